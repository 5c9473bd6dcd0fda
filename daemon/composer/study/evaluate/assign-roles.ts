import type { Role } from '../../../score/note.ts';
import { medianOf } from '../../../system/numbers.ts';
import type { SourcePiece } from './read-pieces.ts';

/**
 * From the tracks of a piece to the roles of the band: the same rules, in the same order, as the training tool's
 * `roles.py`, because a network is scored on music prepared as it was trained on.
 */

export interface SourceNote {
  readonly step: number;
  readonly pitchMidi: number;
  readonly lengthSteps: number;
  /** 0-127. */
  readonly velocity: number;
}

export type RoleNotes = Record<Role, SourceNote[]>;

/** The lowest note of a chord is taken for the bass only up to here. */
const highestBassMidi = 52;
const lowestLeadMidi = 60;

const roleOfLabel: Readonly<Record<string, Role>> = {
  soprano: 'lead',
  melody: 'lead',
  counter: 'lead',
  alto: 'chords',
  tenor: 'chords',
  bass: 'bass',
  chords: 'chords',
  pad: 'chords',
  accomp: 'chords',
  piano: 'chords',
  other: 'chords',
};

type TrackRole = Role | 'keyboard' | undefined;

export function assignRoles(piece: SourcePiece): RoleNotes {
  const { tracks } = piece;
  const byTrack: SourceNote[][] = tracks.map(() => []);
  for (const [step, pitchMidi, lengthSteps, velocity, track] of piece.notes) {
    byTrack[track]?.push({ step, pitchMidi, lengthSteps, velocity });
  }
  const trackRoles = tracks.map((track, i) =>
    roleOfTrack(
      track,
      byTrack[i]!.map((note) => note.pitchMidi),
    ),
  );
  const hasBass = trackRoles.includes('bass');
  const hasLead = trackRoles.includes('lead');
  const notes: RoleNotes = { bass: [], chords: [], lead: [] };
  trackRoles.forEach((role, i) => {
    if (role === undefined) return;
    const own = byTrack[i]!;
    const label = tracks[i]!.role;
    if (role === 'keyboard') {
      const noLead = label === 'left' || hasLead;
      for (const [part, note] of partKeyboard(own, hasBass || label === 'right')) {
        notes[part === 'lead' && noLead ? 'chords' : part].push(note);
      }
    } else if (role === 'chords' && !hasBass) {
      // Block chords without a bass: their lowest note is one.
      for (const [part, note] of partKeyboard(own, false))
        notes[part === 'lead' ? 'chords' : part].push(note);
    } else {
      notes[role].push(...own);
    }
  });
  notes.bass = oneVoice(notes.bass, 'lowest', notes.chords);
  notes.lead = oneVoice(notes.lead, 'highest', notes.chords);
  return notes;
}

/** The label decides where there is one, then the General MIDI program; the register has the last word. */
function roleOfTrack(track: SourcePiece['tracks'][number], pitches: readonly number[]): TrackRole {
  const label = track.role ?? '';
  const program = track.prog ?? -1;
  const name = (track.name ?? '').toLowerCase();
  if (label === 'drums' || label === 'fx' || name.includes('sidechain') || pitches.length === 0)
    return undefined;
  const middle = medianOf(pitches);
  if (label === 'left' || label === 'right') return 'keyboard';
  if (name.includes('bass') && middle < 55) return 'bass';
  const role = Object.hasOwn(roleOfLabel, label) ? roleOfLabel[label] : roleOfProgram(program);
  if ((role === 'lead' && middle < 50) || (role === 'chords' && middle < 42)) return 'bass';
  return role;
}

function roleOfProgram(program: number): TrackRole {
  if (program < 0) return 'chords';
  if (program >= 112) return undefined; // Percussive and sound effects.
  if (program >= 32 && program <= 39) return 'bass';
  if (program < 8) return 'keyboard';
  if ((program >= 56 && program <= 87) || program === 40 || program === 41) return 'lead';
  return 'chords';
}

/** Of the notes that begin together, the lowest is bass (if low enough), the highest lead (if high enough). */
function* partKeyboard(notes: readonly SourceNote[], hasBass: boolean): Generator<[Role, SourceNote]> {
  const groups = groupByStep(notes);
  for (const group of groups.values()) {
    group.sort((a, b) => a.pitchMidi - b.pitchMidi);
    for (const [i, note] of group.entries()) {
      if (i === 0 && note.pitchMidi <= highestBassMidi && !hasBass) yield ['bass', note];
      else if (i === group.length - 1 && note.pitchMidi >= lowestLeadMidi) yield ['lead', note];
      else yield ['chords', note];
    }
  }
}

function groupByStep(notes: readonly SourceNote[]): Map<number, SourceNote[]> {
  const groups = new Map<number, SourceNote[]>();
  for (const note of notes) {
    const group = groups.get(note.step);
    if (group === undefined) groups.set(note.step, [note]);
    else group.push(note);
  }
  return groups;
}

/** One voice: a note beyond one that sounds goes to `moved`; else it cuts the one that sounds. */
function oneVoice(
  notes: readonly SourceNote[],
  wins: 'lowest' | 'highest',
  moved: SourceNote[],
): SourceNote[] {
  const sign = wins === 'highest' ? -1 : 1;
  const voice: SourceNote[] = [];
  for (const note of notes.toSorted((a, b) => a.step - b.step || sign * (a.pitchMidi - b.pitchMidi))) {
    const last = voice.at(-1);
    if (last !== undefined && last.step + last.lengthSteps > note.step) {
      if (last.step === note.step || sign * (note.pitchMidi - last.pitchMidi) > 0) {
        moved.push(note);
        continue;
      }
      voice[voice.length - 1] = { ...last, lengthSteps: note.step - last.step };
    }
    voice.push(note);
  }
  return voice;
}
