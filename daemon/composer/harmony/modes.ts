import type { Mode } from '../../score/key.ts';
import type { Style, StyleHarmony } from '../../styles/style.ts';
import { isMinorLike } from './keys.ts';

const mixolydian: StyleHarmony = {
  verse: [
    ['I', 'bVII', 'I', 'bVII'],
    ['I', 'bVII', 'IV', 'I'],
    ['I', 'v', 'IV', 'I'],
  ],
  chorus: [
    ['bVII', 'IV', 'I', 'I'],
    ['I', 'IV', 'bVII', 'I'],
  ],
  bridge: [
    ['ii', 'IV', 'v', 'bVII'],
    ['vi', 'v', 'IV', 'bVII'],
  ],
  cadence: [
    ['bVII', 'I'],
    ['IV bVII', 'I'],
    ['v', 'I'],
  ],
  halfCadence: ['bVII', 'IV', 'v'],
};

const dorian: StyleHarmony = {
  verse: [
    ['i', 'IV', 'i', 'IV'],
    ['i', 'bVII', 'IV', 'i'],
    ['i', 'ii', 'i', 'bVII'],
  ],
  chorus: [
    ['bIII', 'bVII', 'i', 'IV'],
    ['bVII', 'IV', 'i', 'i'],
  ],
  bridge: [
    ['IV', 'bIII', 'bVII', 'v'],
    ['v', 'IV', 'v', 'bVII'],
  ],
  cadence: [
    ['IV', 'i'],
    ['bVII', 'i'],
  ],
  halfCadence: ['bVII', 'IV', 'v'],
};

/**
 * The old modes are major or minor with one degree altered, and people's chords were learnt in those two: where they have a
 * chord that the degree is in, the mode has the one of the same root and the altered degree, and in mixolydian mostly the one
 * below the tonic for the dominant (de Clercq and Temperley, A corpus analysis of rock harmony, 2011: bVII is next to IV and V).
 * Left out are those that become diminished, as they lead to another tonic than the mode's.
 */
export const alteredIn: Readonly<Partial<Record<Mode, Readonly<Record<string, string>>>>> = {
  mixolydian: { V: 'bVII', V7: 'v', viio: 'bVII', viio7: 'bVII', Imaj7: 'I7' },
  dorian: { iv: 'IV', iv7: 'IV7', iio: 'ii', iio7: 'ii7', V: 'v', V7: 'v' },
};

/** What tells an old mode from major or minor, semitones above the tonic. */
export const colourOf: Readonly<Partial<Record<Mode, number>>> = { dorian: 9, mixolydian: 10 };

/** The tabled progressions of a style in a mode. The old modes have their own, whatever the style. */
export function harmonyIn(mode: Mode, style: Style): StyleHarmony {
  if (mode === 'mixolydian') return mixolydian;
  if (mode === 'dorian') return dorian;
  return isMinorLike(mode) ? style.harmony.minor : style.harmony.major;
}
