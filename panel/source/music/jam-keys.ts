import { pitchClassOf } from '../../../daemon/score/pitch.ts';

/** Keys of a computer, by where they lie, for the semitones from the lowest of the manual up: as on a piano. */
const semitoneOfCode: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ...['KeyA', 'KeyW', 'KeyS', 'KeyE', 'KeyD', 'KeyF', 'KeyT', 'KeyG', 'KeyY', 'KeyH', 'KeyU', 'KeyJ'],
    ...['KeyK', 'KeyO', 'KeyL', 'KeyP', 'Semicolon', 'Quote'],
  ].map((code, semitone) => [code, semitone]),
);

/** The pitch that a key of the computer plays; undefined for all others. */
export function pitchOfCode(code: string, lowestPitchMidi: number): number | undefined {
  const semitone = semitoneOfCode[code];
  return semitone === undefined ? undefined : lowestPitchMidi + semitone;
}

/** The letter that stands on a key, where there is one. */
export function letterOf(pitchMidi: number, lowestPitchMidi: number): string {
  const code = Object.keys(semitoneOfCode)[pitchMidi - lowestPitchMidi];
  return code?.startsWith('Key') ? code.slice(3) : '';
}

const blackPitchClasses = [1, 3, 6, 8, 10];
export const isBlack = (pitchMidi: number): boolean => blackPitchClasses.includes(pitchClassOf(pitchMidi));

/** White keys to the left of this one, within its octave. */
export const whitesBefore = (pitchMidi: number): number =>
  pitchClassOf(pitchMidi) - blackPitchClasses.filter((black) => black < pitchClassOf(pitchMidi)).length;
