import { noteSources, roles } from '../../score/note.ts';
import type { GridNote } from '../grid-note.ts';

/** The notes of a bar as a long memory keeps them: a tenth of what they take as objects, and exactly as they were. */
export interface PackedNotes {
  /** Of each note in a row: role, source, pitch, first step, steps, whether it is tied. */
  readonly bytes: Uint8Array;
  readonly velocities01: Float64Array;
}

const bytesPerNote = 6;

export function packNotes(notes: readonly GridNote[]): PackedNotes {
  const bytes = notes.flatMap((note) => [
    roles.indexOf(note.role),
    noteSources.indexOf(note.source),
    note.pitchMidi,
    note.startStep,
    note.lengthSteps,
    note.tied ? 1 : 0,
  ]);
  return {
    bytes: Uint8Array.from(bytes),
    velocities01: Float64Array.from(notes, ({ velocity01 }) => velocity01),
  };
}

export function unpackNotes({ bytes, velocities01 }: PackedNotes): readonly GridNote[] {
  return Array.from(velocities01, (velocity01, note) => {
    const from = note * bytesPerNote;
    return {
      role: roles[bytes[from]!]!,
      source: noteSources[bytes[from + 1]!] as GridNote['source'],
      pitchMidi: bytes[from + 2]!,
      startStep: bytes[from + 3]!,
      lengthSteps: bytes[from + 4]!,
      tied: bytes[from + 5] === 1,
      velocity01,
    };
  });
}
