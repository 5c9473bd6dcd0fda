import type { Chord } from '../../../score/chord.ts';
import { stepsPerBar } from '../../../score/meter.ts';
import type { PreparedPiece } from '../../families/prepared-piece.ts';
import { estimateChords } from '../../harmony/estimate-chords.ts';
import { type LaneLayout, laneOfPitch, type RoleLanes } from '../../lanes.ts';
import { assignRoles, type SourceNote } from './assign-roles.ts';
import type { SourcePiece } from './read-pieces.ts';

const stepsPerBeat = 4;
const shortestBars = 4;
const fewestNotes = 16;

/** Undefined for a piece that training would leave out as too short. */
export function preparePiece(source: SourcePiece, layout: LaneLayout): PreparedPiece | undefined {
  const byRole = assignRoles(source);
  const parts = layout.roles.map((role) => byRole[role.name]);
  const all = parts.flat();
  if (all.length < fewestNotes) return undefined;
  const earliest = all.reduce((step, note) => Math.min(step, note.step), Number.POSITIVE_INFINITY);
  const first = Math.floor(earliest / stepsPerBar) * stepsPerBar;
  const end = all.reduce((step, note) => Math.max(step, note.step + note.lengthSteps), 0);
  const bars = Math.ceil((end - first) / stepsPerBar);
  if (bars < shortestBars) return undefined;
  const steps = bars * stepsPerBar;
  const codes = new Uint8Array(steps * layout.count);
  const velocities = new Uint8Array(steps * layout.count);
  parts.forEach((notes, r) => {
    const role = layout.roles[r]!;
    const shift = fitOctaves(notes, role);
    for (const note of notes.toSorted(byOnset)) {
      const lane = laneOfPitch(role, note.pitchMidi + shift);
      const begin = note.step - first;
      const stop = Math.min(begin + note.lengthSteps, steps);
      for (let step = begin; step < stop; step++) {
        const cell = step * layout.count + lane;
        if (step > begin && codes[cell] === 0) codes[cell] = 1;
        velocities[cell] = note.velocity;
      }
      codes[begin * layout.count + lane] = 2;
    }
  });
  return {
    id: source.id,
    style: source.style,
    bars,
    codes,
    velocities,
    chords: chordsOf(codes, steps, layout),
    onsets: layout.roles.map((role) => countBars(bars, (step) => anyInRole(codes, step, layout, role, 2))),
    active: layout.roles.map((role) =>
      countBars(bars, (step) => anyInRole(codes, step, layout, role, 1)).map((count) => Math.min(1, count)),
    ),
    hasRole: parts.map((notes) => notes.length > 0),
  };
}

/** The whole part moved by octaves so that most of its notes lie in the role's range. */
function fitOctaves(notes: readonly SourceNote[], role: RoleLanes): number {
  let best = 0;
  let fewest = Number.POSITIVE_INFINITY;
  for (const shift of [0, 12, -12, 24, -24]) {
    const outside = notes.filter(
      ({ pitchMidi }) => pitchMidi + shift < role.lowestMidi || pitchMidi + shift > role.highestMidi,
    ).length;
    if (outside < fewest) {
      best = shift;
      fewest = outside;
    }
  }
  return best;
}

function byOnset(a: SourceNote, b: SourceNote): number {
  return (
    a.step - b.step || a.pitchMidi - b.pitchMidi || a.lengthSteps - b.lengthSteps || a.velocity - b.velocity
  );
}

function anyInRole(
  codes: Uint8Array,
  step: number,
  layout: LaneLayout,
  role: RoleLanes,
  code: 1 | 2,
): boolean {
  const begin = step * layout.count + role.firstLane;
  for (let cell = begin; cell < begin + role.laneCount; cell++) if (codes[cell]! >= code) return true;
  return false;
}

function countBars(bars: number, is: (step: number) => boolean): Uint8Array {
  const counts = new Uint8Array(bars);
  for (let step = 0; step < bars * stepsPerBar; step++) {
    if (is(step)) counts[Math.floor(step / stepsPerBar)]!++;
  }
  return counts;
}

function chordsOf(codes: Uint8Array, steps: number, layout: LaneLayout): (Chord | undefined)[] {
  const bassRole = layout.roles.findIndex((role) => role.name === 'bass');
  const weights: Float64Array[] = [];
  const bassWeights: Float64Array[] = [];
  for (let beat = 0; beat < steps / stepsPerBeat; beat++) {
    const all = new Float64Array(12);
    const bass = new Float64Array(12);
    for (
      let cell = beat * stepsPerBeat * layout.count;
      cell < (beat + 1) * stepsPerBeat * layout.count;
      cell++
    ) {
      if (codes[cell] === 0) continue;
      const lane = cell % layout.count;
      const pitchClass = layout.pitchOfLane[lane]! % 12;
      const isBass = layout.roleOfLane[lane] === bassRole;
      all[pitchClass]! += isBass ? 1.5 : 1; // The bass counts half as much again.
      if (isBass) bass[pitchClass]!++;
    }
    weights.push(all);
    bassWeights.push(bass);
  }
  return estimateChords(weights, bassWeights);
}
