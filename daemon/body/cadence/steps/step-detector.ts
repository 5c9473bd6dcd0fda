import { createOnsetFinder, type Onset } from './onsets.ts';
import { createResampler, sampleRateHz } from './resample.ts';
import { decimation, findRhythm, type StepRhythm, windowSeconds } from './rhythm.ts';
import { createStepPath } from './step-path.ts';

/** A foot on the ground. */
export interface DetectedStep {
  readonly atSeconds: number;
  /** How hard: 0 a shuffle, 1 a stamp. */
  readonly strength01: number;
}

/** Finds steps in acceleration; the sensor may sit anywhere on the body, any way up. One for each sensor. */
export interface StepDetector {
  /** Acceleration with gravity, m/s². Steps come about one and a half steps late, with the time at which they were. */
  accept(sample: {
    readonly atSeconds: number;
    readonly xMps2: number;
    readonly yMps2: number;
    readonly zMps2: number;
  }): readonly DetectedStep[];
  /** The rhythm found in the last seconds; undefined while the body stands. */
  readonly rhythm: StepRhythm | undefined;
  /** How long it has been listening without finding a rhythm; 0 while there is one. */
  readonly restSeconds: number;
}

const rhythmEverySamples = sampleRateHz / 4;
/** StepRhythm is lost in a stumble and found again; the old one serves meanwhile. */
const rhythmLifeSeconds = 1.5;
const forgetAfterSeconds = 3;
/** So long onsets wait for a rhythm. */
const waitingSeconds = 10;
const windowLength = (windowSeconds * sampleRateHz) / decimation;
/** Steepness of a hard step on a shoe, m/s³. */
const hardest = 1500;
const none: readonly DetectedStep[] = [];

export function createStepDetector(): StepDetector {
  const resampler = createResampler();
  const finder = createOnsetFinder();
  const path = createStepPath();
  const forces: number[] = [];
  let waiting: Onset[] = [];
  let rhythm: StepRhythm | undefined;
  let rhythmAtSeconds = Number.NEGATIVE_INFINITY;
  let count = 0;
  let sum = 0;
  let quietSamples = 0;

  const restart = (): void => {
    finder.reset();
    path.reset();
    forces.length = 0;
    waiting = [];
    rhythm = undefined;
    quietSamples = 0;
  };

  const follow = (atSeconds: number, force: number): readonly DetectedStep[] => {
    sum += force;
    count++;
    if (count % decimation === 0) {
      forces.push(sum / decimation);
      sum = 0;
      if (forces.length > windowLength) forces.shift();
    }
    if (count % rhythmEverySamples === 0 && forces.length >= windowLength / 2) {
      const found = findRhythm(forces);
      if (found) {
        rhythm = found;
        rhythmAtSeconds = atSeconds;
      } else if (atSeconds - rhythmAtSeconds > rhythmLifeSeconds) rhythm = undefined;
    }
    // Until the window is half full nothing is known either way.
    quietSamples = rhythm || forces.length < windowLength / 2 ? 0 : quietSamples + 1;
    const onset = finder.push(atSeconds, force);
    if (onset) waiting.push(onset);
    if (rhythm === undefined) {
      // Steps made before there was a rhythm are found once there is.
      waiting = waiting.filter((each) => atSeconds - each.atSeconds < waitingSeconds);
      if (atSeconds - rhythmAtSeconds > forgetAfterSeconds) path.reset();
      return none;
    }
    if (waiting.length === 0) return none;
    const steps = path.push(waiting, rhythm.stepSeconds);
    waiting = [];
    return steps.map((step) => ({
      atSeconds: step.atSeconds,
      strength01: Math.min(1, Math.sqrt(step.strength / hardest)),
    }));
  };

  return {
    accept({ atSeconds, xMps2, yMps2, zMps2 }) {
      const steps: DetectedStep[] = [];
      const force = Math.hypot(xMps2, yMps2, zMps2);
      resampler.push(atSeconds, force, (even) => {
        steps.push(...follow(resampler.atSeconds, even));
      }) || restart();
      return steps;
    },
    get rhythm() {
      return rhythm;
    },
    get restSeconds() {
      return quietSamples / sampleRateHz;
    },
  };
}
