import type { Intent } from '../../conductor/intent.ts';
import type { SongChoice } from '../../score/bar.ts';
import type { Feel } from '../../score/meter.ts';
import { heaviestStyle } from '../../styles/mixture.ts';
import { unit } from '../../system/numbers.ts';
import { createRandom, deriveSeed } from '../../time/random.ts';
import type { BarPlan } from '../plan.ts';
import type { SongState } from './state.ts';

/** The style whose song goes on: what is asked for, or where that is left to the band what it chose. */
export const styleOn = ({ styleWeights, freeStyles }: Intent, held: string | undefined): string =>
  held !== undefined && freeStyles ? held : heaviestStyle(styleWeights, held);

/** What a song is written in. */
export const weightsOn = ({ styleWeights, freeStyles }: Intent, { style }: SongState) =>
  freeStyles ? { [style]: 1 } : styleWeights;

export const feelOn = ({ feel, freeStyles }: Intent, { style }: SongState): Feel =>
  freeStyles?.[style] ?? feel;

/** What was chosen for a song holds while it is in the style that was chosen with it. */
const choiceOn = ({ choice, style }: SongState): SongChoice | undefined =>
  choice?.style === undefined || choice.style === style ? choice : undefined;

/** Of a bar of a song: who plays, and what was chosen. */
export function whoPlays(song: SongState): Pick<BarPlan, 'ensemble' | 'choice' | 'song'> {
  const { style, half, seed, number } = song;
  const choice = choiceOn(song);
  const lineup = choice?.lineup;
  return {
    ensemble: { style, half, seed, ...(lineup !== undefined && { lineup }) },
    song: number,
    ...(choice && { choice }),
  };
}

export const densityOn = ({ density01 }: Intent, song: SongState): number =>
  unit(density01 + (choiceOn(song)?.densityShift ?? 0));

/** Whatever nobody asked for is chosen by taste, or drawn. */
export function styleOfNew({ freeStyles, nextSong }: Intent, seed: number, held: string): string {
  if (!freeStyles) return held;
  const chosen = nextSong?.style;
  if (chosen !== undefined && Object.hasOwn(freeStyles, chosen)) return chosen;
  const names = Object.keys(freeStyles);
  return names[createRandom(deriveSeed(seed, 'style')).index(names.length)] ?? held;
}
