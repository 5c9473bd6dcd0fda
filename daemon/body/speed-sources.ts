import type { ReadingOf } from '../sensors/reading.ts';
import { perSensor } from './per-sensor.ts';
import { createPositionSpeed, type PositionSpeed } from './position-speed.ts';
import { createSlopeFinder, type SlopeFinder } from './slope.ts';
import { createSourceTable, type Sourced } from './source-table.ts';
import { createSpeedFilter, type SpeedOrigin } from './speed-filter.ts';

/** All that tells the speed, and the slope that goes with it. */
export interface SpeedSources {
  speed(sensorId: string, atSeconds: number, speedMps: number): void;
  position(reading: ReadingOf<'position'>): void;
  /** The best source gives its name, all of them the value. */
  speedAt(nowSeconds: number): Sourced<number> | undefined;
  slopeAt(nowSeconds: number): number | undefined;
}

/** Ways of knowing, best first: a foot pod, a receiver's Doppler speed, the map. */
const rank: Readonly<Record<SpeedOrigin, number>> = { sensor: 0, receiver: 1, places: 2 };

export function createSpeedSources(priorities: readonly string[] = []): SpeedSources {
  const speeds = createSourceTable<number>(priorities);
  const filter = createSpeedFilter();
  const fromPlaces = perSensor<PositionSpeed>(createPositionSpeed);
  const slopes = perSensor<SlopeFinder>(createSlopeFinder);
  let slope: SlopeFinder | undefined;

  const accept = (sensorId: string, origin: SpeedOrigin, atSeconds: number, speedMps: number): void => {
    speeds.accept(sensorId, rank[origin], atSeconds, speedMps);
    const best = speeds.best(atSeconds);
    if (best === undefined) return;
    // A sensor that its owner put first is not mixed with others while it speaks, nor the map with anything.
    const isOthers = best.sensorId !== sensorId && priorities.includes(best.sensorId);
    const isWorse = origin === 'places' && best.rank < rank.places;
    if (!isOthers && !isWorse) filter.accept(origin, atSeconds, speedMps);
  };

  return {
    speed: (sensorId, atSeconds, speedMps) => accept(sensorId, 'sensor', atSeconds, speedMps),

    position(reading) {
      const { sensorId, atSeconds, altitudeMeters, speedMps } = reading;
      const between = fromPlaces(sensorId).accept(reading);
      if (speedMps !== undefined) accept(sensorId, 'receiver', atSeconds, speedMps);
      else if (between !== undefined) accept(sensorId, 'places', atSeconds, between);
      if (altitudeMeters === undefined) return;
      const finder = slopes(sensorId);
      finder.accept(atSeconds, altitudeMeters, filter.speedMps);
      if (finder.slopeAt(atSeconds) !== undefined) slope = finder;
    },

    speedAt(now) {
      const best = speeds.best(now);
      return best && { ...best, value: filter.speedMps };
    },

    slopeAt: (now) => slope?.slopeAt(now),
  };
}
