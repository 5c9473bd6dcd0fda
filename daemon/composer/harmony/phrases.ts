import type { Section } from '../../score/bar.ts';
import type { Mode } from '../../score/key.ts';
import type { Loop, Style } from '../../styles/style.ts';
import { createRandom, deriveSeed, type Random } from '../../time/random.ts';

/** What a song's chords follow from. */
export interface SongHarmony {
  readonly style: Style;
  readonly mode: Mode;
  readonly seed: number;
  /** How far from the likeliest its chords may go: below 1 the likely is preferred, 1 is as it was learnt. */
  readonly temperature: number;
}

/** The second half of a period: it stays open at its end, or comes home. */
export type Ending = 'open' | 'home';

/** Where a song's phrases of four bars come from. The same each time it is asked. */
export interface Phrases {
  chorus(): Loop;
  /** Not to be taken for the chorus. */
  verse(chorus: Loop): Loop;
  bridge(chorus: Loop): Loop;
  /** What follows a first phrase in a section; `time`: how often the section was played before. */
  answer(first: Loop, section: Section, ending: Ending, time?: number): Loop;
}

/** Chance of its own for everything that is drawn for a song's harmony. */
export function chanceOf({ seed }: SongHarmony, ...labels: readonly (string | number)[]): Random {
  return createRandom(deriveSeed(seed, 'harmony', ...labels));
}

export function tonicOf(mode: Mode): string {
  return mode === 'minor' || mode === 'dorian' ? 'i' : 'I';
}

/** Of these loops the ones that have least in common, bar by bar, with the other section's. */
export function unlike(loops: readonly Loop[], other: Loop): readonly Loop[] {
  const common = (loop: Loop): number =>
    loop.filter((bar, index) => bar.split(' ')[0] === other[index]?.split(' ')[0]).length;
  const fewest = Math.min(...loops.map(common));
  return loops.filter((loop) => common(loop) === fewest);
}
