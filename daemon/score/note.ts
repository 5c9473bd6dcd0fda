import type { PitchMidi } from './pitch.ts';

/** Parts that sound. Bass, chords and lead are the network's roles; drums and pad are the band's. */
export const parts = ['drums', 'bass', 'chords', 'lead', 'pad'] as const;
export type Part = (typeof parts)[number];

/** The roles that the network writes, from the ground up. */
export const roles = ['bass', 'chords', 'lead'] as const satisfies readonly Part[];
export type Role = (typeof roles)[number];

/** Who decided a note: the network, the band's drummer and pads, the theory-only composer, or a person playing along. */
export const noteSources = ['model', 'groove', 'fallback', 'jam'] as const;
export type NoteSource = (typeof noteSources)[number];

/** One note in musical time. Drum pitches are General MIDI percussion keys. */
export interface Note {
  readonly part: Part;
  /** Onset in beats since the music began. */
  readonly atBeat: number;
  /** Above 0. */
  readonly durationBeats: number;
  readonly pitchMidi: PitchMidi;
  /** Above 0, at most 1. */
  readonly velocity01: number;
  readonly source: NoteSource;
  /**
   * Goes on from the note of the same part and pitch that ends where this one begins, over a bar line: it is not struck
   * again. Where there is no such note (the bar before was written anew), it is struck like any other.
   */
  readonly tied?: true;
}
