import { type Part, parts } from '../../score/note.ts';

/** Where one part stands in the mix, against where it stands as a rule. */
export interface PartPlace {
  readonly part: Part;
  /** So much louder on the right than on the left, dB; below 0 on the left. Together it is as loud as before. */
  readonly sideDb: number;
  /** Louder, dB; below 0 softer. */
  readonly levelDb: number;
}

/** All stand where they stand as a rule. */
export const usualPlace: PartPlace = { part: parts[0], sideDb: 0, levelDb: 0 };

/** No part is moved aside, or up and down, by more, dB. */
const mostSideDb = 20;
const mostPlacedDb = 6;

const within = (most: number, value: number): number => Math.min(most, Math.max(-most, value));

/** Within its limits. */
export const placeWithin = ({ part, sideDb, levelDb }: PartPlace): PartPlace => ({
  part,
  sideDb: within(mostSideDb, sideDb),
  levelDb: within(mostPlacedDb, levelDb),
});
