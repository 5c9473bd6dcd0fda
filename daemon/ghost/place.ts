import { partSounds, usualSideDb } from '../player/mix/part-sounds.ts';
import type { PartPlace } from '../player/shared/part-place.ts';

/** So much louder on one side, and never only there: who has one earphone in hears him still. */
const farthestSideDb = 10;
const mostDb = 3.5;
/** Who is farther ahead than this is heard hardly farther away. */
const nearSeconds = 8;

/** Finer is not heard, and would be told to the sound for nothing. */
const stepsPerDb = 10;
const inSteps = (db: number): number => Math.round(db * stepsPerDb) / stepsPerDb + 0;

/**
 * From where somebody is heard who is so many seconds ahead: from the right and louder; behind: from the left and softer.
 * Ten seconds are clearly heard, and two minutes are no farther away than one. `presence01`: 0 not there, 1 there.
 */
export function placeOf(leadSeconds: number, presence01: number): Omit<PartPlace, 'part'> {
  const side = presence01 * Math.tanh(leadSeconds / nearSeconds);
  return { sideDb: inSteps(farthestSideDb * side), levelDb: inSteps(mostDb * side) };
}

/** Where his part is to stand then, against where it stands as a rule: who is level is in the middle. */
export const standFor = ({ part, sideDb, levelDb }: PartPlace, presence01: number): PartPlace => ({
  ...{ part, levelDb },
  sideDb: inSteps(sideDb - presence01 * usualSideDb(partSounds[part])),
});
