import type { SpeedOrigin } from './speed-filter.ts';

/**
 * Holds back speeds that this body does not run: a receiver's first guesses, leaps, what legs at this cadence cannot do.
 * Nothing is refused for ever: what is told again and again, and agrees with itself, is so. One for each way of knowing.
 */
export interface SpeedGate {
  /** Whether this reading is believed. `likelyMps`: what this body hardly exceeds, as far as one knows. */
  accept(origin: SpeedOrigin, atSeconds: number, speedMps: number, likelyMps: number): boolean;
}

/** Faster than any runner keeps up for a minute. */
const runnersMps = 7.5;
/** What a receiver may say of a runner at once. */
const usualMps = 3.5;
/** Bodies change their speed by so much at once, and by so much a second more. */
const freeChangeMps = 2;
const changeMps2 = 3;
/** Readings in a row that agree with each other are believed after so many. */
const repeats = { none: 1, some: 3, many: 10 } as const;
const agreementMps = 1;
/** After a silence a source must show itself anew. */
const silenceSeconds = 10;

export function createSpeedGate(): SpeedGate {
  let believed: { atSeconds: number; speedMps: number; told: number } | undefined;
  /** An unlikely speed that was told often enough: up to about here the limit was wrong. */
  let provenMps: number | undefined;
  let doubted: { atSeconds: number; speedMps: number; told: number } | undefined;

  const neededRepeats = (
    origin: SpeedOrigin,
    atSeconds: number,
    speedMps: number,
    likelyMps: number,
  ): number => {
    const isNew = believed === undefined || atSeconds - believed.atSeconds > silenceSeconds;
    const isProven = !isNew && provenMps !== undefined && speedMps <= provenMps + agreementMps;
    if (speedMps > likelyMps && !isProven) return repeats.many;
    if (believed === undefined || isNew) {
      if (speedMps > runnersMps) return repeats.many;
      // A foot pod has counted strides, or says 0; a receiver has yet to find its satellites.
      return origin === 'sensor' || speedMps <= usualMps ? repeats.none : repeats.some;
    }
    const isSure = origin === 'sensor' || believed.told >= repeats.some;
    const change = Math.abs(speedMps - believed.speedMps);
    const possible = isSure ? freeChangeMps + changeMps2 * (atSeconds - believed.atSeconds) : agreementMps;
    return change > possible ? repeats.some : repeats.none;
  };

  return {
    accept(origin, atSeconds, speedMps, likelyMps) {
      const needed = neededRepeats(origin, atSeconds, speedMps, likelyMps);
      const seconds = atSeconds - (doubted?.atSeconds ?? atSeconds);
      const agrees =
        doubted !== undefined && Math.abs(speedMps - doubted.speedMps) <= agreementMps * Math.max(1, seconds);
      doubted = { atSeconds, speedMps, told: agrees ? (doubted?.told ?? 0) + 1 : 1 };
      if (doubted.told < needed) return false;
      const isNew = believed === undefined || atSeconds - believed.atSeconds > silenceSeconds;
      const told = (isNew ? 0 : (believed?.told ?? 0)) + doubted.told;
      doubted = undefined;
      // Ten more for each reading would let one in ten through, for ever.
      if (isNew || speedMps < likelyMps - agreementMps) provenMps = undefined;
      if (speedMps > likelyMps && needed === repeats.many) provenMps = speedMps;
      believed = { atSeconds, speedMps, told };
      return true;
    },
  };
}
