import { describe, expect, it } from 'vitest';
import type { GridNote } from '../../grid-note.ts';
import { barOverlap, similarityAtLag } from './likeness.ts';

const note = (pitchMidi: number, startStep: number, tied = false): GridNote => ({
  role: 'lead',
  pitchMidi,
  startStep,
  lengthSteps: 2,
  velocity01: 0.5,
  tied,
  source: 'model',
});

describe('likeness', () => {
  it('is 1 for the same bar, 0 for nothing in common, and counts strikes only', () => {
    const bar = [note(60, 0), note(62, 4)];
    expect(barOverlap(bar, bar)).toBe(1);
    expect(barOverlap(bar, [note(60, 1), note(64, 4)])).toBe(0);
    expect(barOverlap(bar, [note(60, 0)])).toBeCloseTo(2 / 3);
    expect(barOverlap([note(60, 0, true)], [])).toBe(1);
  });

  it('compares bars at a distance', () => {
    const a = { notes: [note(60, 0)] };
    const b = { notes: [note(70, 0)] };
    expect(similarityAtLag([a, b, a, b], 2)).toBe(1);
    expect(similarityAtLag([a, b, a, b], 1)).toBe(0);
  });
});
