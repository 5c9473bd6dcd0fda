import type { ReadingOf, SensorReading } from '../sensors/reading.ts';
import { nameActivity } from './activity.ts';
import { type Cadence, createCadenceSources } from './cadence/cadence-sources.ts';
import type { StepRhythm } from './cadence/step-tracker.ts';
import { createEffortFollower, type EffortSigns } from './effort.ts';
import { createHeartRateFilter, type HeartRateFilter } from './heart/heart-rate.ts';
import { type BodyOptions, bodyOptionsSchema } from './options.ts';
import { perSensor } from './per-sensor.ts';
import { createSourceTable, type Sourced } from './source-table.ts';
import { createOdometer } from './speed/odometer.ts';
import { createSpeedSources } from './speed/speed-sources.ts';
import { type Activity, type BodyQuantity, type BodyState, bodyQuantities } from './state.ts';

/** Readings of any sensors go in, one body comes out. No clock of its own: it knows what it is told. */
export interface Body {
  /** In order of arrival; a reading older than its source's last is dropped. Returns whether anything was learnt of the body. */
  accept(reading: SensorReading): boolean;
  /** The body at a moment not before the last reading. Asking changes nothing. */
  stateAt(atSeconds: number): BodyState;
  /** Other sensors are trusted first from now on. */
  prefer(priorities: BodyOptions['priorities']): void;
}

/** What is known at a moment, and from whom. */
interface Known {
  readonly cadence: Cadence | undefined;
  readonly speed: Sourced<number> | undefined;
  readonly heartRate: Sourced<number> | undefined;
  readonly power: Sourced<number> | undefined;
  readonly step: Sourced<StepRhythm> | undefined;
}

/** The fastest man at his fastest; what no reading exceeds. */
const sprintMps = 12.5;
const fastestMps = 15;
const longestStepMeters = 2.8;
const slowestStepsSpm = 60;

export function createBody(options: Partial<BodyOptions> = {}): Body {
  const settings = bodyOptionsSchema.parse(options);
  /** One list a quantity, which changes in place: whoever ranks by it has it. */
  const priorities = Object.fromEntries(
    bodyQuantities.map((quantity) => [quantity, [...(settings.priorities[quantity] ?? [])]]),
  ) as Record<BodyQuantity, string[]>;
  const cadences = createCadenceSources(priorities.cadence, priorities.step);
  const speeds = createSpeedSources(priorities.speed);
  const heartRates = createSourceTable<number>(priorities.heartRate);
  const heartFilters = perSensor<HeartRateFilter>(createHeartRateFilter);
  const odometer = createOdometer();
  const efforts = createEffortFollower(settings);
  const powers = createSourceTable<number>(priorities.power);
  let activity: Activity = 'unknown';

  const knownAt = (now: number): Known => {
    const speed = speeds.speedAt(now);
    const cadence = cadences.cadenceAt(now, speed, activity);
    return {
      cadence,
      speed,
      heartRate: heartRates.best(now),
      power: powers.best(now),
      step: cadences.stepsAt(now, cadence),
    };
  };

  const activityOf = ({ cadence, speed, power }: Known): Activity =>
    nameActivity(
      { cadenceSpm: cadence?.spm, speedMps: speed?.value, powered: power !== undefined },
      activity,
      settings.sport,
    );

  /** What this body hardly exceeds: no step is longer than a sprinter's, nor is any sprinter faster. */
  const likelySpeed = (atSeconds: number): number => {
    if (settings.sport === 'cycling' || activity === 'cycling' || powers.best(atSeconds)) return fastestMps;
    const fastest = settings.sport === 'running' ? sprintMps : fastestMps;
    const cadence = cadences.cadenceAt(atSeconds, undefined, activity);
    if (cadence === undefined || cadence.spm < slowestStepsSpm) return fastest;
    return Math.min(fastest, (longestStepMeters * cadence.spm) / 60);
  };

  const acceptHeartRate = (reading: ReadingOf<'heartRate'>): void => {
    const { sensorId, atSeconds } = reading;
    const cadence = cadences.cadenceAt(atSeconds, undefined, activity);
    const believed = heartFilters(sensorId).accept(reading, cadence?.spm);
    if (believed !== undefined) heartRates.accept(sensorId, 0, atSeconds, believed);
  };

  /** Gives the reading to whom it concerns; returns whether anyone learnt from it. */
  const pass = (reading: SensorReading): boolean => {
    const { sensorId, atSeconds } = reading;
    switch (reading.kind) {
      case 'step':
        cadences.step(sensorId, atSeconds);
        return true;
      case 'acceleration':
        return cadences.acceleration(reading);
      case 'cadence':
        cadences.count(sensorId, atSeconds, reading.cadenceSpm);
        speeds.count(sensorId, atSeconds, reading.cadenceSpm);
        return true;
      case 'speed':
        speeds.speed(reading, likelySpeed(atSeconds));
        return true;
      case 'position':
        speeds.position(reading, likelySpeed(atSeconds));
        return true;
      case 'heartRate':
        acceptHeartRate(reading);
        return true;
      case 'power':
        powers.accept(sensorId, 0, atSeconds, reading.powerWatts);
        return true;
      case 'battery':
      case 'control':
      case 'note':
        return false;
    }
  };

  return {
    accept(reading) {
      if (!pass(reading)) return false;
      // What is remembered from reading to reading: the activity, and how long this runner's steps are.
      const known = knownAt(reading.atSeconds);
      odometer.speed(reading.atSeconds, known.speed);
      if (reading.kind === 'position') odometer.locate(reading.atSeconds, reading);
      activity = activityOf(known);
      efforts.learn(reading.atSeconds, signsOf(known, activity));
      const isOnFoot = activity === 'walking' || activity === 'running';
      if (isOnFoot && known.cadence && known.speed)
        cadences.learn(reading.atSeconds, known.cadence, known.speed);
      return true;
    },

    prefer(next) {
      for (const quantity of bodyQuantities)
        priorities[quantity].splice(0, Number.POSITIVE_INFINITY, ...(next[quantity] ?? []));
    },

    stateAt(atSeconds) {
      const known = knownAt(atSeconds);
      const doing = activityOf(known);
      const heard: Known = doing === 'still' ? { ...known, step: undefined } : known;
      const { cadence, speed, heartRate, step } = heard;
      const slope = speeds.slopeAt(atSeconds);
      const distanceMeters = odometer.metersAt(atSeconds);
      return {
        atSeconds,
        activity: doing,
        ...(cadence && { cadenceSpm: cadence.spm }),
        ...(step && stepsAt(atSeconds, step.value)),
        ...(speed && { speedMps: speed.value }),
        ...(heartRate && { heartRateBpm: heartRate.value }),
        ...(distanceMeters !== undefined && { distanceMeters }),
        ...(slope !== undefined && { slope }),
        effort01: efforts.effortAt(atSeconds, signsOf(heard, doing)),
        confidence01: confidenceOf(heard),
        sources: mapKnown(heard, (sourced) => sourced.sensorId),
        ageSeconds: mapKnown(heard, (sourced) => sourced.ageSeconds),
      };
    },
  };
}

function signsOf({ cadence, speed, heartRate, power }: Known, activity: Activity): EffortSigns {
  return {
    activity,
    heartRateBpm: heartRate?.value,
    speedMps: speed?.value,
    powerWatts: power?.value,
    cadenceSpm: cadence?.spm,
  };
}

function stepsAt(now: number, { stepAtSeconds, periodSeconds }: StepRhythm) {
  const turns = (now - stepAtSeconds) / periodSeconds;
  return { stepPhase: turns - Math.floor(turns), stepAtSeconds, stepPeriodSeconds: periodSeconds };
}

/** Each independent sign leaves less doubt; cadence most of all, and less so when it is only derived. */
function confidenceOf({ cadence, speed, heartRate }: Known): number {
  const doubt = (sourced: Sourced<unknown> | undefined, weight: number): number =>
    1 - weight * (sourced === undefined ? 0 : 0.5 + 0.5 * sourced.freshness01);
  return 1 - doubt(cadence, cadence?.isDerived ? 0.3 : 0.8) * doubt(speed, 0.6) * doubt(heartRate, 0.4);
}

function mapKnown<V>(known: Known, value: (sourced: Sourced<unknown>) => V): Partial<Record<keyof Known, V>> {
  const mapped: Partial<Record<keyof Known, V>> = {};
  for (const key of Object.keys(known) as (keyof Known)[]) {
    const sourced = known[key];
    if (sourced) mapped[key] = value(sourced);
  }
  return mapped;
}
