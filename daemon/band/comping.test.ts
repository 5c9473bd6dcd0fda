import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BarPlan } from '../composer/plan.ts';
import type { Note } from '../score/note.ts';
import { rock } from '../styles/rock.ts';
import { songbook } from '../styles/songbook.ts';
import type { Style } from '../styles/style.ts';
import { comp } from './comping.ts';

const plan: BarPlan = {
  index: 3,
  generation: 0,
  startBeat: 24,
  lengthBeats: 8,
  feel: 'half',
  section: 'verse',
  barInPhrase: 3,
  key: { tonic: 0, mode: 'major' },
  chords: [{ startStep: 0, chord: { root: 0, quality: 'maj' } }],
  styleWeights: { songbook: 1 },
  energy01: 0.7,
  density01: { bass: 0.5, chords: 0.5, lead: 0.5 },
  adventurous01: 0.5,
  drums: true,
  fill: false,
  closing: false,
  seed: 1,
};
const ensemble = { style: songbook, half: 'driven', seed: 1 } as const;
const kicks = Array.from({ length: 16 }, (_, step) =>
  step === 0 || step === 7 || step === 10 ? 0.02 : undefined,
);

function note(part: Note['part'], fromStep: number, steps: number, tied = false): Note {
  return {
    part,
    atBeat: 24 + fromStep / 2,
    durationBeats: steps / 2,
    pitchMidi: 48,
    velocity01: 0.6,
    source: 'model',
    ...(tied ? { tied: true as const } : {}),
  };
}

const stepOf = (played: Note): number => (played.atBeat - 24) * 2;

describe('comping', () => {
  it('strikes a long bass note with the kick and on the beats', () => {
    expect(comp([note('bass', 0, 16)], plan, ensemble, kicks).map(stepOf)).toEqual([0, 4, 7, 10, 12]);
    expect(comp([note('bass', 0, 16)], { ...plan, energy01: 0.5 }, ensemble, kicks).map(stepOf)).toEqual([
      0, 7, 10,
    ]);
  });

  it('strikes long chords on the steps of the style', () => {
    const struckAt = (energy01: number): number[] =>
      comp([note('chords', 0, 16)], { ...plan, energy01 }, ensemble, kicks).map(stepOf);
    expect(struckAt(0.7)).toEqual([0, 6]);
    expect(struckAt(0.8)).toEqual([0, 6, 8, 14]);
  });

  it('strikes the bass with every foot when all go all out, and leaves less as it was written', () => {
    const allOut = { ...plan, energy01: 0.95 };
    expect(comp([note('bass', 0, 16)], allOut, ensemble, kicks).map(stepOf)).toEqual([
      0, 2, 4, 6, 8, 10, 12, 14,
    ]);
    expect(comp([note('chords', 0, 16)], allOut, ensemble, kicks).map(stepOf)).toEqual([0, 4, 6, 8, 12, 14]);
    expect(comp([note('bass', 0, 4)], allOut, ensemble, kicks).map(stepOf)).toEqual([0, 2]);
  });

  it('leaves short notes, leads, quiet bars, breaks and endings alone', () => {
    const written = [note('bass', 2, 3), note('chords', 4, 4), note('lead', 0, 16)];
    expect(comp(written, plan, ensemble, kicks)).toEqual(written);
    const long = [note('bass', 0, 16), note('chords', 0, 16)];
    for (const changes of [
      { energy01: 0.2 },
      { section: 'break' as const },
      { closing: true },
      { drums: false },
    ]) {
      expect(comp(long, { ...plan, ...changes }, ensemble, kicks)).toEqual(long);
    }
  });

  it('strikes on the first beat what goes on over the bar line', () => {
    const [first] = comp([note('chords', 0, 16, true)], plan, ensemble, kicks);
    expect(first?.tied).toBeUndefined();
    const [held] = comp(
      [note('bass', 0, 16, true)],
      { ...plan, energy01: 0.5 },
      ensemble,
      new Array(16).fill(undefined),
    );
    expect(held?.tied).toBe(true);
  });

  it('takes a long root of the bass over to its fifth halfway, where the style does', () => {
    const pitches = (pitchMidi: number, more: Partial<BarPlan> = {}, style: Style = songbook): string =>
      comp([{ ...note('bass', 0, 16), pitchMidi }], { ...plan, ...more }, { ...ensemble, style }, kicks)
        .map((piece) => `${stepOf(piece)}:${piece.pitchMidi}`)
        .join(' ');
    expect(pitches(48)).toBe('0:48 4:48 7:48 10:43 12:43');
    expect(pitches(36)).toBe('0:36 4:36 7:36 10:43 12:43');
    expect(pitches(52)).toBe('0:52 4:52 7:52 10:52 12:52');
    expect(pitches(48, { energy01: 0.95 })).toBe('0:48 2:48 4:48 6:48 8:48 10:48 12:48 14:48');
    expect(pitches(48, {}, rock)).toBe('0:48 4:48 7:48 10:48 12:48');
    const [dim, halves] = (['dim', 'maj'] as const).map((quality) => ({ root: 0, quality }));
    expect(pitches(48, { chords: [{ startStep: 0, chord: dim! }] })).toBe('0:48 4:48 7:48 10:48 12:48');
    const moves = [
      { startStep: 0, chord: halves! },
      { startStep: 8, chord: { root: 5, quality: 'maj' as const } },
    ];
    expect(pitches(48, { chords: moves })).toBe('0:48 4:48 7:48 10:48 12:48');
  });

  it('keeps pitch, beginning and end of whatever it divides', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('bass' as const, 'chords' as const),
        fc.integer({ min: 0, max: 15 }),
        fc.integer({ min: 1, max: 16 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (part, start, length, energy01) => {
          const written = note(part, start, Math.min(length, 16 - start));
          const played = comp([written], { ...plan, energy01 }, { ...ensemble, style: rock }, kicks);
          expect(played[0]?.atBeat).toBe(written.atBeat);
          const last = played.at(-1)!;
          expect(last.atBeat + last.durationBeats).toBeCloseTo(written.atBeat + written.durationBeats);
          played.forEach((piece, index) => {
            expect(piece.pitchMidi).toBe(written.pitchMidi);
            const next = played[index + 1];
            if (next !== undefined)
              expect(piece.atBeat + piece.durationBeats).toBeLessThanOrEqual(next.atBeat + 1e-9);
          });
        },
      ),
    );
  });
});
