import type { Section } from '../../score/bar.ts';
import type { Echo } from '../plan.ts';
import type { FirstBar, Passage, Setting, SongState } from './state.ts';

/**
 * Likeness to a section's first appearance, of a bar that is sung as it was. These and the others here are as strong as is
 * good: an option can only weaken them. So firmly a bar comes back to the note, however sure a network is of others; how many
 * bars do is the style's (`kept01`).
 */
const returnLikeness: Readonly<Record<Section, number>> = {
  intro: 0.3,
  verse: 1,
  chorus: 1,
  bridge: 1,
  break: 0.2,
  outro: 0.2,
};

/** Of its likeness, what is left to a bar that returns varied: its tune is known, and not the same. */
const variedShare = 0.2;

/** Within a section the second 4 bars of a phrase remember the first 4; the second 8 return as the first. */
const secondHalfLikeness = 0.22;

/** A section that is new in the song keeps off the notes of the one it must not be taken for. */
const contrastSection: Readonly<Partial<Record<Section, Section>>> = { chorus: 'verse', bridge: 'chorus' };
const contrastLikeness = -0.3;

/**
 * The bar whose motifs should come back in this one. A motif returns only over the chords
 * that it was heard with: over others its notes would be held against the harmony. `strength`: 0 (nothing returns, nothing
 * is kept off) to 1; `isKept`: whether a bar that returns with its section is sung as it was.
 */
export function echoOf(
  song: SongState,
  { section, bar }: Passage,
  now: Setting,
  { strength, isKept }: { readonly strength: number; readonly isKept: (first: FirstBar) => boolean },
): Echo | undefined {
  const again = (of: Section, ofBar: number, likenessTo: (first: FirstBar) => number): Echo | undefined => {
    const first = song.firstBars[of]?.[ofBar];
    return first?.chords === now.chords ? played(first, likenessTo(first)) : undefined;
  };
  const found = (): Echo | undefined => {
    const returned = (first: FirstBar): number => returnLikeness[section] * (isKept(first) ? 1 : variedShare);
    const returning = again(section, bar, returned) ?? again(section, bar - 8, returned);
    if (returning !== undefined) return returning;
    if (section === 'outro') return again('chorus', bar, () => returnLikeness.outro);
    const opensAgain = bar >= 4 && bar <= 6 && (section === 'verse' || section === 'chorus');
    const opening = opensAgain ? again(section, bar - 4, () => secondHalfLikeness) : undefined;
    if (opening !== undefined) return opening;
    const contrasts = contrastSection[section];
    const unlike = contrasts === undefined ? undefined : song.firstBars[contrasts]?.[bar];
    return unlike === undefined ? undefined : played(unlike, contrastLikeness);
  };
  const echo = found();
  if (echo === undefined || strength === 0) return undefined;
  return { ...echo, likeness: echo.likeness * strength };
}

function played({ index }: FirstBar, likeness: number): Echo {
  return { bar: { of: 'played', index }, likeness };
}

/** Notes which bar first played this bar of its section. */
export function rememberFirst(
  song: SongState,
  { section, bar }: Passage,
  index: number,
  setting: Setting,
): SongState['firstBars'] {
  const known = song.firstBars[section] ?? [];
  if (known.length !== bar) return song.firstBars;
  return { ...song.firstBars, [section]: [...known, { index, ...setting }] };
}
