import { type Part, parts } from '../../score/note.ts';

/** Where one part stands in the mix, against where it stands as a rule. */
export interface PartPlace {
  readonly part: Part;
  /** -1 left, 0 where it is as a rule, 1 right. */
  readonly pan: number;
  /** Louder, dB; below 0 softer. */
  readonly levelDb: number;
}

/** All stand where they stand as a rule. */
export const usualPlace: PartPlace = { part: parts[0], pan: 0, levelDb: 0 };

/** No part is moved up or down by more, dB. */
const mostPlacedDb = 6;

/** Within its limits. */
export const placeWithin = ({ part, pan, levelDb }: PartPlace): PartPlace => ({
  part,
  pan: Math.min(1, Math.max(-1, pan)),
  levelDb: Math.min(mostPlacedDb, Math.max(-mostPlacedDb, levelDb)),
});
