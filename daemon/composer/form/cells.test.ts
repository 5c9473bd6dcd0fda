import { describe, expect, it } from 'vitest';
import { play, steady } from '../testing/planned-form.ts';
import { cellOf, riffOf } from './cells.ts';

describe('the riff', () => {
  it('has one bar or two, as the song has it, and another one ends a phrase', () => {
    const bars = (seed: number): string =>
      Array.from({ length: 8 }, (_, bar) => riffOf(seed, bar, 1).riff?.bar).join('');
    const songs = Array.from({ length: 40 }, (_, seed) => bars(seed));
    expect(new Set(songs)).toEqual(new Set(['00000002', '01010102']));
    expect(riffOf(1, 9, 1)).toEqual(riffOf(1, 1, 1));
    expect(riffOf(1, 0, 0)).toEqual({});
  });

  it('is asked for in every bar of a style that keeps to it, and nowhere where nothing is to return', () => {
    const plans = play(100, () => ({ ...steady, styleWeights: { game: 1 } }));
    expect(plans.every(({ riff }) => riff !== undefined)).toBe(true);
    expect(play(100, () => ({ ...steady, styleWeights: { chorale: 1 } })).some(({ riff }) => riff)).toBe(
      false,
    );
    expect(play(100, () => steady, { motifStrength: 0 }).some(({ riff }) => riff)).toBe(false);
  });
});

describe('rhythms of a phrase', () => {
  it('are those of earlier bars that have one of their own, the same all through a song', () => {
    for (let seed = 0; seed < 40; seed++) {
      const cells = Array.from({ length: 16 }, (_, bar) => cellOf(seed, 'verse', bar, 1));
      expect(cells.slice(8)).toEqual(cells.slice(0, 8));
      const own = cells.slice(0, 8).filter((cell) => cell === undefined);
      expect(own.length).toBeLessThanOrEqual(4);
      cells.slice(0, 8).forEach((cell, bar) => {
        if (cell === undefined) return;
        expect(cell.barInPhrase).toBeLessThan(bar);
        expect(cells[cell.barInPhrase]).toBeUndefined();
      });
    }
  });

  it('are not asked for where nothing is to return, nor over a bar that brings its own along', () => {
    expect(cellOf(1, 'verse', 6, 0)).toBeUndefined();
    const plans = play(200, () => steady);
    expect(plans.some(({ cell }) => cell !== undefined)).toBe(true);
    for (const { cell, echo } of plans) if ((echo?.likeness ?? 0) > 0) expect(cell).toBeUndefined();
    expect(play(200, () => steady, { motifStrength: 0 }).some(({ cell }) => cell !== undefined)).toBe(false);
  });
});
