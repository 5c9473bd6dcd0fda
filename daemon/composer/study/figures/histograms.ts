import type { Key } from '../../../score/key.ts';
import { stepsPerBar } from '../../../score/meter.ts';
import type { PreparedPiece } from '../../families/prepared-piece.ts';
import { estimateKey } from '../../harmony/estimate-key.ts';
import type { LaneLayout } from '../../lanes.ts';
import type { RememberedBar } from '../../look-ahead/bar-memory.ts';

/** What notes are like, counted: to compare what is written with what was learnt from. */
export interface Histograms {
  /** Above the tonic of the major key (for minor: of the relative major). */
  readonly pitchClass: number[];
  /** Onsets by step of the bar. */
  readonly onset: number[];
  /** Lengths in steps; bins as in `lengthBins`. */
  readonly length: number[];
  /** Velocities in tenths. */
  readonly velocity: number[];
}

/** Names of the length bins, in steps (16ths). */
export const lengthBins = ['1', '2', '3', '4', '5-7', '8', '9-15', '16', '17+'] as const;

export function emptyHistograms(): Histograms {
  const zeros = (count: number): number[] => new Array<number>(count).fill(0);
  return {
    pitchClass: zeros(12),
    onset: zeros(stepsPerBar),
    length: zeros(lengthBins.length),
    velocity: zeros(10),
  };
}

export function addPiece(histograms: Histograms, bars: readonly RememberedBar[]): void {
  /** Notes that may go on in the next bar, by role and pitch: steps so far. */
  let open = new Map<string, number>();
  for (const { plan, notes } of bars) {
    const next = new Map<string, number>();
    for (const note of notes) {
      const key = `${note.role} ${note.pitchMidi}`;
      const sofar = note.tied ? (open.get(key) ?? 0) : 0;
      if (note.tied) open.delete(key);
      if (!note.tied) count(histograms, note.pitchMidi, plan.key, note.startStep, note.velocity01);
      const length = sofar + note.lengthSteps;
      if (note.startStep + note.lengthSteps === stepsPerBar) next.set(key, length);
      else histograms.length[lengthBin(length)]!++;
    }
    for (const length of open.values()) histograms.length[lengthBin(length)]!++;
    open = next;
  }
  for (const length of open.values()) histograms.length[lengthBin(length)]!++;
}

export function addPrepared(histograms: Histograms, piece: PreparedPiece, layout: LaneLayout): void {
  const steps = piece.bars * stepsPerBar;
  const weights = new Float64Array(12);
  piece.codes.forEach((code, cell) => {
    if (code > 0) weights[layout.pitchOfLane[cell % layout.count]! % 12]!++;
  });
  const key = estimateKey(weights);
  for (let step = 0; step < steps; step++) {
    for (let lane = 0; lane < layout.count; lane++) {
      const cell = step * layout.count + lane;
      if (piece.codes[cell] !== 2) continue;
      count(histograms, layout.pitchOfLane[lane]!, key, step % stepsPerBar, piece.velocities[cell]! / 127);
      let length = 1;
      while (step + length < steps && piece.codes[cell + length * layout.count] === 1) length++;
      histograms.length[lengthBin(length)]!++;
    }
  }
}

/** Overlapping area of two histograms, each scaled to 1: 1 the same shape, 0 nothing in common. */
export function overlap(a: readonly number[], b: readonly number[]): number {
  const sumA = a.reduce((x, y) => x + y, 0);
  const sumB = b.reduce((x, y) => x + y, 0);
  if (sumA === 0 || sumB === 0) return 0;
  return a.reduce((area, value, i) => area + Math.min(value / sumA, b[i]! / sumB), 0);
}

function count(histograms: Histograms, pitchMidi: number, key: Key, step: number, velocity01: number): void {
  const tonic = key.mode === 'minor' ? key.tonic + 3 : key.tonic;
  histograms.pitchClass[(pitchMidi - tonic + 24) % 12]!++;
  histograms.onset[step]!++;
  histograms.velocity[Math.min(9, Math.floor(velocity01 * 10))]!++;
}

function lengthBin(steps: number): number {
  if (steps <= 4) return steps - 1;
  if (steps < 8) return 4;
  if (steps === 8) return 5;
  if (steps < 16) return 6;
  return steps === 16 ? 7 : 8;
}
