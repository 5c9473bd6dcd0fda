import { type Chord, type ChordQuality, chordQualities } from '../../score/chord.ts';
import type { Key } from '../../score/key.ts';
import { pitchClassOf } from '../../score/pitch.ts';

/** A chord seen from the tonic: what stays the same when a progression moves to another key. */
export interface RelativeChord {
  /** Root above the tonic, 0-11 semitones. */
  readonly semitones: number;
  readonly quality: ChordQuality;
}

/** Roman numerals count from the major scale in every mode: the sixth degree of minor is written `bVI`. */
const degreeSemitones: Readonly<Record<string, number>> = {
  i: 0,
  ii: 2,
  iii: 4,
  iv: 5,
  v: 7,
  vi: 9,
  vii: 11,
};

/**
 * Reads `I`, `vi`, `bVII`, `V7`, `ii7`, `Imaj7`, `viio`, `iio7` (half diminished), `Vsus4`: upper case is major, lower
 * case minor. Errors: RangeError for anything else, since numerals are ours and never come from outside.
 */
export function parseRoman(text: string): RelativeChord {
  const match = /^([b#]?)([iv]+|[IV]+)(maj7|sus4|o7|o|\+|7)?$/.exec(text);
  const numeral = match?.[2];
  const degree = numeral === undefined ? undefined : degreeSemitones[numeral.toLowerCase()];
  if (match === null || numeral === undefined || degree === undefined) {
    throw new RangeError(`not a roman numeral: ${text}`);
  }
  const accidental = match[1] === 'b' ? -1 : match[1] === '#' ? 1 : 0;
  const minor = numeral === numeral.toLowerCase();
  return { semitones: pitchClassOf(degree + accidental), quality: qualityOf(minor, match[3] ?? '') };
}

function qualityOf(minor: boolean, suffix: string): ChordQuality {
  if (suffix === '7') return minor ? 'm7' : '7';
  if (suffix === 'maj7' || suffix === 'sus4') return suffix;
  if (suffix === 'o7') return 'm7b5';
  if (suffix === 'o') return 'dim';
  if (suffix === '+') return 'aug';
  return minor ? 'min' : 'maj';
}

export function chordInKey(relative: RelativeChord, key: Key): Chord {
  return { root: pitchClassOf(key.tonic + relative.semitones), quality: relative.quality };
}

/** Pitch classes above the tonic, for checks that need no key. */
export function relativeTones(relative: RelativeChord): readonly number[] {
  return chordQualities[relative.quality].map((interval) => pitchClassOf(relative.semitones + interval));
}
