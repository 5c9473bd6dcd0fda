import { describe, expect, it } from 'vitest';
import { createCycleMeaning, stepsPerCycle } from './steps-per-cycle.ts';

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('createCycleMeaning', () => {
  /** Seconds, cycles a minute, speed: the steps a minute that are heard last of each. */
  const cadencesOf = (
    plan: readonly (readonly [number, number, number | undefined])[],
    saysRunning = false,
  ): number[] => {
    const meaning = createCycleMeaning();
    return plan.map(([seconds, cycles, speedMps]) => {
      const heard = times(seconds, 0).map(
        () => cycles * meaning.stepsPerCycle(cycles, speedMps, saysRunning),
      );
      return heard.at(-1) ?? 0;
    });
  };

  it('keeps what was learnt in a run through a walk', () => {
    expect(
      cadencesOf([
        [20, 165, 2.8],
        [600, 112, 1.5],
        [20, 160, 2.6],
      ]),
    ).toEqual([165, 112, 160]);
    expect(
      cadencesOf([
        [20, 165, undefined],
        [600, 112, undefined],
      ]),
    ).toEqual([165, 112]);
  });

  it('goes by the speed when a walk comes first', () => {
    for (const [cycles, speedMps] of [
      [112, 1.5],
      [100, 1.3],
      [115, 1.75],
      [95, 1.1],
    ] as const)
      expect(
        cadencesOf([
          [1, cycles, speedMps],
          [20, cycles, speedMps],
        ]),
      ).toEqual([cycles, cycles]);
  });

  it('doubles strides: of a run, a walk, a stroll, a quick child, a sprint', () => {
    const strides = [
      [84, 3],
      [56, 1.5],
      [45, 0.9],
      [105, 2.8],
      [108, 7],
      [80, 1.5],
      [84, undefined],
    ] as const;
    for (const [cycles, speedMps] of strides)
      expect(
        cadencesOf([
          [1, cycles, speedMps],
          [30, cycles, speedMps],
        ]),
      ).toEqual([2 * cycles, 2 * cycles]);
  });

  it('doubles the strides of a shuffle that was a run before, or is said to be one', () => {
    expect(
      cadencesOf([
        [20, 84, 3],
        [60, 84, 1.15],
      ]),
    ).toEqual([168, 168]);
    expect(cadencesOf([[60, 90, 1.2]], true)).toEqual([180]);
  });

  it('is not taken in by a few wild counts', () => {
    expect(
      cadencesOf([
        [20, 84, 3],
        [5, 200, 3],
        [20, 84, 3],
      ]).at(-1),
    ).toBe(168);
    expect(
      cadencesOf([
        [6, 200, undefined],
        [30, 84, undefined],
      ]).at(-1),
    ).toBe(168);
  });
});

describe('stepsPerCycle', () => {
  it('sees the run in a recording that is mostly walked', () => {
    expect(stepsPerCycle([...times(300, 165), ...times(700, 112)])).toBe(1);
    expect(stepsPerCycle([...times(300, 83), ...times(700, 56)])).toBe(2);
    expect(stepsPerCycle([...times(100, 165), ...times(900, 83)])).toBe(2);
  });

  it('sees by the speed that a walk is counted in steps', () => {
    expect(stepsPerCycle(times(100, 112), times(100, 1.5))).toBe(1);
    expect(stepsPerCycle(times(100, 56), times(100, 1.5))).toBe(2);
    expect(stepsPerCycle([], [])).toBe(2);
  });
});
