import type { ReadingOf } from '../../sensors/reading.ts';
import { perSensor } from '../per-sensor.ts';
import { createSourceTable, type Sourced } from '../source-table.ts';
import { createOwnFeet } from './own-feet.ts';
import { createPodCalibration, type PodCalibration } from './pod-calibration.ts';
import { createPositionSpeed, type PositionSpeed } from './position-speed.ts';
import { createSlopeFinder, type SlopeFinder } from './slope.ts';
import { createSpeedFilter, type SpeedOrigin } from './speed-filter.ts';
import { createSpeedGate, type SpeedGate } from './speed-gate.ts';

/** All that tells the speed, and the slope that goes with it. `likelyMps`: what this body hardly exceeds. */
export interface SpeedSources {
  speed(reading: ReadingOf<'speed'>, likelyMps: number): void;
  /** What a sensor counts of steps: one that counts and tells a speed of 0 does not know its speed. */
  count(sensorId: string, atSeconds: number, spm: number): void;
  position(reading: ReadingOf<'position'>, likelyMps: number): void;
  /** The best source gives its name, all of them the value. */
  speedAt(nowSeconds: number): Sourced<number> | undefined;
  slopeAt(nowSeconds: number): number | undefined;
}

/** Ways of knowing, best first: a foot pod, a receiver's Doppler speed, the map. */
const rank: Readonly<Record<SpeedOrigin, number>> = { sensor: 0, receiver: 1, positions: 2 };
/** A receiver that sees nobody move while the feet do is indoors. */
const seesNobodyMps = 0.5;
const feetMoveMps = 1.5;
/** What a source says sooner than this after its last word is not news: nobody's speed changes so fast, and floods cost. */
const shortestIntervalSeconds = 0.05;

export function createSpeedSources(priorities: readonly string[] = []): SpeedSources {
  const speeds = createSourceTable<number>(priorities);
  const filter = createSpeedFilter();
  const gates = perSensor<SpeedGate>(createSpeedGate);
  const calibrations = perSensor<PodCalibration>(createPodCalibration);
  const pods = new Set<string>();
  const feet = createOwnFeet();
  const fromPositions = perSensor<PositionSpeed>(createPositionSpeed);
  const slopes = perSensor<SlopeFinder>(createSlopeFinder);
  const lastWords = perSensor(() => ({ atSeconds: Number.NEGATIVE_INFINITY }));
  let slope: SlopeFinder | undefined;

  const isNews = ({ kind, sensorId, atSeconds }: ReadingOf<'speed' | 'position'>): boolean => {
    const last = lastWords(`${kind} ${sensorId}`);
    // A hair less: twenty a second, rounded, are news.
    if (atSeconds - last.atSeconds < shortestIntervalSeconds - 1e-6) return false;
    last.atSeconds = atSeconds;
    return true;
  };

  const bestAt = (now: number): Sourced<number> | undefined => {
    const best = speeds.best(now);
    const stands = best?.rank === rank.sensor && best.value < seesNobodyMps;
    if (!stands || priorities.includes(best.sensorId)) return best;
    // The treadmill that was left stands still, and its runner's pod goes on.
    const moving = speeds.best(now, (speedMps) => speedMps >= feetMoveMps);
    return moving?.rank === rank.sensor ? moving : best;
  };

  /** A pod that its owner put first is right, whatever the sky says. */
  const calibrated = (sensorId: string, origin: SpeedOrigin, atSeconds: number, speedMps: number): number => {
    if (origin === 'receiver') {
      for (const pod of pods) calibrations(pod).receiver(atSeconds, speedMps);
      return speedMps;
    }
    if (origin === 'positions' || priorities.includes(sensorId)) return speedMps;
    if (pods.size < 8) pods.add(sensorId);
    return calibrations(sensorId).pod(atSeconds, speedMps);
  };

  const accept = (
    { sensorId, atSeconds }: { readonly sensorId: string; readonly atSeconds: number },
    origin: SpeedOrigin,
    toldMps: number,
    likelyMps: number,
  ): void => {
    if (!gates(`${origin} ${sensorId}`).accept(origin, atSeconds, toldMps, likelyMps)) return;
    const speedMps = calibrated(sensorId, origin, atSeconds, toldMps);
    speeds.accept(sensorId, rank[origin], atSeconds, speedMps);
    const best = bestAt(atSeconds);
    if (best === undefined) return;
    // A sensor that its owner put first is not mixed with others while it speaks, nor are a treadmill and a pod with each
    // other, which differ by what each has wrong, nor the map with anything.
    const isOthers =
      best.sensorId !== sensorId &&
      (priorities.includes(best.sensorId) || (origin === 'sensor' && best.rank === rank.sensor));
    const isWorse = origin === 'positions' && best.rank < rank.positions;
    const isIndoors =
      origin === 'receiver' &&
      best.rank < rank.receiver &&
      speedMps < seesNobodyMps &&
      best.value > feetMoveMps;
    if (!isOthers && !isWorse && !isIndoors) filter.accept(origin, atSeconds, speedMps);
  };

  return {
    speed(reading, likelyMps) {
      const { sensorId, atSeconds, speedMps } = reading;
      if (isNews(reading) && !feet.contradict(sensorId, atSeconds, speedMps))
        accept(reading, 'sensor', speedMps, likelyMps);
    },

    count: feet.count,

    position(reading, likelyMps) {
      if (!isNews(reading)) return;
      const { sensorId, atSeconds, altitudeMeters, speedMps } = reading;
      const between = fromPositions(sensorId).accept(reading);
      if (speedMps !== undefined) accept(reading, 'receiver', speedMps, likelyMps);
      else if (between !== undefined) accept(reading, 'positions', between, likelyMps);
      if (altitudeMeters === undefined) return;
      const finder = slopes(sensorId);
      finder.accept(atSeconds, altitudeMeters, filter.speedMps);
      if (finder.slopeAt(atSeconds) !== undefined) slope = finder;
    },

    speedAt(now) {
      const best = bestAt(now);
      return best && { ...best, value: filter.speedMps };
    },

    slopeAt: (now) => slope?.slopeAt(now),
  };
}
