import type { ReadingOf } from '../../sensors/reading.ts';
import { perSensor } from '../per-sensor.ts';
import { createSourceTable, type Sourced } from '../source-table.ts';
import type { Activity } from '../state.ts';
import { createStepTracker, type StepRhythm, type StepTracker } from './step-tracker.ts';
import { createStepDetector, type StepDetector } from './steps/step-detector.ts';
import { createStrideModel, gaitChangeMps } from './stride.ts';

export interface Cadence extends Sourced<unknown> {
  readonly spm: number;
  /** Told by speed and the learnt step length, not measured. */
  readonly isDerived: boolean;
  /** The steps that tell it. */
  readonly rhythm?: StepRhythm | undefined;
}

/** All that tells the cadence: single steps, acceleration, sensors that count, and in the end speed. */
export interface CadenceSources {
  step(sensorId: string, atSeconds: number): void;
  count(sensorId: string, atSeconds: number, cadenceSpm: number): void;
  /** Returns whether anything was learnt: a step, or once a second that there are none. */
  acceleration(reading: ReadingOf<'acceleration'>): boolean;
  cadenceAt(nowSeconds: number, speed: Sourced<number> | undefined, activity: Activity): Cadence | undefined;
  /** The rhythm of single steps, while they come and are steps of this cadence. */
  stepsAt(nowSeconds: number, cadence: Cadence | undefined): Sourced<StepRhythm> | undefined;
  /** How long this runner's steps are. */
  learn(nowSeconds: number, cadence: Cadence, speed: Sourced<number>): void;
}

/** Ways of knowing, best first: the foot itself, a sensor's count. */
const rank = { step: 0, count: 1 } as const;
/** After so long, in time and in steps, without a step, a sensor that counts is believed before the rhythm that was. */
const rhythmLifeSeconds = 1.5;
const rhythmLifeSteps = 4;
/** Without a rhythm for so long, whoever carries an accelerometer stands. */
const surelyStandingSeconds = 2;
/** Who still says steps so long after an accelerometer felt its last one knows better: it lies on a tray, or is a wall's. */
const contradictedSeconds = 6;
/** Steps of another cadence, by so great a share, are somebody else's, or another count of them. */
const sameCadence = 0.04;
/** Under this nobody steps. */
const standingSpm = 30;
const learnEverySeconds = 1;
const freshEnoughSeconds = 2;

/** What is told: a count, steps, or that there are none and since when. */
type Sign = { readonly spm: number; readonly restsSinceSeconds?: number } | { readonly rhythm: StepRhythm };

export function createCadenceSources(
  priorities: readonly string[] = [],
  stepPriorities: readonly string[] = [],
): CadenceSources {
  const cadences = createSourceTable<Sign>(priorities);
  const steps = createSourceTable<StepRhythm>(stepPriorities);
  const trackers = perSensor<StepTracker>(createStepTracker);
  const detectors = perSensor<{ readonly steps: StepDetector; toldRestSeconds: number }>(() => ({
    steps: createStepDetector(),
    toldRestSeconds: 0,
  }));
  const stride = createStrideModel();
  let learntAtSeconds = Number.NEGATIVE_INFINITY;

  const step = (sensorId: string, atSeconds: number): void => {
    const tracker = trackers(sensorId);
    tracker.step(atSeconds);
    if (tracker.rhythm === undefined) return;
    steps.accept(sensorId, rank.step, atSeconds, tracker.rhythm);
    cadences.accept(sensorId, rank.step, atSeconds, { rhythm: tracker.rhythm });
  };

  const derived = (speed: Sourced<number> | undefined, activity: Activity): Cadence | undefined => {
    const isOnFoot = activity === 'walking' || activity === 'running';
    const spm = speed && stride.cadenceSpm(speed.value, isOnFoot ? activity === 'running' : undefined);
    if (speed === undefined || spm === undefined) return undefined;
    return { ...speed, sensorId: `stride:${speed.sensorId}`, spm, isDerived: true };
  };

  /** Whoever goes on telling of steps while an accelerometer feels none, unless its owner believes that one. */
  const contradicted = (now: number, { sensorId, value }: Sourced<Sign>): Sourced<Sign> | undefined => {
    if ('rhythm' in value || value.restsSinceSeconds === undefined) return undefined;
    if (priorities.includes(sensorId)) return undefined;
    const fromSeconds = value.restsSinceSeconds + contradictedSeconds;
    return cadences.best(
      now,
      (sign, age) => spmOf(sign) >= standingSpm && age <= steadyLifeOf(sign) && now - age >= fromSeconds,
    );
  };

  return {
    step,

    count: (sensorId, atSeconds, spm) => cadences.accept(sensorId, rank.count, atSeconds, { spm }),

    acceleration(reading) {
      const { sensorId, atSeconds } = reading;
      const detector = detectors(sensorId);
      const found = detector.steps.accept(reading);
      for (const each of found) step(sensorId, each.atSeconds);
      if (found.length > 0) return true;
      // A sensor that feels, and feels no walk, has measured that there is none.
      const { restSeconds } = detector.steps;
      if (restSeconds === 0) detector.toldRestSeconds = 0;
      if (restSeconds < Math.max(surelyStandingSeconds, detector.toldRestSeconds + 1)) return false;
      detector.toldRestSeconds = restSeconds;
      const restsSinceSeconds = atSeconds - restSeconds;
      cadences.accept(sensorId, rank.step, atSeconds, { spm: 0, restsSinceSeconds });
      return true;
    },

    cadenceAt(now, speed, activity) {
      // A foot pod that says 0 to a runner has lost the foot; a cyclist may coast.
      const mustStep = activity !== 'cycling' && (speed?.value ?? 0) >= gaitChangeMps;
      const isPossible = (sign: Sign): boolean => !mustStep || spmOf(sign) >= standingSpm;
      const best =
        cadences.best(now, (sign, age) => isPossible(sign) && age <= steadyLifeOf(sign)) ??
        cadences.best(now, isPossible);
      const measured = best && (contradicted(now, best) ?? best);
      if (measured) {
        const rhythm = 'rhythm' in measured.value ? measured.value.rhythm : undefined;
        return { ...measured, spm: spmOf(measured.value), isDerived: false, rhythm };
      }
      return activity === 'cycling' ? undefined : derived(speed, activity);
    },

    stepsAt: (now, cadence) =>
      steps.best(now, (rhythm, age) => {
        // The rhythm that tells the cadence tells the phase for as long.
        if (cadence === undefined || cadence.rhythm === rhythm) return true;
        const isSame = Math.abs(rhythm.cadenceSpm / cadence.spm - 1) <= sameCadence;
        return isSame && age <= steadyLifeOf({ rhythm });
      }),

    learn(now, cadence, speed) {
      if (now - learntAtSeconds < learnEverySeconds || cadence.isDerived) return;
      if (cadence.ageSeconds > freshEnoughSeconds || speed.ageSeconds > freshEnoughSeconds) return;
      learntAtSeconds = now;
      stride.learn(speed.value, cadence.spm);
    },
  };
}

function spmOf(sign: Sign): number {
  return 'spm' in sign ? sign.spm : sign.rhythm.cadenceSpm;
}

/** A count holds until it is stale; a rhythm of steps not so long. */
function steadyLifeOf(sign: Sign): number {
  if ('spm' in sign) return Number.POSITIVE_INFINITY;
  return Math.max(rhythmLifeSeconds, rhythmLifeSteps * sign.rhythm.periodSeconds);
}
