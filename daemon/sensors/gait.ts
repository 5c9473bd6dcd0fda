/**
 * How likely a cadence is at a speed, for people of any height who walk or run. Walkers of all heights lengthen their
 * steps as they quicken them, so that length over cadence hardly changes; runners change their cadence little, and
 * lengthen their steps.
 */
export interface Gait {
  /** Steps a minute, above 0. */
  readonly cadenceSpm: number;
  /** Undefined where it is not known. */
  readonly speedMps: number | undefined;
  /** Who else knows whether this is a run. */
  readonly said?: GaitSaid | undefined;
}

/** `runsNow`: by the sensor, of this moment; the others are the name of what was recorded. */
export type GaitSaid = 'runsNow' | 'aRun' | 'aWalk';

/** By how much it turns the odds. A recording of a run has walks in it; of a walk, seldom a run. */
const saidOdds: Readonly<Record<GaitSaid, number>> = { runsNow: 4, aRun: 2, aWalk: -3 };

/** Step length over cadence of an adult who walks, metres a step a minute. */
const walkRatio = 0.0062;
/** Of the cadence's logarithm: between people, and between the minutes of one. Legs limit how long a step can be. */
const walkSpread = { slower: 0.11, quicker: 0.14 };
const runSpread = { slower: 0.08, quicker: 0.08 };
/** Half of the people run at 2 m/s; at 1.4 m/s one in twenty does. */
const evenMps = 2;
const evenSpreadMps = 0.2;
/** Below this nobody goes anywhere: the speed is a receiver's wandering, or a pod that does not know. */
const goesMps = 0.25;

/** Where no speed is known: walks and runs as they are recorded, all together. */
const anyWalk = { spm: 108, spread: { slower: 0.16, quicker: 0.16 } };
const anyRun = { spm: 168, spread: { slower: 0.09, quicker: 0.09 } };
const anyOdds = Math.log(0.6 / 0.4);
/** Whatever is counted is counted wrongly now and then. */
const miscounted = 1e-4;

interface Spread {
  readonly slower: number;
  readonly quicker: number;
}

/** Logarithm of the likelihood of the cadence, to be compared with that of another one at the same speed. */
export function logLikelihoodOf({ cadenceSpm, speedMps = 0, said }: Gait): number {
  const isKnown = speedMps >= goesMps;
  const odds = (isKnown ? (speedMps - evenMps) / evenSpreadMps : anyOdds) + (said ? saidOdds[said] : 0);
  const runs = 1 / (1 + Math.exp(-odds));
  const running = isKnown
    ? density(cadenceSpm, 144 + 7 * speedMps, runSpread)
    : density(cadenceSpm, anyRun.spm, anyRun.spread);
  const walking = isKnown
    ? density(cadenceSpm, Math.sqrt((60 * speedMps) / walkRatio), walkSpread)
    : density(cadenceSpm, anyWalk.spm, anyWalk.spread);
  return Math.log(runs * running + (1 - runs) * walking + miscounted);
}

/** Log-normal, up to a factor that all share. */
function density(spm: number, usualSpm: number, { slower, quicker }: Spread): number {
  const apart = Math.log(spm / usualSpm);
  const deviations = apart / (apart < 0 ? slower : quicker);
  return Math.exp(-(deviations ** 2) / 2) / ((slower + quicker) / 2);
}
