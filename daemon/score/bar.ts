import type { Chord } from './chord.ts';
import type { Key } from './key.ts';
import type { Feel } from './meter.ts';
import type { Note, NoteSource, Part } from './note.ts';

export const sections = ['intro', 'verse', 'chorus', 'bridge', 'break', 'outro'] as const;
export type Section = (typeof sections)[number];

/** A chord and the grid step (0-15) of the bar at which it begins. */
export interface PlacedChord {
  readonly startStep: number;
  readonly chord: Chord;
}

/** The chord that sounds at a step: the last one that began. */
export function chordAt(chords: readonly PlacedChord[], step: number): PlacedChord | undefined {
  return chords.findLast((placed) => placed.startStep <= step) ?? chords[0];
}

/**
 * Bars that there are at one time, from the one being played to the last that is written: the player has room for so
 * many, and whoever writes ahead keeps below it.
 */
export const maxBarsAtOnce = 16;

/** A section that is to come, and how many bars it will have. */
export interface PassageAhead {
  readonly section: Section;
  readonly bars: number;
}

/** Where a bar stands in its section, and what was known of the rest of the song when it was planned. */
export interface Outlook {
  /** 0 for the section's first. */
  readonly bar: number;
  readonly bars: number;
  /** To the end of the song, if nothing happens; absent where that is not known. */
  readonly ahead?: readonly PassageAhead[] | undefined;
}

/** What a song is, of what persons left to the band, where somebody chose it. */
export interface SongChoice {
  /** Where that is left to the band; what follows is for songs in it, if it is named. */
  readonly style?: string | undefined;
  /** Which of the style's bands plays, from 0. */
  readonly lineup?: number | undefined;
  /** Denser than usual, or below 0 sparser. */
  readonly densityShift?: number | undefined;
}

/**
 * A bar as written: 16 grid steps, in beats, not knowing how fast it will be played. A later generation of the same
 * index replaces an earlier one until the bar is committed.
 */
export interface Bar {
  readonly index: number;
  readonly generation: number;
  readonly startBeat: number;
  readonly lengthBeats: number;
  readonly feel: Feel;
  readonly section: Section;
  readonly key: Key;
  /** In order; the first begins at step 0. */
  readonly chords: readonly PlacedChord[];
  /** Who wrote the pitched parts. */
  readonly source: Extract<NoteSource, 'model' | 'fallback'>;
  /** General MIDI program (0-127) of each part; for drums the kit's program. */
  readonly instruments: Readonly<Record<Part, number>>;
  /** Sorted by onset, then part, then pitch. */
  readonly notes: readonly Note[];
  /** The last bar of the music before a stop. */
  readonly closing: boolean;
  /** Which song it is of, 0 for the first. Absent in bars made by hand, as what follows. */
  readonly song?: number | undefined;
  /** What was chosen for that song; absent where nothing was. */
  readonly choice?: SongChoice | undefined;
  /** Mixture of the model's styles that it was written in. */
  readonly styleWeights?: Readonly<Record<string, number>> | undefined;
  /** The latest cue that is heard in it, or was before; absent where there was none. */
  readonly answeredCueId?: number | undefined;
  /** Of a workout: the step that it belongs to, and how many bars from its beginning the next one begins, once it is announced. */
  readonly workoutStep?: number | undefined;
  readonly barsToChange?: number | undefined;
  /** Absent where the music ends. */
  readonly outlook?: Outlook | undefined;
  /** It was written for somebody who plays along. */
  readonly answersJam?: true | undefined;
}
