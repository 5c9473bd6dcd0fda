import type { Feel } from '../score/meter.ts';
import type { Part } from '../score/note.ts';
import type { PitchMidi } from '../score/pitch.ts';

/**
 * All that is said of a style, in one place: how a run's tempo becomes its feel, what harmony it speaks, who plays it
 * and how. A new one is a file beside this one and a line in `registry.ts`.
 */
export interface Style {
  /** As models, commands and the configuration call it: small letters, digits, dot, dash and underscore. */
  readonly name: string;
  /** For people. */
  readonly title: string;
  /**
   * Where its music is at home: quarter notes a minute, slowest and fastest. In full feel a quarter is a step of the
   * runner, in half feel two. For whoever chooses a style for a run; no music is made from it.
   */
  readonly likesTempoBpm: readonly [number, number];
  /** Up to so many steps a minute it can carry four grid steps in a beat (full feel); above, the music takes half. */
  readonly fullUpToBpm: number;
  readonly harmony: { readonly major: StyleHarmony; readonly minor: StyleHarmony };
  /** Bands that play it, two at least: each song is one's, drawn from its seed. */
  readonly lineups: readonly [Lineup, Lineup, ...Lineup[]];
  readonly drums: StyleDrums;
  /** 0 straight, 1 triplets: of eighths in full feel, of sixteenths in half, where swung eighths would leave the foot. */
  readonly swing: Readonly<Record<Feel, number>>;
  readonly timing: StyleTiming;
  /** Factor on everybody's velocities, so that styles are equally loud: measured, `docs/form.md`. */
  readonly level: number;
  /** Energy from which the pad joins the chorus, 0-1; above 1: never. */
  readonly padChorusFrom01: number;
  /** Where those who play it play; measured, `docs/composer.md`. */
  readonly voices: Voices;
  /** How its tunes are made of what was sung before; measured beside people's (`docs/composer.md`), but for the usual style. */
  readonly phrasing: Phrasing;
  readonly comping: Comping;
}

export interface Comping {
  /** Steps (0-15) on which a long chord is struck again, at middling and at high energy. */
  readonly moving: readonly number[];
  readonly driven: readonly number[];
  /** A long root in the bass goes over to the fifth in its second half. */
  readonly bassAlternates?: true;
}

export interface Voices {
  /** The bass is at ease from here up. */
  readonly bassFromMidi: PitchMidi;
  /** What its notes last at least, as a rule, in steps of the grid: 1 leaves them as short as they come. */
  readonly bassLastsSteps: number;
  /** The same of its leads. */
  readonly leadLastsSteps: number;
  /** What draws a lead to its next note, in logits: about the logarithm of people's share of such moves over what is sung without it. */
  readonly leadMoves: LeadMoves;
  /** What a lead reaches in a phrase of eight bars, from its lowest to its highest note. */
  readonly leadSpanSemitones: number;
  /** About which pitch it sings. */
  readonly leadAroundMidi: PitchMidi;
}

/** To the same pitch again, by a semitone, a tone, a third, and by a fourth or a fifth. */
export type LeadMoves = readonly [number, number, number, number, number];

/** Of styles whose leads were not looked at by themselves. */
export const mostLeads: LeadMoves = [0.1, 0.1, 0, -0.5, -0.3];

export interface Phrasing {
  /** How firmly the bars of a phrase share two rhythms: 0 not at all. */
  readonly cells01: number;
  /** How firmly bass and chords keep to a rhythm all through a section: 0 not at all. */
  readonly riffs01: number;
  /** Of the bars that return with their section, the share that is sung as it was; the others vary. */
  readonly kept01: number;
  /** The share of songs that sing their verse twice in a row, and of those that do it with their chorus. */
  readonly twice01: number;
  /** Of the phrases whose second half has the chords of the first, the share in which it begins with its tune, too. */
  readonly answered01: number;
  /** Of the bars whose chords have moved on since an earlier one, the share that sings its tune as much higher or lower. */
  readonly sequences01: number;
  /** Of the bars of verses and bridges, the share that the lead leaves to the band. */
  readonly rests01: number;
  /**
   * Added to how dense its leads are asked to be, a quantile (0-1) within what the network was taught of the style: where that has
   * many patterns and few tunes, or busy ones, people's leads are calmer.
   */
  readonly leadDensity: number;
}

/** Four bars; a bar is one roman numeral or two (half a bar each) with a space between. */
export type Loop = readonly [string, string, string, string];

/** What is played in each kind of section: roman numerals that count from the major scale in every mode. */
export interface StyleHarmony {
  readonly verse: readonly Loop[];
  readonly chorus: readonly Loop[];
  readonly bridge: readonly Loop[];
  /** The last two bars of a phrase that comes home. */
  readonly cadence: readonly (readonly [string, string])[];
  /** The last bar of a phrase that stays open. */
  readonly halfCadence: readonly string[];
  /** The second half of a period has chords of its own instead of beginning the loop again. */
  readonly walksOn?: true;
}

/**
 * How the hands of who plays the pitched parts lie beside the grid, in steps (110 to 250 ms each, as drums have it): a bar is written not
 * knowing how fast it will be played.
 */
export interface StyleTiming {
  /** Behind the beat above 0, ahead of it below; who is not named is on it. */
  readonly lateSteps: Readonly<Partial<Record<Part, number>>>;
  /** Standard deviation of single strokes about that. */
  readonly looseSteps: number;
}

/** A General MIDI program, 0-127, or for drums the program of a kit. */
export type Program = number;

/** Programs that a part may be given, at low and at high energy; of several one is drawn for each song. */
export interface Chair {
  readonly calm: readonly Program[];
  readonly driven: readonly Program[];
}

export type Lineup = Readonly<Record<Part, Chair>>;

/** A chair that energy changes nothing of. */
export const both = (...programs: readonly Program[]): Chair => ({ calm: programs, driven: programs });

/** Where a drummer's pattern comes from and whom it suits. `four`: a kick on every beat. */
export type GrooveFamily = 'rock' | 'funk' | 'four' | 'swing' | 'street';

export interface StyleDrums {
  /** In full feel a beat is a quarter note, in half feel an eighth. */
  readonly family: Readonly<Record<Feel, GrooveFamily>>;
  /** Density of the groove at energy 0 and 1, in levels of the groove bank (0-5). */
  readonly levels: readonly [number, number];
  /** Factor on the drums' loudness against the others. */
  readonly gain: number;
}
