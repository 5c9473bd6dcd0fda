import type { Section } from '../../score/bar.ts';
import { createRandom, deriveSeed } from '../../time/random.ts';

/** In half of the songs the lead never rests; in the others from no more often than its style does on the mean to so many times as often. */
const mostTimes = 4;
/** By bar of a line of four, as people do it: a line is begun, and what is left out is its end. */
const byBar = [0.5, 0.8, 1.1, 1.6] as const;
/** However often: a verse that is hardly sung is not known again. */
const most01 = 0.6;

/**
 * Whether the lead leaves this bar to the band: in verses and bridges, so that a chorus is sung more than what is before it; in
 * each song in its own way, and in the same bars when the section returns. `rests01`: how often its style does.
 */
export function leadRests(songSeed: number, section: Section, bar: number, rests01: number): boolean {
  if (section !== 'verse' && section !== 'bridge') return false;
  const chanceOf = (...label: readonly (string | number)[]): number =>
    createRandom(deriveSeed(songSeed, 'rests', ...label)).next();
  const times = mostTimes * Math.max(0, 2 * chanceOf() - 1);
  return chanceOf(section, bar) < Math.min(most01, rests01 * times * byBar[bar % byBar.length]!);
}
