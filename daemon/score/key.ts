import { type PitchClass, type PitchMidi, pitchClassName, pitchClassOf } from './pitch.ts';

/** Steps of each mode above the tonic, in semitones. Minor is natural minor. */
export const modeSteps = {
  major: [0, 2, 4, 5, 7, 9, 11],
  minor: [0, 2, 3, 5, 7, 8, 10],
  dorian: [0, 2, 3, 5, 7, 9, 10],
  mixolydian: [0, 2, 4, 5, 7, 9, 10],
} as const satisfies Record<string, readonly number[]>;

export type Mode = keyof typeof modeSteps;

export interface Key {
  readonly tonic: PitchClass;
  readonly mode: Mode;
}

/** The key's seven pitch classes, tonic first. */
export function scalePitchClasses(key: Key): readonly PitchClass[] {
  return modeSteps[key.mode].map((step) => pitchClassOf(key.tonic + step));
}

/** Where a pitch lies in a key: `degree` (0-6) of the octave that begins with the tonic, and so many semitones above it, where it is outside the scale. */
export interface PlaceInKey {
  readonly octave: number;
  readonly degree: number;
  readonly semitonesAbove: number;
}

export function placeInKey(pitchMidi: PitchMidi, { tonic, mode }: Key): PlaceInKey {
  const steps: readonly number[] = modeSteps[mode];
  const octave = Math.floor((pitchMidi - tonic) / 12);
  const semitones = pitchMidi - tonic - 12 * octave;
  const degree = steps.findLastIndex((step) => step <= semitones);
  return { octave, degree, semitonesAbove: semitones - steps[degree]! };
}

export function keyName(key: Key): string {
  return `${pitchClassName(key.tonic)} ${key.mode}`;
}
