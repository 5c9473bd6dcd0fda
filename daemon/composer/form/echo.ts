import type { Section } from '../../score/bar.ts';
import { createRandom, deriveSeed } from '../../time/random.ts';
import type { Echo } from '../plan.ts';
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

/** Of its likeness, what is left to a bar that returns varied: it is known by what it begins with, and sung anew. */
const variedShare = 0.45;

/** A section that is new in the song keeps off the notes of the one it must not be taken for. */
const contrastSection: Readonly<Partial<Record<Section, Section>>> = { chorus: 'verse', bridge: 'chorus' };
const contrastLikeness = -0.58;

/**
 * The bar whose motifs should come back in this one, over `chords` (Roman numerals). A motif returns only over the chords
 * that it was heard with: over others its notes would be held against the harmony. `strength`: 0 (nothing returns, nothing
 * is kept off) to 1; `kept01`: of the bars that return with their section, the share that is sung as it was.
 */
export function echoOf(
  song: SongState,
  { section, bar }: Passage,
  chords: string,
  { strength, kept01 }: { readonly strength: number; readonly kept01: number },
): Echo | undefined {
  const again = (of: Section, ofBar: number, likeness: number): Echo | undefined => {
    const first = song.firstBars[of]?.[ofBar];
    return first?.chords === chords ? played(first.index, likeness) : undefined;
  };
  const found = (): Echo | undefined => {
    const chance = createRandom(deriveSeed(song.seed, 'kept', section, song.choruses, bar)).next();
    const share = chance < kept01 ? 1 : variedShare;
    const returning = again(section, bar, share * returnLikeness[section]);
    if (returning !== undefined) return returning;
    const isChorus = section === 'chorus';
    const byPeriod = again(section, bar - 8, isChorus ? chorusSecondPeriodLikeness : secondPeriodLikeness);
    if (byPeriod !== undefined) return byPeriod;
    if (section === 'outro') return again('chorus', bar, returnLikeness.outro);
    const opensAgain = bar >= 4 && bar <= 6 && (section === 'verse' || isChorus);
    const opening = opensAgain ? again(section, bar - 4, secondHalfLikeness) : undefined;
    if (opening !== undefined) return opening;
    const contrasts = contrastSection[section];
    const unlike = contrasts === undefined ? undefined : song.firstBars[contrasts]?.[bar];
    return unlike === undefined ? undefined : played(unlike.index, contrastLikeness);
  };
  const echo = found();
  if (echo === undefined || strength === 0) return undefined;
  return { ...echo, likeness: echo.likeness * strength };
}

function played(index: number, likeness: number): Echo {
  return { bar: { of: 'played', index }, likeness };
}

/** Notes which bar first played this bar of its section. */
export function rememberFirst(
  song: SongState,
  { section, bar }: Passage,
  index: number,
  chords: string,
): SongState['firstBars'] {
  const known = song.firstBars[section] ?? [];
  if (known.length !== bar) return song.firstBars;
  return { ...song.firstBars, [section]: [...known, { index, chords }] };
}
