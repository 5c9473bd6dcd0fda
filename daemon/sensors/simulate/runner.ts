import { unit } from '../../system/numbers.ts';
import { createRandom, deriveSeed, type Random } from '../../time/random.ts';
import type { Effort } from './scenario.ts';

/** One second of a simulated body, as it really is: sensors see it less exactly. */
export interface BodySecond {
  readonly second: number;
  readonly cadenceSpm: number;
  readonly speedMps: number;
  readonly heartRateBpm: number;
  /** When feet fell in this second (sorted), each with the strength of its fall. */
  readonly steps: readonly { readonly atSeconds: number; readonly strength01: number }[];
  /** Steps until the end of this second. */
  readonly totalSteps: number;
  /** Time between heart beats that ended in this second. */
  readonly rrSeconds: readonly number[];
  /** Distance run until the second began. */
  readonly distanceMeters: number;
  /** Climbed since the start; below zero further down. */
  readonly climbMeters: number;
}

/** A runner's cadence breathes by less than a step a minute; with the sensor's noise it stays within 1.5. */
const cadenceWanderSpm = 0.8;
const speedWander = 0.008;
/** Measured step times scatter by about 2 %; three deviations are the most. */
const stepJitter = 0.02;

const restBpm = 62;
const maxBpm = 188;
/** The heart takes longer to calm down than to wake up. */
const heartRiseSeconds = 35;
const heartFallSeconds = 55;
/** Heat and thirst: up to 10 beats an hour or so. */
const driftBpmPerSecond = 9 / 3600;
const mostDriftBpm = 12;

/** Turns what a scenario asks for into what a body does; call `next` for second 0, 1, 2 ... */
export function createRunner(seed: number): { next(effort: Effort): BodySecond } {
  const randomFor = (label: string): Random => createRandom(deriveSeed(seed, 'runner', label));
  const cadenceWander = createWander(randomFor('cadence'), cadenceWanderSpm, 12);
  const speedWanderer = createWander(randomFor('speed'), speedWander, 15);
  const heartWander = createWander(randomFor('heart'), 2, 20);
  const stepRandom = randomFor('steps');
  const rrRandom = randomFor('rr');
  let second = 0;
  let stepsDone = 0;
  let beatsDone = 0;
  let heartRateBpm = restBpm + 8;
  let distanceMeters = 0;
  let climbMeters = 0;

  /** The whole-numbered crossings of a quantity that grows evenly through this second. */
  const crossings = (before: number, perSecond: number): number[] => {
    const times: number[] = [];
    for (let count = Math.floor(before) + 1; count <= before + perSecond; count += 1) {
      times.push(second + (count - before) / perSecond);
    }
    return times;
  };

  return {
    next(effort) {
      const wanderSpm = cadenceWander.next();
      const cadenceSpm = effort.cadenceSpm === 0 ? 0 : effort.cadenceSpm + wanderSpm;
      const speedMps = effort.speedMps * (1 + speedWanderer.next());
      const perSecond = cadenceSpm / 60;
      const steps = crossings(stepsDone, perSecond).map((nominalSeconds) => ({
        atSeconds: Math.max(0, nominalSeconds + bounded(stepRandom, stepJitter) / perSecond),
        strength01: unit(0.35 + 0.12 * speedMps + bounded(stepRandom, 0.06)),
      }));
      stepsDone += perSecond;

      const drift = Math.min(mostDriftBpm, second * driftBpmPerSecond);
      const target = Math.min(maxBpm, demandBpm(effort) + drift);
      const lag = target > heartRateBpm ? heartRiseSeconds : heartFallSeconds;
      heartRateBpm += (target - heartRateBpm) * (1 - Math.exp(-1 / lag));
      const nowBpm = heartRateBpm + heartWander.next();
      const rrSeconds = crossings(beatsDone, nowBpm / 60).map(() => 60 / nowBpm + bounded(rrRandom, 0.008));
      beatsDone += nowBpm / 60;

      const now: BodySecond = {
        second,
        cadenceSpm,
        speedMps,
        heartRateBpm: nowBpm,
        steps,
        totalSteps: Math.floor(stepsDone),
        rrSeconds,
        distanceMeters,
        climbMeters,
      };
      distanceMeters += speedMps;
      climbMeters += speedMps * (effort.slope ?? 0);
      second += 1;
      return now;
    },
  };
}

/** Steady heart rate of a middling runner: oxygen cost grows about evenly with speed, and so does the heart's. */
function demandBpm(effort: Effort): number {
  return restBpm + 8 + 28 * effort.speedMps;
}

function bounded(random: Random, standardDeviation: number): number {
  const limit = 3 * standardDeviation;
  return Math.min(limit, Math.max(-limit, random.normal(0, standardDeviation)));
}

/** A bounded slow wandering around 0 (Ornstein-Uhlenbeck, one step a second, held within `limit`). */
export function createWander(random: Random, limit: number, memorySeconds: number): { next(): number } {
  const keep = Math.exp(-1 / memorySeconds);
  const push = (limit / 2) * Math.sqrt(1 - keep * keep);
  let value = 0;
  return {
    next() {
      value = Math.min(limit, Math.max(-limit, keep * value + random.normal(0, push)));
      return value;
    },
  };
}
