import { describe, expect, it } from 'vitest';
import type { MotifNote } from './grid-note.ts';
import { movedLead, scaleStepsBetween } from './sequence.ts';

const note = (pitchMidi: number, role: MotifNote['role'] = 'lead'): MotifNote => ({
  role,
  pitchMidi,
  startStep: 0,
  lengthSteps: 2,
  velocity01: 0.6,
  tied: false,
});

describe('a sequence', () => {
  it('goes as far as the chords have moved, the nearer way', () => {
    expect(scaleStepsBetween('I', 'ii', 'major')).toBe(1);
    expect(scaleStepsBetween('I', 'V', 'major')).toBe(-3);
    expect(scaleStepsBetween('I', 'IV', 'major')).toBe(3);
    expect(scaleStepsBetween('i', 'bVII', 'minor')).toBe(-1);
    expect(scaleStepsBetween('ii V', 'iii vi', 'major')).toBe(1);
  });

  it('is none where the chords stay, move apart, leave the scale or are not as many', () => {
    expect(scaleStepsBetween('I', 'I7', 'major')).toBeUndefined();
    expect(scaleStepsBetween('I V', 'ii I', 'major')).toBeUndefined();
    expect(scaleStepsBetween('I', 'bVII', 'major')).toBeUndefined();
    expect(scaleStepsBetween('I V', 'ii', 'major')).toBeUndefined();
  });

  it('moves the lead alone, along the scale and over the octave', () => {
    const key = { tonic: 2, mode: 'major' as const };
    const pitches = (steps: number): number[] =>
      movedLead([note(62), note(73), note(66), note(40, 'bass')], key, steps).map(
        ({ pitchMidi }) => pitchMidi,
      );
    expect(pitches(1)).toEqual([64, 74, 67]);
    expect(pitches(-1)).toEqual([61, 71, 64]);
    expect(pitches(-3)).toEqual([57, 67, 61]);
  });

  it('keeps what is outside the scale as far above the degree below it', () => {
    expect(movedLead([note(61)], { tonic: 0, mode: 'major' }, 1)[0]!.pitchMidi).toBe(63);
  });
});
