import type { Section } from '../../score/bar.ts';
import { createRandom, deriveSeed } from '../../time/random.ts';
import { barsPerPeriod } from '../harmony/section-harmony.ts';
import type { Cell } from '../plan.ts';

/**
 * Ways in which the eight bars of a phrase share two rhythms: for each bar an earlier one whose rhythm it takes up, or null
 * where it has its own. The second half answers the first; both end as they like.
 */
const schemes: readonly (readonly (number | null)[])[] = [
  [null, null, 0, null, 0, 1, 0, null],
  [null, 0, null, null, 0, 0, 2, null],
  [null, 0, 0, null, 0, 0, 0, 3],
  [null, null, 0, 1, 0, 1, 0, null],
];

/** The rhythm that the lead takes up in a bar of a section: one scheme for each kind of section in a song. */
export function cellOf(
  songSeed: number,
  section: Section,
  bar: number,
  firmness01: number,
): Cell | undefined {
  const scheme = schemes[createRandom(deriveSeed(songSeed, 'cells', section)).index(schemes.length)]!;
  const barInPhrase = scheme[bar % barsPerPeriod];
  return typeof barInPhrase === 'number' && firmness01 > 0 ? { barInPhrase, firmness01 } : undefined;
}
