import type { Note } from '../score/note.ts';
import { type PitchMidi, pitchClassOf } from '../score/pitch.ts';

/** Chords below this are mud, and under a bass that climbs. The bass ends three semitones below. */
export const lowestChordMidi: PitchMidi = 54;
/** So long is a stroke of the chords in a striding left hand. */
const shortBeats = 1;
/** A lead needs so much air under it, in semitones. */
const airSemitones = 1;

/**
 * The hand that plays the chords makes room: what lies low is taken an octave higher, what would cover the lead an
 * octave lower, or is left out where two other tones stay; and its highest finger does not double the bass, or the two
 * would run in octaves. Bass and lead are as they were written. No tone of the chord lies under the bass, and no two
 * fingers are on one key.
 */
export function makeRoom(notes: readonly Note[]): readonly Note[] {
  const leads = notes.filter((note) => note.part === 'lead');
  const basses = notes.filter((note) => note.part === 'bass');
  const others: Note[] = [];
  const hand: Note[] = [];
  for (const note of notes) {
    if (note.part !== 'chords' || note.source === 'jam') {
      others.push(note);
      continue;
    }
    const ceiling = ceilingOver(note, leads);
    const moved = { ...note, pitchMidi: fitted(note.pitchMidi, ceiling) };
    const spare = hand.filter((other) => other.atBeat === note.atBeat).length >= 2;
    if (isFree(moved, hand) && !(moved.pitchMidi > ceiling && spare)) hand.push(moved);
  }
  const led = topOffBass(hand, basses, leads);
  return [...others, ...led].sort((a, b) => a.atBeat - b.atBeat);
}

/** The highest of each grip, where it doubles the bass, goes under the others, or the lowest over it, or it is left out. */
function topOffBass(hand: readonly Note[], basses: readonly Note[], leads: readonly Note[]): readonly Note[] {
  let played = [...hand];
  for (const atBeat of new Set(hand.map((note) => note.atBeat))) {
    const grip = played.filter((note) => note.atBeat === atBeat).sort((a, b) => a.pitchMidi - b.pitchMidi);
    const [low, top] = [grip[0], grip.at(-1)];
    if (low === undefined || top === undefined || top.tied === true) continue;
    if (!doubles(top, basses)) continue;
    if (low === top) {
      // A lone short finger has nothing to say but the bass's own tone; a long one is the only harmony there is.
      if (top.durationBeats <= shortBeats) played = played.filter((note) => note !== top);
      continue;
    }
    const fitted = { ...top, pitchMidi: top.pitchMidi - 12 };
    const raised = { ...low, pitchMidi: low.pitchMidi + 12 };
    const canRaise =
      low.tied !== true && !doubles(low, basses) && raised.pitchMidi <= ceilingOver(low, leads);
    if (fitted.pitchMidi >= lowestChordMidi && isFree(fitted, played)) {
      played = played.map((note) => (note === top ? fitted : note));
    } else if (canRaise && raised.pitchMidi > top.pitchMidi && isFree(raised, played)) {
      played = played.map((note) => (note === low ? raised : note));
    } else if (grip.length > 2) {
      played = played.filter((note) => note !== top);
    }
  }
  return played;
}

/** Whether a note has the pitch class that the bass has when it begins. */
export function doubles(note: Pick<Note, 'atBeat' | 'pitchMidi'>, basses: readonly Note[]): boolean {
  const under = basses.filter((bass) => overlap(bass, { atBeat: note.atBeat, durationBeats: instantBeats }));
  return under.some((bass) => pitchClassOf(bass.pitchMidi) === pitchClassOf(note.pitchMidi));
}

const instantBeats = 1e-3;

function fitted(written: PitchMidi, ceiling: PitchMidi): PitchMidi {
  let pitchMidi = written < lowestChordMidi ? written + 12 : written;
  while (pitchMidi > ceiling && pitchMidi - 12 >= lowestChordMidi) pitchMidi -= 12;
  return pitchMidi;
}

/** The highest that a chord may be struck: under what the lead sings just then. Later the lead may pass by. */
function ceilingOver(note: Note, leads: readonly Note[]): PitchMidi {
  const struck = { atBeat: note.atBeat, durationBeats: instantBeats };
  const sung = leads.filter((lead) => overlap(lead, struck)).map((lead) => lead.pitchMidi);
  return Math.min(...sung, 127) - airSemitones;
}

function isFree(note: Note, hand: readonly Note[]): boolean {
  return hand.every((other) => other.pitchMidi !== note.pitchMidi || !overlap(other, note));
}

type Span = Pick<Note, 'atBeat' | 'durationBeats'>;

function overlap(a: Span, b: Span): boolean {
  return a.atBeat < b.atBeat + b.durationBeats - 1e-6 && b.atBeat < a.atBeat + a.durationBeats - 1e-6;
}
