import { type PitchClass, parsePitchClass, pitchClassName, pitchClassOf } from './pitch.ts';

/** Intervals above the root in semitones. The same ten qualities that training estimates from the notes. */
export const chordQualities = {
  maj: [0, 4, 7],
  min: [0, 3, 7],
  dim: [0, 3, 6],
  '7': [0, 4, 7, 10],
  m7: [0, 3, 7, 10],
  maj7: [0, 4, 7, 11],
  sus4: [0, 5, 7],
  aug: [0, 4, 8],
  m7b5: [0, 3, 6, 10],
  dim7: [0, 3, 6, 9],
} as const satisfies Record<string, readonly number[]>;

export type ChordQuality = keyof typeof chordQualities;

export interface Chord {
  readonly root: PitchClass;
  readonly quality: ChordQuality;
}

const suffixes: Record<ChordQuality, string> = {
  maj: '',
  min: 'm',
  dim: 'dim',
  '7': '7',
  m7: 'm7',
  maj7: 'maj7',
  sus4: 'sus4',
  aug: 'aug',
  m7b5: 'm7b5',
  dim7: 'dim7',
};

/** Pitch classes of the chord, root first. */
export function chordTones(chord: Chord): readonly PitchClass[] {
  return chordQualities[chord.quality].map((interval) => pitchClassOf(chord.root + interval));
}

/** Lead-sheet symbol: `C`, `F#m7`, `Bdim`. */
export function chordSymbol(chord: Chord): string {
  return pitchClassName(chord.root) + suffixes[chord.quality];
}

/** Reads the symbols that `chordSymbol` writes, flats too; undefined for anything else. */
export function parseChordSymbol(symbol: string): Chord | undefined {
  const match = /^([A-G][#b]?)(.*)$/.exec(symbol);
  const root = match?.[1] === undefined ? undefined : parsePitchClass(match[1]);
  if (root === undefined) return undefined;
  const quality = (Object.keys(suffixes) as ChordQuality[]).find((name) => suffixes[name] === match?.[2]);
  return quality === undefined ? undefined : { root, quality };
}
