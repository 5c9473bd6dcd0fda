import type { Intent } from '../conductor/intent.ts';
import type { Outlook, PlacedChord, Section, SongChoice } from '../score/bar.ts';
import type { Key } from '../score/key.ts';
import type { Feel } from '../score/meter.ts';
import type { Role } from '../score/note.ts';
import type { Half } from '../styles/halves.ts';
import type { Voices } from '../styles/style.ts';

/** A bar whose notes may be heard again. */
export type EchoedBar =
  | { readonly of: 'played'; readonly index: number }
  /** Its lead alone, so many steps of the scale higher. */
  | { readonly of: 'sequence'; readonly index: number; readonly scaleSteps: number; readonly key: Key }
  /** Of the user's theme (0-7), sung in a key. */
  | { readonly of: 'theme'; readonly bar: number; readonly key: Key };

/** A bar whose motifs should return, or must not. */
export interface Echo {
  readonly bar: EchoedBar;
  /** 1: to be sung as it is; 0: of no account; -1: a bar to differ from. */
  readonly likeness: number;
}

/** An earlier bar of the same phrase whose rhythm the lead takes up. */
export interface Cell {
  /** 0-7. */
  readonly barInPhrase: number;
  readonly firmness01: number;
}

/** Which bar of its section's accompaniment this one is, whose rhythm bass and chords keep once they have made it. */
interface RiffBar {
  /** Of a riff of one or two bars 0 and 1; 2: the one that ends a phrase. */
  readonly bar: 0 | 1 | 2;
  readonly firmness01: number;
}

/**
 * A bar as the form wants it, before any note is written: what a writer goes by. The form planner makes it; a
 * model's bar writer, or the fallback composer, fills in the pitched notes; the band adds drums and pads.
 */
export interface BarPlan {
  readonly index: number;
  readonly generation: number;
  readonly startBeat: number;
  readonly lengthBeats: number;
  readonly feel: Feel;
  readonly section: Section;
  /** 0-7 in an 8-bar phrase. */
  readonly barInPhrase: number;
  readonly key: Key;
  /** In order; the first begins at step 0. */
  readonly chords: readonly PlacedChord[];
  /** Mixture of the model's styles by name; sums to 1. */
  readonly styleWeights: Readonly<Record<string, number>>;
  readonly energy01: number;
  /** Asked density of each role as a quantile within the style; null: the role is silent in this bar. */
  readonly density01: Readonly<Record<Role, number | null>>;
  /** How far from the likeliest the writing may go: near 0 not at all, 0.5 as it was learnt, 1 as far as is of any use. */
  readonly adventurous01: number;
  readonly echo?: Echo;
  readonly cell?: Cell;
  readonly riff?: RiffBar;
  /** Drums play at all. */
  readonly drums: boolean;
  /** The drummer fills the end of this bar. */
  readonly fill: boolean;
  /** What he fills it with leads up to a leap: a roll that grows. */
  readonly rolls?: true;
  /** Where the voices lie. Absent in plans made by hand: as usual. */
  readonly voices?: Voices;
  /** The last bar of the music before a stop: everything comes to rest on its final chord. */
  readonly closing: boolean;
  /** Who plays, decided where a song begins: the band keeps its instruments until the next one. Absent in plans made by hand. */
  readonly ensemble?: {
    readonly style: string;
    readonly half: Half;
    readonly seed: number;
    /** Which of the style's bands; absent: drawn from the seed. */
    readonly lineup?: number;
  };
  /** Who a person wants to hear, by name, of the parts that somebody asked about; the band casts the others. */
  readonly instruments?: Intent['instruments'];
  /** Which song it is of, 0 for the first. Absent in plans made by hand. */
  readonly song?: number;
  /** What was chosen for that song, where anything was. */
  readonly choice?: SongChoice;
  /** The latest cue that is heard in this bar, or was before. Absent in plans made by hand. */
  readonly answeredCueId?: number;
  /** Where it stands in its section and song. Absent in plans made by hand, and where the music ends. */
  readonly outlook?: Outlook;
  /** Of a workout: the step that it belongs to. */
  readonly workoutStep?: number;
  /** The step after this one is announced: it begins so many bars after this one's beginning. */
  readonly barsToChange?: 1 | 2;
  /** Whoever plays counts to it. */
  readonly countIn?: true;
  /** How a person wants it drummed; absent: as the energy asks. */
  readonly drumming?: Intent['drumming'];
  /** Seed of this bar's chance. */
  readonly seed: number;
}
