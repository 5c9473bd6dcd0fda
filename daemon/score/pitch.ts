/** MIDI pitch number, 0-127; 60 is middle C. */
export type PitchMidi = number;

/** Pitch class, 0-11; C is 0. */
export type PitchClass = number;

const sharpNames = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'] as const;
const flatNames = ['C', 'Db', 'D', 'Eb', 'E', 'F', 'Gb', 'G', 'Ab', 'A', 'Bb', 'B'] as const;

/** Always 0-11, also below zero: `pitchClassOf(-1)` is 11 (B). */
export function pitchClassOf(pitchMidi: PitchMidi): PitchClass {
  return ((pitchMidi % 12) + 12) % 12;
}

export function pitchClassName(pitchClass: PitchClass, prefer: 'sharps' | 'flats' = 'sharps'): string {
  const names = prefer === 'sharps' ? sharpNames : flatNames;
  return names[pitchClassOf(pitchClass)]!;
}

/** Pitch class of a note name such as `C`, `F#` or `Bb`; undefined for anything else. */
export function parsePitchClass(name: string): PitchClass | undefined {
  const sharp = sharpNames.indexOf(name as (typeof sharpNames)[number]);
  if (sharp >= 0) return sharp;
  const flat = flatNames.indexOf(name as (typeof flatNames)[number]);
  return flat >= 0 ? flat : undefined;
}
