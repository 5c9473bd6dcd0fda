import type { Section } from '../../score/bar.ts';
import type { BarPlan } from '../plan.ts';
import type { SectionState, SongState } from './state.ts';

/**
 * Logits towards the notes of a section's first appearance. A verse may vary a little more than a chorus. These and the
 * others here are as strong as is good: an option can only weaken them.
 */
const returnLogits: Readonly<Record<Section, number>> = {
  intro: 2,
  verse: 2.6,
  chorus: 2.9,
  bridge: 2.3,
  break: 1.5,
  outro: 1.5,
};

/** Within a section: the second 8 bars remember the first, the second 4 of a phrase the first 4. */
const secondPeriodLogits = 2;
const secondHalfLogits = 1.4;

/** A section that is new in the song keeps off the notes of the one it must not be taken for. */
const contrastSection: Readonly<Partial<Record<Section, Section>>> = { chorus: 'verse', bridge: 'chorus' };
const contrastLogits = -3.5;

/**
 * The bar whose motifs should come back in this one. `chordsOf` names the chords of a bar of a section: within a section
 * a motif only returns over the chords it was heard with. `strength`: 0 (nothing returns, nothing is kept off) to 1.
 */
export function echoOf(
  song: SongState,
  place: SectionState,
  chordsOf: (section: Section, bar: number) => string,
  strength: number,
): BarPlan['echo'] {
  const { section, bar } = place;
  const alike = (other: Section, otherBar: number): boolean =>
    chordsOf(other, otherBar) === chordsOf(section, bar);
  const first = song.firstBars[section] ?? [];
  const found = (): { barIndex: number; logits: number } | undefined => {
    const returning = first[bar];
    if (returning !== undefined) return { barIndex: returning, logits: returnLogits[section] };
    if (bar >= 8) return at(first[bar - 8], section === 'chorus' ? 2.6 : secondPeriodLogits);
    if (section === 'outro' && alike('chorus', bar))
      return at(song.firstBars.chorus?.[bar], returnLogits.outro);
    const contrasts = contrastSection[section];
    const opensAgain = bar >= 4 && bar <= 6 && (section === 'verse' || section === 'chorus');
    if (opensAgain && alike(section, bar - 4)) return at(first[bar - 4], secondHalfLogits);
    return contrasts === undefined ? undefined : at(song.firstBars[contrasts]?.[bar], contrastLogits);
  };
  const echo = found();
  if (echo === undefined || strength === 0) return undefined;
  return { barIndex: echo.barIndex, strengthLogits: echo.logits * strength };
}

function at(barIndex: number | undefined, logits: number): { barIndex: number; logits: number } | undefined {
  return barIndex === undefined ? undefined : { barIndex, logits };
}

/** Notes which bar first played this place of its section. */
export function rememberFirst(song: SongState, place: SectionState, index: number): SongState['firstBars'] {
  const known = song.firstBars[place.section] ?? [];
  if (known.length !== place.bar) return song.firstBars;
  return { ...song.firstBars, [place.section]: [...known, index] };
}
