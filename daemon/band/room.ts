import type { Note } from '../score/note.ts';
import type { PitchMidi } from '../score/pitch.ts';

/** Chords below this are mud, and under a bass that climbs. The bass ends three semitones below. */
export const lowestChordMidi: PitchMidi = 54;
/** A lead needs so much air under it, in semitones. */
const airSemitones = 1;

/**
 * The hand that plays the chords makes room: what lies low is taken an octave higher, what would cover the lead an
 * octave lower, or is left out where two other tones stay. The written lead and bass are as they were. No tone of the
 * chord lies under the bass, and no two fingers are on one key.
 */
export function makeRoom(notes: readonly Note[]): readonly Note[] {
  const leads = notes.filter((note) => note.part === 'lead');
  const played: Note[] = [];
  const taken: Note[] = [];
  for (const note of notes) {
    if (note.part !== 'chords' || note.source === 'jam') {
      played.push(note);
      continue;
    }
    const pitchMidi = place(note, leads);
    const isFree = (other: Note): boolean => other.pitchMidi !== pitchMidi || !overlap(other, note);
    const spare = taken.filter((other) => other.atBeat === note.atBeat).length >= 2;
    const covers = pitchMidi > ceilingOver(note, leads);
    if (!taken.every(isFree) || (covers && spare)) continue;
    const moved = { ...note, pitchMidi };
    taken.push(moved);
    played.push(moved);
  }
  return played;
}

function place(note: Note, leads: readonly Note[]): PitchMidi {
  const raised = note.pitchMidi < lowestChordMidi ? note.pitchMidi + 12 : note.pitchMidi;
  let pitchMidi = raised;
  while (pitchMidi > ceilingOver(note, leads) && pitchMidi - 12 >= lowestChordMidi) pitchMidi -= 12;
  return pitchMidi;
}

/** The highest that a chord may be struck: under what the lead sings just then. Later the lead may pass by. */
function ceilingOver(note: Note, leads: readonly Note[]): PitchMidi {
  const struck = { ...note, durationBeats: 1e-3 };
  const sung = leads.filter((lead) => overlap(lead, struck)).map((lead) => lead.pitchMidi);
  return Math.min(...sung, 127) - airSemitones;
}

function overlap(a: Note, b: Note): boolean {
  return a.atBeat < b.atBeat + b.durationBeats - 1e-6 && b.atBeat < a.atBeat + a.durationBeats - 1e-6;
}
