import { describe, expect, it } from 'vitest';
import type { BarPlan } from '../plan.ts';
import { play, steady } from '../testing/planned-form.ts';
import { createTheme } from '../theme/theme.ts';
import { formOptionsSchema } from './options.ts';

/** How like an earlier bar each one is to be, or unlike. */
function likenessOf(plans: readonly BarPlan[]): number[] {
  return plans.map(({ echo }) => echo?.likeness ?? 0);
}

const hundredBars = (motifStrength: number) => play(100, () => steady, { motifStrength });

describe('what returns', () => {
  it('grows in proportion to the strength, towards and away', () => {
    const full = likenessOf(hundredBars(1));
    expect(Math.max(...full)).toBe(1);
    expect(Math.min(...full)).toBe(-0.3);
    expect(likenessOf(hundredBars(0.5))).toEqual(full.map((likeness) => likeness / 2));
    expect(hundredBars(0).some(({ echo }) => echo !== undefined)).toBe(false);
  });

  it('returns only over the chords that it was heard with', () => {
    const plans = play(600, () => steady, { songMinutes: 2 });
    const echoing = plans.filter(({ echo }) => echo !== undefined && echo.likeness > 0);
    expect(echoing.length).toBeGreaterThan(100);
    for (const { echo, chords } of echoing) {
      if (echo?.bar.of === 'played') expect(chords).toEqual(plans[echo.bar.index]!.chords);
    }
  });

  it('is sung as it was in some bars, and varied in others', () => {
    const dance = { ...steady, styleWeights: { dance: 1 } };
    const chorus = play(600, () => dance).filter(({ section }) => section === 'chorus');
    const varied = chorus.filter(({ echo }) => echo?.likeness === 0.2).length;
    const kept = chorus.filter(({ echo }) => echo?.likeness === 1).length;
    expect(varied).toBeGreaterThan(0);
    expect(kept).toBeGreaterThan(0);
    expect(varied + kept).toBeGreaterThan(chorus.length / 2);
  });

  it('says the half of a phrase again at once, over the same chords', () => {
    const folk = play(400, () => ({ ...steady, styleWeights: { folk: 1 } }));
    const answers = folk.filter(
      ({ index, echo, section }) =>
        section === 'verse' &&
        echo?.bar.of === 'played' &&
        echo.bar.index === index - 4 &&
        echo.likeness === 1,
    );
    expect(answers.length).toBeGreaterThan(8);
    for (const { index, chords, barInPhrase } of answers) {
      expect([4, 5, 6]).toContain(barInPhrase);
      expect(chords).toEqual(folk[index - 4]!.chords);
    }
  });

  it('takes a new bar up higher or lower where the chords have moved on, as far as they have', () => {
    const moved = play(400, () => ({ ...steady, styleWeights: { songbook: 1 } })).filter(
      ({ echo }) => echo?.bar.of === 'sequence',
    );
    expect(moved.length).toBeGreaterThan(8);
    for (const { echo, key } of moved) {
      const bar = echo?.bar;
      if (bar?.of !== 'sequence') throw new Error('no sequence');
      expect(Math.abs(bar.scaleSteps)).toBeGreaterThan(0);
      expect(Math.abs(bar.scaleSteps)).toBeLessThan(4);
      expect(bar.key).toEqual(key);
    }
  });

  it('is varied where the run is another one', () => {
    const fasterAt = (bar: number) => (bar < 30 ? steady : { ...steady, energy01: 0.95 });
    const returning = (likeness: number) =>
      play(60, fasterAt).filter(
        ({ index, echo }) =>
          echo?.likeness === likeness && index >= 30 && echo.bar.of === 'played' && echo.bar.index < 30,
      );
    expect(returning(0.2).length).toBeGreaterThan(4);
    expect(returning(1)).toHaveLength(0);
  });

  it('is no stronger than it was made for', () => {
    const parse = (motifStrength: number) => formOptionsSchema.safeParse({ motifStrength });
    expect(parse(1).success).toBe(true);
    expect(parse(1.1).success).toBe(false);
  });

  it('is always heard where it is a theme of the user', () => {
    const theme = createTheme([{ pitchMidi: 60, startStep: 0, lengthSteps: 16, velocity01: 0.7 }]);
    const chorusesAt = (motifStrength: number) =>
      likenessOf(
        play(100, () => steady, { motifStrength }, theme).filter(({ section }) => section === 'chorus'),
      );
    expect(new Set(chorusesAt(1))).toEqual(new Set([1]));
    expect(chorusesAt(0)).toEqual(chorusesAt(1));
  });
});
