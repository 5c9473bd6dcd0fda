import type { Note } from '../score/note.ts';
import { type PitchMidi, pitchClassOf } from '../score/pitch.ts';
import type { Register } from '../score/voicing.ts';

/** Chords below this are mud. */
export const lowestChordMidi: PitchMidi = 48;
/** So long is a stroke of the chords in a striding left hand. */
const shortBeats = 1;
/** A lead needs so much air under it, in semitones. */
const airSemitones = 1;

/**
 * The hand that plays the chords makes room: its tones lie between the bass and all that the lead sings while they sound,
 * an octave or more away from where they were written if need be; one that does not fit in there is left out where two
 * other tones stay. And its highest finger does not double the bass, or the two would run in octaves. Bass and lead are as
 * they were written. No tone of the chord lies under the bass, and no two fingers are on one key.
 */
export function makeRoom(notes: readonly Note[]): readonly Note[] {
  const others: Note[] = [];
  const hand: Note[] = [];
  for (const note of notes) {
    if (note.part !== 'chords' || note.source === 'jam') {
      others.push(note);
      continue;
    }
    const room = roomFor(note, notes);
    const moved = { ...note, pitchMidi: fitted(note.pitchMidi, room) };
    const spare = hand.filter((other) => other.atBeat === note.atBeat).length >= 2;
    if (isFree(moved, hand) && !(moved.pitchMidi > room.highestMidi && spare)) hand.push(moved);
  }
  const led = topOffBass(hand, notes);
  return [...others, ...led].sort((a, b) => a.atBeat - b.atBeat);
}

/** Where chords may lie while they sound: over the bass, and under the lead. In a tight place the bass is minded first. */
export function roomFor(span: Span, notes: readonly Note[]): Register {
  const sounding = (part: Note['part']): readonly PitchMidi[] =>
    notes.filter((note) => note.part === part && overlap(note, span)).map(({ pitchMidi }) => pitchMidi);
  const overBass = Math.max(lowestChordMidi, ...sounding('bass').map((pitchMidi) => pitchMidi + 1));
  return {
    lowestMidi: Math.min(highestFloorMidi, overBass),
    highestMidi: Math.min(overAllMidi, ...sounding('lead')) - airSemitones,
  };
}

/** Over all keys there are. */
const overAllMidi: PitchMidi = 128;
/** Somebody who plays the bass may play it anywhere. */
const highestFloorMidi: PitchMidi = 72;

/** The highest of each grip, where it doubles the bass, goes under the others, or the lowest over it, or it is left out. */
function topOffBass(hand: readonly Note[], notes: readonly Note[]): readonly Note[] {
  const basses = notes.filter((note) => note.part === 'bass');
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
    const lowered = { ...top, pitchMidi: top.pitchMidi - 12 };
    const raised = { ...low, pitchMidi: low.pitchMidi + 12 };
    const canRaise =
      low.tied !== true && !doubles(low, basses) && raised.pitchMidi <= roomFor(low, notes).highestMidi;
    if (lowered.pitchMidi >= roomFor(top, notes).lowestMidi && isFree(lowered, played)) {
      played = played.map((note) => (note === top ? lowered : note));
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

/** The same tone where there is room for it, as near as can be to where it was written; else the lowest over the bass. */
function fitted(written: PitchMidi, room: Register): PitchMidi {
  let pitchMidi = written;
  while (pitchMidi > room.highestMidi) pitchMidi -= octave;
  while (pitchMidi < room.lowestMidi) pitchMidi += octave;
  return pitchMidi;
}

const octave = 12;

function isFree(note: Note, hand: readonly Note[]): boolean {
  return hand.every((other) => other.pitchMidi !== note.pitchMidi || !overlap(other, note));
}

type Span = Pick<Note, 'atBeat' | 'durationBeats'>;

function overlap(a: Span, b: Span): boolean {
  return a.atBeat < b.atBeat + b.durationBeats - 1e-6 && b.atBeat < a.atBeat + a.durationBeats - 1e-6;
}
