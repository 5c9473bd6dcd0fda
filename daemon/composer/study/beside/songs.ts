import { chordAt } from '../../../score/bar.ts';
import type { Chord } from '../../../score/chord.ts';
import type { Key } from '../../../score/key.ts';
import { stepsPerBar } from '../../../score/meter.ts';
import { type Note, type Part, type Role, roles } from '../../../score/note.ts';
import type { PitchMidi } from '../../../score/pitch.ts';
import { estimateKey } from '../../harmony/estimate-key.ts';
import type { LaneLayout } from '../../lanes.ts';
import type { BarPlan } from '../../plan.ts';
import { assignRoles } from '../evaluate/assign-roles.ts';
import { preparePiece } from '../evaluate/prepare-piece.ts';
import type { SourcePiece } from '../evaluate/read-pieces.ts';

/** A piece as it is heard, without its drums, whoever made it: what ours and people's are compared by. */
export interface Song {
  readonly bars: number;
  /** By bar. */
  readonly keys: readonly Key[];
  /** By beat (four steps); undefined where nothing sounds. */
  readonly chords: readonly (Chord | undefined)[];
  /** By onset, then pitch. */
  readonly notes: readonly SongNote[];
}

export interface SongNote {
  readonly part: Role | 'pad';
  readonly pitchMidi: PitchMidi;
  /** From the piece's first bar line, in steps (16ths). */
  readonly step: number;
  readonly lengthSteps: number;
}

export const beatsPerGridBar = 4;
const stepsPerBeat = stepsPerBar / beatsPerGridBar;

/** Of bars as the band plays them. What goes on over a bar line is one note again. */
export function playedSong(
  bars: readonly { readonly plan: BarPlan; readonly notes: readonly Note[] }[],
): Song {
  const notes: SongNote[] = [];
  const latest = new Map<string, number>();
  bars.forEach(({ plan, notes: own }, bar) => {
    const stepsPerUnit = stepsPerBar / plan.lengthBeats;
    for (const note of own) {
      if (!isPitched(note.part)) continue;
      const { part, pitchMidi } = note;
      const step = bar * stepsPerBar + Math.round((note.atBeat - plan.startBeat) * stepsPerUnit);
      const lengthSteps = Math.max(1, Math.round(note.durationBeats * stepsPerUnit));
      const index = latest.get(`${part} ${pitchMidi}`);
      const before = index === undefined ? undefined : notes[index];
      // Hands move onsets and ends by less than a step.
      if (note.tied && before !== undefined && Math.abs(before.step + before.lengthSteps - step) <= 1) {
        notes[index!] = { ...before, lengthSteps: step + lengthSteps - before.step };
        continue;
      }
      latest.set(`${part} ${pitchMidi}`, notes.length);
      notes.push({ part, pitchMidi, step, lengthSteps });
    }
  });
  return {
    bars: bars.length,
    keys: bars.map(({ plan }) => plan.key),
    chords: bars.flatMap(({ plan }) =>
      Array.from({ length: beatsPerGridBar }, (_, beat) => chordAt(plan.chords, beat * stepsPerBeat)?.chord),
    ),
    notes: notes.sort(byOnset),
  };
}

/**
 * Of people's music, at the pitches it was written in; its key and chords are estimated from its notes. Undefined for a
 * piece that training would leave out as too short.
 */
export function realSong(source: SourcePiece, layout: LaneLayout): Song | undefined {
  const prepared = preparePiece(source, layout);
  if (prepared === undefined) return undefined;
  const byRole = assignRoles(source);
  const all = roles.flatMap((part) => byRole[part].map((note) => ({ ...note, part })));
  const first = all.reduce((step, note) => Math.min(step, note.step), Number.POSITIVE_INFINITY);
  const firstBarStep = Math.floor(first / stepsPerBar) * stepsPerBar;
  const weights = new Float64Array(12);
  for (const { pitchMidi, lengthSteps } of all) weights[pitchMidi % 12]! += lengthSteps;
  const key = estimateKey(weights);
  return {
    bars: prepared.bars,
    keys: new Array<Key>(prepared.bars).fill(key),
    chords: prepared.chords,
    notes: all
      .map(({ part, pitchMidi, step, lengthSteps }) => ({
        part,
        pitchMidi,
        step: step - firstBarStep,
        lengthSteps,
      }))
      .sort(byOnset),
  };
}

/** Its first bars: the longer a piece goes on, the more of it was heard before. */
export function openingOf(song: Song, bars: number): Song {
  if (song.bars <= bars) return song;
  return {
    bars,
    keys: song.keys.slice(0, bars),
    chords: song.chords.slice(0, bars * beatsPerGridBar),
    notes: song.notes.filter(({ step }) => step < bars * stepsPerBar),
  };
}

function isPitched(part: Part): part is SongNote['part'] {
  return part !== 'drums';
}

function byOnset(a: SongNote, b: SongNote): number {
  return a.step - b.step || a.pitchMidi - b.pitchMidi;
}
