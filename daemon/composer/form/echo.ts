import type { Section } from '../../score/bar.ts';
import type { Echo } from '../plan.ts';
import type { ChordsOf } from './section-chords.ts';
import type { Passage, SongState } from './state.ts';

/**
 * Likeness to a section's first appearance. A verse may vary a little more than a chorus. These and the others here are as
 * strong as is good: an option can only weaken them. With them half of a lead's bars were heard before, as in people's
 * music; half as strong again, and nearly all were.
 */
const returnLikeness: Readonly<Record<Section, number>> = {
  intro: 0.55,
  verse: 0.7,
  chorus: 0.8,
  bridge: 0.65,
  break: 0.4,
  outro: 0.4,
};

/** Within a section: the second 8 bars remember the first, the second 4 of a phrase the first 4. */
const secondPeriodLikeness = 0.55;
const chorusSecondPeriodLikeness = 0.7;
const secondHalfLikeness = 0.43;

/** A section that is new in the song keeps off the notes of the one it must not be taken for. */
const contrastSection: Readonly<Partial<Record<Section, Section>>> = { chorus: 'verse', bridge: 'chorus' };
const contrastLikeness = -0.58;

/**
 * The bar whose motifs should come back in this one. `chordsOf` names the chords of a bar of a section: a motif
 * only returns over the chords it was heard with. `strength`: 0 (nothing returns, nothing is kept off) to 1.
 */
export function echoOf(
  song: SongState,
  passage: Passage,
  chordsOf: ChordsOf,
  strength: number,
): Echo | undefined {
  const { section, bar } = passage;
  const alike = (other: Section, otherBar: number): boolean =>
    chordsOf(other, otherBar) === chordsOf(section, bar);
  const first = song.firstBars[section] ?? [];
  const found = (): Echo | undefined => {
    const returning = first[bar];
    const asBefore = chordsOf(section, bar, true) === chordsOf(section, bar);
    if (returning !== undefined && asBefore) return played(returning, returnLikeness[section]);
    if (bar >= 8 && asBefore)
      return played(first[bar - 8], section === 'chorus' ? chorusSecondPeriodLikeness : secondPeriodLikeness);
    if (section === 'outro' && alike('chorus', bar))
      return played(song.firstBars.chorus?.[bar], returnLikeness.outro);
    const contrasts = contrastSection[section];
    const opensAgain = bar >= 4 && bar <= 6 && (section === 'verse' || section === 'chorus');
    if (opensAgain && alike(section, bar - 4)) return played(first[bar - 4], secondHalfLikeness);
    return contrasts === undefined ? undefined : played(song.firstBars[contrasts]?.[bar], contrastLikeness);
  };
  const echo = found();
  if (echo === undefined || strength === 0) return undefined;
  return { ...echo, likeness: echo.likeness * strength };
}

function played(index: number | undefined, likeness: number): Echo | undefined {
  return index === undefined ? undefined : { bar: { of: 'played', index }, likeness };
}

/** Notes which bar first played this bar of its section. */
export function rememberFirst(song: SongState, passage: Passage, index: number): SongState['firstBars'] {
  const known = song.firstBars[passage.section] ?? [];
  if (known.length !== passage.bar) return song.firstBars;
  return { ...song.firstBars, [passage.section]: [...known, index] };
}
