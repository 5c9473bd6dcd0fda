import type { PartPlace } from '../player/shared/part-place.ts';

/** Far to one side, and never only there: who has one earphone in hears it still. */
const farthestPan = 0.65;
const mostDb = 3.5;
/** Twice as far ahead is heard hardly farther away from here on. */
const nearSeconds = 8;

/** Finer is not heard, and would be told to the sound for nothing. */
const pansPerSide = 64;
const levelsPerDb = 10;

/**
 * Where somebody is heard who is so many seconds ahead: to the right and louder; behind: to the left and softer. Ten
 * seconds are clearly heard, and a minute is no farther away than two. `presence01`: 0 in the middle, 1 there.
 */
export function placeOf(leadSeconds: number, presence01: number): Omit<PartPlace, 'part'> {
  const side = presence01 * Math.tanh(leadSeconds / nearSeconds);
  return {
    pan: Math.round(farthestPan * side * pansPerSide) / pansPerSide + 0,
    levelDb: Math.round(mostDb * side * levelsPerDb) / levelsPerDb + 0,
  };
}
