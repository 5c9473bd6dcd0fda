import type { ReadingOf, SensorReading } from '../sensors/reading.ts';
import { nameActivity } from './activity.ts';
import { effortOf } from './effort.ts';
import { createHeartRateFilter, type HeartRateFilter } from './heart-rate.ts';
import { type BodyOptions, bodyOptionsSchema } from './options.ts';
import { createPositionSpeed, type PositionSpeed } from './position-speed.ts';
import { createSlopeFinder, type SlopeFinder } from './slope.ts';
import { createSourceTable, type Sourced } from './source-table.ts';
import { createSpeedFilter, type SpeedOrigin } from './speed-filter.ts';
import type { Activity, BodyState } from './state.ts';
import { createStepTracker, type StepRhythm, type StepTracker } from './step-tracker.ts';
import { createStepDetector, type StepDetector } from './steps/step-detector.ts';
import { createStrideModel } from './stride.ts';

/** Readings of any sensors go in, one body comes out. No clock of its own: it knows what it is told. */
export interface Body {
  /** In order of arrival; a reading older than its source's last is dropped. */
  accept(reading: SensorReading): void;
  /** The body at a moment not before the last reading. Asking changes nothing. */
  stateAt(atSeconds: number): BodyState;
}

/** Ways of knowing, best first: the foot itself, a sensor's count, a receiver's Doppler speed, the map. */
const rank = { step: 0, sensor: 1, receiver: 2, places: 3 } as const;
/** A foot pod that says 0 at this speed has lost the foot. */
const surelyMovingMps = 2;
/** After so long, in time and in steps, without a step, a sensor that counts is believed before the rhythm that was. */
const rhythmLifeSeconds = 1.5;
const rhythmLifeSteps = 4;
/** Without a rhythm for so long, whoever carries an accelerometer stands. */
const surelyStandingSeconds = 2;

type CadenceSign = { readonly spm: number } | { readonly rhythm: StepRhythm };

interface Known {
  readonly cadence?: (Sourced<unknown> & { readonly spm: number }) | undefined;
  readonly speed?: Sourced<number> | undefined;
  readonly heartRate?: Sourced<number> | undefined;
  readonly power?: Sourced<number> | undefined;
}

export function createBody(options: Partial<BodyOptions> = {}): Body {
  const settings = bodyOptionsSchema.parse(options);
  const { priorities } = settings;
  const cadences = createSourceTable<CadenceSign>(priorities.cadence);
  const steps = createSourceTable<StepRhythm>(priorities.step);
  const speeds = createSourceTable<number>(priorities.speed);
  const heartRates = createSourceTable<number>(priorities.heartRate);
  const powers = createSourceTable<number>(priorities.power);
  const speedFilter = createSpeedFilter();
  const stride = createStrideModel();
  const trackers = perSensor<StepTracker>(createStepTracker);
  const detectors = perSensor<StepDetector>(createStepDetector);
  const toldRest = new Map<string, number>();
  const heartFilters = perSensor<HeartRateFilter>(createHeartRateFilter);
  const positionSpeeds = perSensor<PositionSpeed>(createPositionSpeed);
  const slopes = perSensor<SlopeFinder>(createSlopeFinder);
  let slope: SlopeFinder | undefined;
  let activity: Activity = 'unknown';
  let learntAtSeconds = Number.NEGATIVE_INFINITY;

  const cadenceAt = (now: number, speedMps: number | undefined, speedId: string | undefined) => {
    const lostFoot = (sign: CadenceSign): boolean =>
      activity !== 'cycling' && spmOf(sign) < 30 && (speedMps ?? 0) >= surelyMovingMps;
    const measured =
      cadences.best(now, (sign, age) => !lostFoot(sign) && age <= steadyLifeOf(sign)) ??
      cadences.best(now, (sign) => !lostFoot(sign));
    if (measured) return { ...measured, spm: spmOf(measured.value) };
    const spm = speedMps === undefined || activity === 'cycling' ? undefined : stride.cadenceSpm(speedMps);
    const speed = speeds.best(now);
    if (spm === undefined || speed === undefined || speedId === undefined) return undefined;
    return { ...speed, sensorId: `stride:${speedId}`, spm };
  };

  /** The best source gives its name, all of them the value. */
  const speedAt = (now: number): Sourced<number> | undefined => {
    const best = speeds.best(now);
    return best && { ...best, value: speedFilter.speedMps };
  };

  const knownAt = (now: number): Known => {
    const speed = speedAt(now);
    return {
      speed,
      cadence: cadenceAt(now, speed?.value, speed?.sensorId),
      heartRate: heartRates.best(now),
      power: powers.best(now),
    };
  };

  const activityOf = (known: Known): Activity =>
    nameActivity(
      { cadenceSpm: known.cadence?.spm, speedMps: known.speed?.value, powered: known.power !== undefined },
      activity,
      settings.sport,
    );

  const acceptStep = (sensorId: string, atSeconds: number): void => {
    const tracker = trackers(sensorId);
    tracker.step(atSeconds);
    if (tracker.rhythm === undefined) return;
    steps.accept(sensorId, rank.step, atSeconds, tracker.rhythm);
    cadences.accept(sensorId, rank.step, atSeconds, { rhythm: tracker.rhythm });
  };

  /** Whether anything was learnt: a step, or once a second that there are none. */
  const acceptAcceleration = (reading: ReadingOf<'acceleration'>): boolean => {
    const { sensorId, atSeconds } = reading;
    const detector = detectors(sensorId);
    const steps = detector.accept(reading);
    for (const step of steps) acceptStep(sensorId, step.atSeconds);
    if (steps.length > 0) return true;
    // A sensor that feels, and feels no walk, has measured that there is none.
    const { restSeconds } = detector;
    if (restSeconds < surelyStandingSeconds || restSeconds - (toldRest.get(sensorId) ?? 0) < 1) {
      if (restSeconds === 0) toldRest.delete(sensorId);
      return false;
    }
    toldRest.set(sensorId, restSeconds);
    cadences.accept(sensorId, rank.step, atSeconds, { spm: 0 });
    return true;
  };

  const acceptSpeed = (sensorId: string, origin: SpeedOrigin, atSeconds: number, speedMps: number): void => {
    speeds.accept(sensorId, rank[origin], atSeconds, speedMps);
    const best = speeds.best(atSeconds);
    if (best === undefined) return;
    // A sensor that was put first by its owner is not mixed with others while it speaks, nor the map with anything.
    const isOthers = best.sensorId !== sensorId && (priorities.speed ?? []).includes(best.sensorId);
    const isWorse = origin === 'places' && best.rank < rank.places;
    if (!isOthers && !isWorse) speedFilter.accept(origin, atSeconds, speedMps);
  };

  const acceptPosition = (position: ReadingOf<'position'>): void => {
    const { sensorId, atSeconds, speedMps } = position;
    const between = positionSpeeds(sensorId).accept(position);
    if (speedMps !== undefined) acceptSpeed(sensorId, 'receiver', atSeconds, speedMps);
    else if (between !== undefined) acceptSpeed(sensorId, 'places', atSeconds, between);
    if (position.altitudeMeters !== undefined)
      slopes(sensorId).accept(atSeconds, position.altitudeMeters, speedFilter.speedMps);
    if (slopes(sensorId).slopeAt(atSeconds) !== undefined) slope = slopes(sensorId);
  };

  const acceptHeartRate = (reading: ReadingOf<'heartRate'>): void => {
    const cadence = cadences.best(reading.atSeconds);
    const believed = heartFilters(reading.sensorId).accept(reading, cadence && spmOf(cadence.value));
    if (believed !== undefined) heartRates.accept(reading.sensorId, rank.sensor, reading.atSeconds, believed);
  };

  /** What is remembered from reading to reading: the activity, and the length of this runner's steps. */
  const learn = (now: number): void => {
    const known = knownAt(now);
    activity = activityOf(known);
    const { cadence, speed } = known;
    if (now - learntAtSeconds < 1 || cadence === undefined || speed === undefined) return;
    const measured =
      !cadence.sensorId.startsWith('stride:') && cadence.ageSeconds < 2 && speed.ageSeconds < 2;
    if (!measured || (activity !== 'walking' && activity !== 'running')) return;
    learntAtSeconds = now;
    stride.learn(speed.value, cadence.spm);
  };

  return {
    accept(reading) {
      const { sensorId, atSeconds } = reading;
      switch (reading.kind) {
        case 'step':
          acceptStep(sensorId, atSeconds);
          break;
        case 'acceleration':
          if (!acceptAcceleration(reading)) return;
          break;
        case 'cadence':
          cadences.accept(sensorId, rank.sensor, atSeconds, { spm: reading.cadenceSpm });
          break;
        case 'speed':
          acceptSpeed(sensorId, 'sensor', atSeconds, reading.speedMps);
          break;
        case 'position':
          acceptPosition(reading);
          break;
        case 'heartRate':
          acceptHeartRate(reading);
          break;
        case 'power':
          powers.accept(sensorId, rank.sensor, atSeconds, reading.powerWatts);
          break;
        default:
          return;
      }
      learn(atSeconds);
    },

    stateAt(atSeconds) {
      const known = knownAt(atSeconds);
      const { cadence, speed, heartRate, power } = known;
      const doing = activityOf(known);
      const steepness = slope?.slopeAt(atSeconds);
      const step = doing === 'still' ? undefined : steps.best(atSeconds);
      return {
        atSeconds,
        activity: doing,
        ...(cadence && { cadenceSpm: cadence.spm }),
        ...(step && { stepPhase: phaseAt(atSeconds, step.value), stepAtSeconds: step.value.stepAtSeconds }),
        ...(speed && { speedMps: speed.value }),
        ...(heartRate && { heartRateBpm: heartRate.value }),
        ...(steepness !== undefined && { slope: steepness }),
        effort01: effortOf(
          {
            activity: doing,
            heartRateBpm: heartRate?.value,
            speedMps: speed?.value,
            powerWatts: power?.value,
            cadenceSpm: cadence?.spm,
          },
          settings,
        ),
        confidence01: confidenceOf(known),
        sources: mapKnown({ ...known, step }, (sourced) => sourced.sensorId),
        ageSeconds: mapKnown({ ...known, step }, (sourced) => sourced.ageSeconds),
      };
    },
  };
}

function spmOf(sign: CadenceSign): number {
  return 'spm' in sign ? sign.spm : sign.rhythm.cadenceSpm;
}

/** A count holds until it is stale; a rhythm of steps not so long. */
function steadyLifeOf(sign: CadenceSign): number {
  if ('spm' in sign) return Number.POSITIVE_INFINITY;
  return Math.max(rhythmLifeSeconds, rhythmLifeSteps * sign.rhythm.periodSeconds);
}

function phaseAt(now: number, { stepAtSeconds, periodSeconds }: StepRhythm): number {
  const turns = (now - stepAtSeconds) / periodSeconds;
  return turns - Math.floor(turns);
}

/** Each independent sign leaves less doubt; cadence most of all, and less so when it is only derived. */
function confidenceOf({ cadence, speed, heartRate }: Known): number {
  const derived = cadence?.sensorId.startsWith('stride:') ?? false;
  const doubt = (sourced: Sourced<unknown> | undefined, weight: number): number =>
    1 - weight * (sourced === undefined ? 0 : 0.5 + 0.5 * sourced.freshness01);
  return 1 - doubt(cadence, derived ? 0.3 : 0.8) * doubt(speed, 0.6) * doubt(heartRate, 0.4);
}

function mapKnown<K extends string, V>(
  known: { readonly [key in K]?: Sourced<unknown> | undefined },
  value: (sourced: Sourced<unknown>) => V,
): Partial<Record<K, V>> {
  const mapped: Partial<Record<K, V>> = {};
  for (const key of Object.keys(known) as K[]) {
    const sourced = known[key];
    if (sourced) mapped[key] = value(sourced);
  }
  return mapped;
}

/** Names come from outside: more sensors than any body wears are not remembered. */
const mostSensors = 64;

function perSensor<T>(create: () => T): (sensorId: string) => T {
  const made = new Map<string, T>();
  return (sensorId) => {
    let one = made.get(sensorId);
    if (one === undefined) {
      if (made.size >= mostSensors) made.delete([...made.keys()][0] ?? '');
      one = create();
      made.set(sensorId, one);
    }
    return one;
  };
}
