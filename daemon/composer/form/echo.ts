import type { Section } from '../../score/bar.ts';
import type { Key } from '../../score/key.ts';
import { barsPerHalf, barsPerPeriod } from '../harmony/section-harmony.ts';
import type { Echo } from '../plan.ts';
import { scaleStepsBetween } from '../sequence.ts';
import { isSung } from './habits.ts';
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

/** Where the second 4 bars of a phrase do not begin as the first 4 they remember them; the second 8 return as the first. */
const secondHalfLikeness = 0.22;

/** How far back a tune is that is sung higher or lower, and in which bars (0-7) of a phrase; the last goes its own way. */
const sequenceLags: readonly (readonly [number, readonly number[]])[] = [
  [2, [2, 3, 6]],
  [4, [4, 5, 6]],
];

/** A section that is new in the song keeps off the notes of the one it must not be taken for. */
const contrastSection: Readonly<Partial<Record<Section, Section>>> = { chorus: 'verse', bridge: 'chorus' };
const contrastLikeness = -0.3;

/** Bars of a phrase (0-7) that may begin as the first ones did. */
const answeringBars = [4, 5, 6];

interface Returns {
  /** 0 (nothing returns, nothing is kept off) to 1. */
  readonly strength: number;
  /** Whether a bar that returns with its section is sung as it was. */
  readonly isKept: (first: FirstBar) => boolean;
  /** Whether the second half of a phrase begins as the first one did, and what is sung twice in a row is sung the same. */
  readonly answers: boolean;
  /** Whether a new bar takes up an earlier one where the chords have moved on. */
  readonly sequences: boolean;
}

/**
 * The bar whose motifs should come back in this one. A motif returns only over the chords
 * that it was heard with, or moved as they have: over others its notes would be held against the harmony.
 */
export function echoOf(
  song: SongState,
  { section, bar, played: barsPlayed, key }: Passage,
  now: FirstBar,
  { strength, isKept, answers, sequences }: Returns,
): Echo | undefined {
  const again = (of: Section, ofBar: number, likenessTo: (first: FirstBar) => number): Echo | undefined => {
    const first = song.firstBars[of]?.[ofBar];
    return first?.chords === now.chords ? played(first, likenessTo(first)) : undefined;
  };
  /** What was sung so many bars before, in the same section. */
  const atOnce = (lag: number): Echo | undefined =>
    barsPlayed >= lag && song.firstBars[section]?.[bar - lag]?.chords === now.chords
      ? played({ index: now.index - lag }, 1)
      : undefined;
  const mayAnswer = isSung(section) && answeringBars.includes(bar % barsPerPeriod);
  const found = (): Echo | undefined => {
    const returned = (first: FirstBar): number => returnLikeness[section] * (isKept(first) ? 1 : variedShare);
    const answering = answers
      ? (atOnce(barsPerPeriod) ?? (mayAnswer ? atOnce(barsPerHalf) : undefined))
      : undefined;
    const returning =
      answering ?? again(section, bar, returned) ?? again(section, bar - barsPerPeriod, returned);
    if (returning !== undefined) return returning;
    if (section === 'outro') return again('chorus', bar, () => returnLikeness.outro);
    const opening = mayAnswer ? again(section, bar - barsPerHalf, () => secondHalfLikeness) : undefined;
    if (opening !== undefined) return opening;
    const sequence = sequences ? sequenceIn(song.firstBars[section] ?? [], bar, now, key) : undefined;
    if (sequence !== undefined) return sequence;
    const contrasts = contrastSection[section];
    const unlike = contrasts === undefined ? undefined : song.firstBars[contrasts]?.[bar];
    return unlike === undefined ? undefined : played(unlike, contrastLikeness);
  };
  const echo = found();
  if (echo === undefined || strength === 0) return undefined;
  return { ...echo, likeness: echo.likeness * strength };
}

/** The bar two before it in its half of a phrase, or else four, as the chords have moved since. */
function sequenceIn(bars: readonly FirstBar[], bar: number, now: Setting, key: Key): Echo | undefined {
  for (const [lag, inPhrase] of sequenceLags) {
    const before = inPhrase.includes(bar % barsPerPeriod) ? bars[bar - lag] : undefined;
    const scaleSteps = before && scaleStepsBetween(before.chords, now.chords, key.mode);
    if (scaleSteps !== undefined)
      return { bar: { of: 'sequence', index: before!.index, scaleSteps, key }, likeness: 1 };
  }
  return undefined;
}

function played({ index }: Pick<FirstBar, 'index'>, likeness: number): Echo {
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
