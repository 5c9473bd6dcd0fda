import { describe, expect, it } from 'vitest';
import { type ComposingFigures, createComposingBurden } from './composing-burden.ts';
import { createSoundBurden } from './sound-burden.ts';

describe('the burden of the sound', () => {
  const warm = () => {
    const burden = createSoundBurden();
    burden(0, { state: 'playing', lateBlocks: 7, load01: 2 });
    let lateBlocks = 7;
    let atSeconds = 10;
    return (load01: number, late = 0, state: 'playing' | 'stopped' = 'playing') => {
      lateBlocks += late;
      atSeconds += 1;
      return burden(atSeconds, { state, lateBlocks, load01 });
    };
  };

  it('is too much where rendering takes nearly all the time, or much of it and blocks are late', () => {
    const look = warm();
    expect([look(0.2), look(0.6), look(0.9), look(0.6, 1), look(0.6)]).toEqual([
      'light',
      'bearable',
      'tooMuch',
      'tooMuch',
      'bearable',
    ]);
  });

  it('is not what makes blocks late that take little to render', () => {
    expect(warm()(0.1, 50)).toBe('bearable');
  });

  it('is not known in silence, nor while the daemon warms up', () => {
    expect(warm()(0, 0, 'stopped')).toBe('unknown');
    const burden = createSoundBurden();
    for (let at = 100; at < 110; at += 1)
      expect(burden(at, { state: 'playing', lateBlocks: at, load01: 1.5 })).toBe('unknown');
    expect(burden(110, { state: 'playing', lateBlocks: 110, load01: 1.5 })).toBe('tooMuch');
  });
});

describe('the burden of the composer', () => {
  const stage = () => {
    const burden = createComposingBurden();
    let figures: ComposingFigures = {
      ...{ state: 'playing', writes: true, modelBars: 0, fallbackBars: 0, writing01: 0 },
    };
    return (change: Partial<ComposingFigures>, more: { model?: number; fallback?: number } = {}) => {
      const modelBars = figures.modelBars + (more.model ?? 0);
      const fallbackBars = figures.fallbackBars + (more.fallback ?? 0);
      figures = { ...figures, ...change, modelBars, fallbackBars };
      return burden(figures);
    };
  };
  const write = (look: ReturnType<typeof stage>, writing01: number, bars = 4) => {
    let burden = look({ writing01 }, { model: 1 });
    for (let bar = 1; bar < bars; bar += 1) burden = look({ writing01 }, { model: 1 });
    return burden;
  };

  it('is light for a quick model, and too much for one that is slower than the music', () => {
    expect(write(stage(), 0.1)).toBe('light');
    expect(write(stage(), 0.5)).toBe('bearable');
    expect(write(stage(), 1.2)).toBe('tooMuch');
    expect(write(stage(), 1.2, 1)).toBe('unknown');
  });

  it('is not what makes bars of a quick model late', () => {
    const look = stage();
    write(look, 0.1);
    expect(look({}, { fallback: 2 })).toBe('bearable');
  });

  it('is too much where a model that works hard is late again and again', () => {
    const look = stage();
    write(look, 0.6);
    expect([look({}, { fallback: 1 }), look({}, { fallback: 1 })]).toEqual(['bearable', 'tooMuch']);
  });

  it('is too much where no bar is ever done in time, though none is measured', () => {
    const look = stage();
    expect([1, 2, 3].map(() => look({}, { fallback: 1 }))).toEqual(['unknown', 'unknown', 'tooMuch']);
  });

  it('is not known while the process is away, and bars of that time do not count afterwards', () => {
    const look = stage();
    expect(look({ writes: false }, { fallback: 5 })).toBe('unknown');
    expect(look({ writes: true })).toBe('unknown');
    expect(write(look, 0.1)).toBe('light');
  });
});
