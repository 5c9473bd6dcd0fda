import type { AgendaStep } from '../../conductor/intent.ts';
import type { Section, SongChoice } from '../../score/bar.ts';
import type { Key } from '../../score/key.ts';
import type { Feel } from '../../score/meter.ts';
import type { Half } from '../../styles/halves.ts';

/** Where a song is. Immutable and plain, so that it can be kept at every bar line and gone back to. */
export interface SongState {
  /** 0 for the first. */
  readonly number: number;
  readonly seed: number;
  /** It began out of silence, not out of another song. */
  readonly fromRest: boolean;
  readonly key: Key;
  /** The intent's key when `key` was chosen from it. */
  readonly home: Key;
  /** The style whose harmony, groove and instruments it has: the heaviest of the mixture. */
  readonly style: string;
  /** What was chosen for it, where anything was. */
  readonly choice?: SongChoice;
  /** Who plays it, to its end. */
  readonly half: Half;
  /** The body's when it began: how far its chords go from the likeliest. */
  readonly energy01: number;
  /** Time and bars count where the way does not: always, or while no speed is known. */
  readonly elapsedSeconds: number;
  readonly elapsedBars: number;
  readonly elapsedMeters: number;
  readonly choruses: number;
  /** How each bar of each section was played first in this song. */
  readonly firstBars: Readonly<Partial<Record<Section, readonly FirstBar[]>>>;
  /** The runner is cooling down: no more choruses, the outro comes soon. */
  readonly cooling: boolean;
}

/** What is to be sung in a bar of a section. */
export interface Setting {
  /** As Roman numerals: a section is in one key all through a song. */
  readonly chords: string;
  readonly energy01: number;
}

/** A bar that may be heard again, as it was set then. */
export interface FirstBar extends Setting {
  readonly index: number;
}

/** A section as it is played once: its bars in a row. */
export interface Passage {
  readonly section: Section;
  /** The next bar to be planned, counted from the section's first. */
  readonly bar: number;
  readonly bars: number;
  /** How many of them there were: fewer than `bar` where it was entered later. */
  readonly played: number;
  readonly feel: Feel;
  readonly key: Key;
}

/** A section that was asked for and begins at the next bar that is a multiple of `boundaryBars`. */
export interface PendingSection {
  readonly section: Section;
  readonly boundaryBars: 1 | 2 | 4 | 8;
}

/** Where the music is in a workout. */
export interface CourseState {
  /** Of another choice of a workout nothing holds. */
  readonly agendaId: number;
  /** The step that the last bar belongs to. */
  readonly step: AgendaStep;
  /** The step that was announced, and its first bar. */
  readonly landing?: { readonly step: AgendaStep; readonly bar: number };
}

export interface FormState {
  readonly seed: number;
  readonly nextIndex: number;
  readonly nextBeat: number;
  /** Absent before the first bar. */
  readonly song?: SongState;
  readonly passage?: Passage;
  readonly pending?: PendingSection;
  readonly lastCueId: number;
  /** The latest that is heard in what was planned; those after it wait for their section to begin. */
  readonly answeredCueId: number;
  /** How lively the run was of late, raised by brightness, and how long that is: whose next song is. Absent while nobody has run. */
  readonly lately?: { readonly energy01: number; readonly seconds: number };
  /** What the conductor asked for last: only a change moves the form. */
  readonly lastAsked?: Section;
  /** Absent while no workout goes on. */
  readonly course?: CourseState;
  /** The music was brought to its end; it begins again with a `start` or `skip` cue. */
  readonly closed: boolean;
  /** Only its song was: another begins with the next bar. */
  readonly goesOn?: true;
  /** It was for a stop that is known to come; should that be taken back, another song begins. */
  readonly awaitsStop?: true;
  /** The last bar, as far as it is known where the music ends. */
  readonly lastBar?: number;
}

/** A form that knows its song and section. */
export type FormInSong = FormState & Required<Pick<FormState, 'song' | 'passage'>>;
