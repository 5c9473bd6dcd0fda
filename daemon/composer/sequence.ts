import { type Key, type Mode, modeSteps, placeInKey } from '../score/key.ts';
import type { PitchMidi } from '../score/pitch.ts';
import type { MotifNote } from './grid-note.ts';
import { parseRoman } from './harmony/roman.ts';

/** A tune that comes back higher or lower in its key, with the chords (a sequence). */

/**
 * So many steps of the scale all chords of a bar lie above those of another, -3 to 3: the nearer way. Both as Roman numerals;
 * undefined where they do not move alike, where a root is outside the scale, and for chords on the same degrees.
 */
export function scaleStepsBetween(from: string, to: string, mode: Mode): number | undefined {
  const [before, after] = [degreesOf(from, mode), degreesOf(to, mode)];
  const [first, ...others] = after.map(
    (degree, i) => (degree - before[i]! + degreesPerOctave) % degreesPerOctave,
  );
  const alike = before.length === after.length && others.every((steps) => steps === first);
  if (!alike || first === undefined || Number.isNaN(first) || first === 0) return undefined;
  return first > degreesPerOctave / 2 ? first - degreesPerOctave : first;
}

/** The lead's notes, so many steps of the scale higher; what is outside the scale stays as far above the degree below it. */
export function movedLead(notes: readonly MotifNote[], key: Key, scaleSteps: number): readonly MotifNote[] {
  return notes
    .filter(({ role }) => role === 'lead')
    .map((note) => ({ ...note, pitchMidi: movedPitch(note.pitchMidi, key, scaleSteps) }));
}

const degreesPerOctave = 7;

function degreesOf(chords: string, mode: Mode): readonly number[] {
  const scale: readonly number[] = modeSteps[mode];
  return chords.split(' ').map((chord) => {
    const degree = scale.indexOf(parseRoman(chord).semitones);
    return degree < 0 ? Number.NaN : degree;
  });
}

function movedPitch(pitchMidi: PitchMidi, key: Key, scaleSteps: number): PitchMidi {
  const { octave, degree, semitonesAbove } = placeInKey(pitchMidi, key);
  const moved = degree + scaleSteps;
  const octaves = Math.floor(moved / degreesPerOctave);
  const semitones = modeSteps[key.mode][moved - octaves * degreesPerOctave]!;
  return key.tonic + 12 * (octave + octaves) + semitones + semitonesAbove;
}
