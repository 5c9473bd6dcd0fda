import type { Section } from '../../score/bar.ts';
import { createRandom, deriveSeed } from '../../time/random.ts';
import { barsPerPeriod } from '../harmony/section-harmony.ts';
import type { BarPlan, Cell } from '../plan.ts';

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

/**
 * Which bar of their riff bass and chords play: it has one bar or two, as the song has it, and another one ends a phrase. People
 * keep to it all through a section, and take it up again when that returns.
 */
export function riffOf(songSeed: number, bar: number, firmness01: number): Pick<BarPlan, 'riff'> {
  if (firmness01 === 0) return {};
  const barInPhrase = bar % barsPerPeriod;
  const hasTwo = createRandom(deriveSeed(songSeed, 'riff')).next() < 0.5;
  const ofRiff = barInPhrase === barsPerPeriod - 1 ? 2 : hasTwo && barInPhrase % 2 === 1 ? 1 : 0;
  return { riff: { bar: ofRiff, firmness01 } };
}
