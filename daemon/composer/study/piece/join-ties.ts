import type { Note } from '../../../score/note.ts';

/** Farther apart than this (beats) a note is no longer the same one: hands move onsets by less. */
const nearBeats = 0.25;

/** Notes that go on over a bar line, in one piece again; for files, where nothing has to wait for the next bar. */
export function joinTies(notes: readonly Note[]): Note[] {
  const joined: Note[] = [];
  const latest = new Map<string, number>();
  for (const note of notes) {
    const key = `${note.part} ${note.pitchMidi}`;
    const index = latest.get(key);
    const before = index === undefined ? undefined : joined[index];
    if (note.tied && before !== undefined && index !== undefined) {
      if (Math.abs(before.atBeat + before.durationBeats - note.atBeat) < nearBeats) {
        joined[index] = { ...before, durationBeats: note.atBeat + note.durationBeats - before.atBeat };
        continue;
      }
    }
    latest.set(key, joined.length);
    joined.push(note);
  }
  return joined;
}
