import { type GaitSaid, logLikelihoodOf } from './gait.ts';

/**
 * How many steps a device's cycle stands for. Most count strides, two steps; some write steps a minute into the same
 * field. What people do decides: of each moment it is asked whether its cycles, at its speed, are likelier to be steps or
 * to be strides, and of all moments together, those in doubt say little and those that cannot be otherwise say most.
 */
export interface Cycles {
  readonly cyclesPerMinute: number;
  readonly speedMps?: number | undefined;
  readonly said?: GaitSaid | undefined;
  /** Shown by a length of steps or strides that the device tells beside them. */
  readonly shown?: StepsPerCycle | undefined;
}
export type StepsPerCycle = 1 | 2;

/** No moment says more than this (logarithm of the odds): sensors are wrong for seconds. */
const mostOdds = 4;
/** Strides are so much likelier beforehand; at each moment, since the doubtful ones are much alike. */
const stridesOdds = 0.5;

/** What a length beside the cycles says of them; `strideMeters`: as the device calls it, be it of a stride or a step. */
export function withStrideLength(moment: Cycles, strideMeters: number | undefined): Cycles {
  if (strideMeters === undefined || moment.cyclesPerMinute <= 0) return moment;
  const saidMps = (strideMeters * moment.cyclesPerMinute) / 60;
  // A pod that does not know its speed tells 0.
  if (!moment.speedMps) return { ...moment, speedMps: saidMps };
  const times = saidMps / moment.speedMps;
  if (Math.abs(times - 2) < 0.3) return { ...moment, shown: 1 };
  return Math.abs(times - 0.5) < 0.08 ? { ...moment, shown: 2 } : moment;
}

/**
 * Of all that a device has recorded. Doubtful moments are much alike, so that a hundred of them know little more than
 * one: squares count. `makersOdds`: by how much more its make is known to count strides.
 */
export function stepsPerCycle(moments: readonly Cycles[], makersOdds = 0): StepsPerCycle {
  let sum = 0;
  for (const moment of moments) {
    const odds = oddsOfSteps(moment, makersOdds);
    sum += odds * Math.abs(odds);
  }
  return sum > 0 ? 1 : 2;
}

/** The same while it runs: what one sensor has shown it keeps, over walks and lost connections. */
export interface CycleMeaning {
  stepsPerCycle(moment: Cycles): StepsPerCycle;
}

/** Moments that say this much prove something; the others are believed only while nothing is proven. */
const certainOdds = 3;
const provenOdds = 40;
/** Enough that a dozen wrong counts change nothing. */
const longestMemoryOdds = 60;
/** A meaning once told is given up when the other is this much likelier. */
const changeOdds = 6;

export function createCycleMeaning(): CycleMeaning {
  let odds = 0;
  let meaning: StepsPerCycle | undefined;
  return {
    stepsPerCycle(moment) {
      const said = oddsOfSteps(moment, 0);
      const isCertain = Math.abs(said) >= certainOdds;
      if (isCertain || Math.abs(odds) < provenOdds) {
        const most = isCertain ? longestMemoryOdds : provenOdds - 1;
        odds = Math.max(-most, Math.min(most, odds + said));
      }
      meaning ??= odds > 0 ? 1 : 2;
      if (Math.abs(odds) > changeOdds) meaning = odds > 0 ? 1 : 2;
      return meaning;
    },
  };
}

/** Above 0: likelier steps than strides. 0 of who stands. */
function oddsOfSteps({ cyclesPerMinute, speedMps, said, shown }: Cycles, makersOdds: number): number {
  if (cyclesPerMinute <= 0) return 0;
  if (shown !== undefined) return shown === 1 ? mostOdds : -mostOdds;
  const as = (steps: StepsPerCycle): number =>
    logLikelihoodOf({ cadenceSpm: steps * cyclesPerMinute, speedMps, said });
  return Math.max(-mostOdds, Math.min(mostOdds, as(1) - as(2))) - stridesOdds - makersOdds;
}
