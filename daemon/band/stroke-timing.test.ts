import { describe, expect, it } from 'vitest';
import type { BarPlan } from '../composer/plan.ts';
import type { Part } from '../score/note.ts';
import { createStyleBook, ourStyles } from '../styles/style-book.ts';
import { strokeOffset } from './stroke-timing.ts';

const book = createStyleBook();
const plan = { barInPhrase: 3 } as BarPlan;
const strokes = (style: string, part: Part, seeds = 50): readonly number[] =>
  Array.from({ length: seeds }, (_, seed) => seed).flatMap((seed) =>
    [2, 6, 9].map((step) =>
      strokeOffset({ part, step, pitchMidi: 60, kickOffsetSteps: undefined }, plan, {
        ...{ style: book.styleOf(style), half: 'calm', seed },
      }),
    ),
  );
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const farthest = (values: readonly number[]): number => Math.max(...values.map(Math.abs));

describe('strokes beside the grid', () => {
  it('lie as the style has them', () => {
    expect(mean(strokes('reggae', 'bass'))).toBeGreaterThan(0.04);
    expect(mean(strokes('bossa', 'chords'))).toBeLessThan(-0.03);
    expect(farthest(strokes('electronic', 'lead'))).toBeLessThan(0.02);
    expect(farthest(strokes('folk', 'lead'))).toBeGreaterThan(0.05);
  });

  it('lie in a song as they lay before, in another song not', () => {
    expect(strokes('folk', 'lead', 3)).toEqual(strokes('folk', 'lead', 3));
    expect(new Set(strokes('folk', 'lead', 3)).size).toBe(9);
  });

  it('are never before the bar, nor far from the grid', () => {
    for (const style of ourStyles) {
      for (const part of ['bass', 'chords', 'lead'] as const) {
        for (const step of [0, 7]) {
          for (let seed = 0; seed < 60; seed += 1) {
            const stroke = { part, step, pitchMidi: 48, kickOffsetSteps: seed % 2 ? -0.4 : undefined };
            const offset = strokeOffset(stroke, plan, { style, half: 'driven', seed });
            expect(offset).toBeGreaterThanOrEqual(step === 0 ? 0 : -0.12);
            expect(offset).toBeLessThanOrEqual(0.12);
          }
        }
      }
    }
  });

  it('of the bass go by the kick, as late as the style has it', () => {
    const play = (style: string): number =>
      strokeOffset({ part: 'bass', step: 8, pitchMidi: 40, kickOffsetSteps: 0.03 }, plan, {
        ...{ style: book.styleOf(style), half: 'calm', seed: 1 },
      });
    expect(play('rock')).toBeCloseTo(0.04);
    expect(play('electronic')).toBeCloseTo(0.03);
    expect(play('reggae')).toBeCloseTo(0.09);
  });

  it('of fingers of one hand are nearly together', () => {
    const [root, third] = [48, 52].map((pitchMidi) =>
      Array.from({ length: 200 }, (_, seed) =>
        strokeOffset({ part: 'chords', step: 4, pitchMidi, kickOffsetSteps: undefined }, plan, {
          ...{ style: book.styleOf('folk'), half: 'calm', seed },
        }),
      ),
    );
    const apart = root!.map((offset, seed) => Math.abs(offset - third![seed]!));
    const strangers = root!.slice(1).map((offset, seed) => Math.abs(offset - third![seed]!));
    expect(mean(apart)).toBeLessThan(0.85 * mean(strangers));
  });
});
