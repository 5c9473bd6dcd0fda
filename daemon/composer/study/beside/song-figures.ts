import { stepsPerBar } from '../../../score/meter.ts';
import { medianOf } from '../../../system/numbers.ts';
import { bestReturn, distinctRhythms, distinctShare, heardBefore, leadBars, restShare } from './lead-bars.ts';
import { openingOf, type Song, type SongNote } from './songs.ts';

/** So much of a piece is looked at. */
export const openingBars = 64;

/**
 * What one piece is like: shares, but where another unit is said. NaN where there is nothing to measure. `what` says it
 * for the reader of a table.
 */
export const songFigures = {
  heardBefore: { what: 'lead bars heard before', of: ({ bars }) => heardBefore(bars, 'tune') },
  heardBeforeMoved: {
    what: 'lead bars heard before, higher or lower',
    of: ({ bars }) => heardBefore(bars, 'shape'),
  },
  returns: { what: 'lead bars that return at the best lag', of: ({ bars }) => bestReturn(bars, 'tune') },
  rhythmReturns: {
    what: 'lead rhythms that return at the best lag',
    of: ({ bars }) => bestReturn(bars, 'rhythm'),
  },
  distinctRhythms: { what: 'different lead rhythms a bar', of: ({ bars }) => distinctShare(bars, 'rhythm') },
  bassRhythms: { what: 'different bass rhythms a bar', of: ({ song }) => distinctRhythms(song, 'bass') },
  chordRhythms: { what: 'different chord rhythms a bar', of: ({ song }) => distinctRhythms(song, 'chords') },
  leadSteps: {
    what: 'lead moves by a step',
    of: ({ moves }) => share(moves, (semitones) => semitones === 1 || semitones === 2),
  },
  leadRepeats: {
    what: 'lead notes repeated',
    of: ({ moves }) => share(moves, (semitones) => semitones === 0),
  },
  drones: {
    what: 'phrases with half their notes on one pitch',
    of: ({ phrases }) => share(phrases, isDrone),
  },
  leadRange: { what: 'lead range in 8 bars, semitones', of: ({ phrases }) => meanOf(phrases.map(rangeOf)) },
  leadOnsets: {
    what: 'lead onsets a bar',
    of: ({ lead, song }) => (lead.length === 0 ? Number.NaN : lead.length / song.bars),
  },
  rests: { what: 'bars that the lead leaves to others', of: ({ bars }) => restShare(bars) },
  leadMedian: { what: 'lead, median MIDI', of: ({ lead }) => medianPitch(lead) },
  bassMedian: {
    what: 'bass, median MIDI',
    of: ({ song }) => medianPitch(song.notes.filter(({ part }) => part === 'bass')),
  },
  between: {
    what: 'notes from MIDI 42 to 54',
    of: ({ song }) => share(song.notes, ({ pitchMidi }) => pitchMidi >= 42 && pitchMidi <= 54),
  },
  unisons: { what: 'lead notes in unison with chords or pad', of: ({ lead, song }) => unisons(lead, song) },
} as const satisfies Readonly<Record<string, { what: string; of: (heard: Heard) => number }>>;

export type SongFigure = keyof typeof songFigures;

interface Heard {
  readonly song: Song;
  readonly lead: readonly SongNote[];
  readonly bars: ReturnType<typeof leadBars>;
  /** From one note of the lead to the next, in semitones. */
  readonly moves: readonly number[];
  /** Pitches of the lead in phrases of eight bars, where there are enough of them. */
  readonly phrases: readonly (readonly number[])[];
}

export function figuresOfSong(whole: Song): Readonly<Record<SongFigure, number>> {
  const song = openingOf(whole, openingBars);
  const lead = song.notes.filter(({ part }) => part === 'lead');
  const heard: Heard = {
    song,
    lead,
    bars: leadBars(song),
    moves: lead.slice(1).map(({ pitchMidi }, i) => Math.abs(pitchMidi - lead[i]!.pitchMidi)),
    phrases: phrasesOf(lead, song.bars),
  };
  const figures = Object.entries(songFigures).map(([name, { of }]) => [name, of(heard)]);
  return Object.fromEntries(figures) as Record<SongFigure, number>;
}

const barsPerPhrase = 8;
/** With fewer notes a phrase says nothing of range or drone. */
const fewestNotes = 8;

function phrasesOf(lead: readonly SongNote[], bars: number): readonly (readonly number[])[] {
  const phrases: number[][] = Array.from({ length: Math.floor(bars / barsPerPhrase) }, () => []);
  for (const { step, pitchMidi } of lead) {
    phrases[Math.floor(step / (barsPerPhrase * stepsPerBar))]?.push(pitchMidi);
  }
  return phrases.filter((pitches) => pitches.length >= fewestNotes);
}

function isDrone(pitches: readonly number[]): boolean {
  return pitches.some((pitch) => 2 * pitches.filter((other) => other === pitch).length >= pitches.length);
}

function rangeOf(pitches: readonly number[]): number {
  return Math.max(...pitches) - Math.min(...pitches);
}

/** The lead begins on a key that the chords or the pad hold just then. */
function unisons(lead: readonly SongNote[], { notes }: Song): number {
  const others = notes.filter(({ part }) => part === 'chords' || part === 'pad');
  if (others.length === 0) return Number.NaN;
  return share(lead, ({ pitchMidi, step }) =>
    others.some(
      (other) => other.pitchMidi === pitchMidi && other.step <= step && step < other.step + other.lengthSteps,
    ),
  );
}

function medianPitch(notes: readonly SongNote[]): number {
  return notes.length === 0 ? Number.NaN : medianOf(notes.map(({ pitchMidi }) => pitchMidi));
}

function share<T>(items: readonly T[], is: (item: T) => boolean): number {
  return items.length === 0 ? Number.NaN : items.filter(is).length / items.length;
}

/** Of what was measured; NaN where nothing was. */
export function meanOf(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? Number.NaN : known.reduce((sum, value) => sum + value, 0) / known.length;
}
