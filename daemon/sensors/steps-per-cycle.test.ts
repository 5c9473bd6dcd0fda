import { describe, expect, it } from 'vitest';
import { type Cycles, createCycleMeaning, stepsPerCycle, withStrideLength } from './steps-per-cycle.ts';

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
        () =>
          cycles *
          meaning.stepsPerCycle({
            cyclesPerMinute: cycles,
            speedMps,
            said: saysRunning ? 'runsNow' : undefined,
          }),
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

  it.each([
    [112, 1.5],
    [100, 1.3],
    [115, 1.75],
    [95, 1.1],
    // A treadmill at 3.5, 3, 2 and 1.5 km/h.
    [100, 0.97],
    [95, 0.83],
    [80, 0.56],
    [66, 0.42],
    // A pod that knows no speed, or calls it 0.
    [112, undefined],
    [112, 0],
  ])('does not double the steps of a walk: %d at %s m/s', (cycles, speedMps) => {
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
      [47, 0.83],
      [33, 0.42],
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

describe('withStrideLength', () => {
  const shownBy = (cyclesPerMinute: number, speedMps: number, strideMeters: number) =>
    withStrideLength({ cyclesPerMinute, speedMps }, strideMeters);

  it('shows what is counted where it is a length of the other kind', () => {
    // 180 steps a minute, 1 m each.
    expect(shownBy(180, 3, 2)).toMatchObject({ shown: 1 });
    expect(shownBy(90, 3, 1)).toMatchObject({ shown: 2 });
    expect(shownBy(90, 3, 2).shown).toBeUndefined();
    expect(shownBy(180, 3, 1).shown).toBeUndefined();
    expect(shownBy(0, 0, 1)).toEqual({ cyclesPerMinute: 0, speedMps: 0 });
  });

  it('tells the speed where the pod does not know it', () => {
    expect(shownBy(95, 0, 0.52).speedMps).toBeCloseTo(0.82, 2);
  });
});

describe('stepsPerCycle', () => {
  const all = (...parts: readonly (readonly [number, number, number?])[]): Cycles[] =>
    parts.flatMap(([seconds, cyclesPerMinute, speedMps]) => times(seconds, { cyclesPerMinute, speedMps }));

  it('sees the run in a recording that is mostly walked, and the walk in one that is mostly run', () => {
    expect(stepsPerCycle(all([300, 165], [700, 112]))).toBe(1);
    expect(stepsPerCycle(all([300, 83], [700, 56]))).toBe(2);
    expect(stepsPerCycle(all([100, 165, 2.8], [900, 112, 1.4]))).toBe(1);
    expect(stepsPerCycle(all([900, 83, 2.8], [100, 56, 1.4]))).toBe(2);
    // Doubtful for a long time, and certain for a short one.
    expect(stepsPerCycle(all([600, 92, 1.35], [300, 84, 2.9]))).toBe(2);
    expect(stepsPerCycle(all([100, 165], [900, 83]))).toBe(2);
  });

  it('sees by the speed that a walk is counted in steps', () => {
    expect(stepsPerCycle(all([100, 112, 1.5]))).toBe(1);
    expect(stepsPerCycle(all([100, 56, 1.5]))).toBe(2);
    expect(stepsPerCycle([])).toBe(2);
  });

  it('lets the name of the recording and the make decide in doubt', () => {
    const doubtful = { cyclesPerMinute: 89, speedMps: 1.35 };
    expect(stepsPerCycle([{ ...doubtful, said: 'aWalk' }])).toBe(1);
    expect(stepsPerCycle([{ ...doubtful, said: 'aRun' }])).toBe(2);
    expect(stepsPerCycle([doubtful], 2)).toBe(2);
    expect(stepsPerCycle([{ cyclesPerMinute: 112, speedMps: 1.4, said: 'aRun' }], 2)).toBe(1);
  });
});

/**
 * Everybody: walkers, whose steps are about 0.36 of their height times the root of their speed, and runners, tall ones
 * somewhat slower of foot; both up to a tenth quicker or slower of foot than is usual.
 */
function everybody(): { kmh: number; gait: 'walk' | 'run'; spm: number }[] {
  const heights = [1.5, 1.6, 1.7, 1.8, 1.9, 2];
  const habits = [0.9, 0.95, 1, 1.05, 1.1];
  const speeds = Array.from({ length: 34 }, (_, index) => 1.5 + index / 2);
  return speeds.flatMap((kmh) =>
    heights.flatMap((height) =>
      habits.flatMap((habit) => {
        const speedMps = kmh / 3.6;
        const walk = (habit * 60 * speedMps) / (0.357 * height * Math.sqrt(speedMps));
        const run = habit * (144 + 7 * speedMps) * (1.72 / height) ** 0.25;
        return [
          ...(kmh <= 7.5 ? [{ kmh, gait: 'walk' as const, spm: walk }] : []),
          ...(kmh >= 4 ? [{ kmh, gait: 'run' as const, spm: run }] : []),
        ];
      }),
    ),
  );
}

describe('of everybody at every speed', () => {
  const meant = (spm: number, counts: 1 | 2, kmh: number): boolean => {
    const moment = { cyclesPerMinute: Math.round(spm / counts), speedMps: kmh / 3.6 };
    return stepsPerCycle([moment]) === counts && createCycleMeaning().stepsPerCycle(moment) === counts;
  };

  it('knows a walk from 1.5 km/h and a run from 5 km/h, counted in steps or in strides', () => {
    const mistaken = everybody().flatMap(({ kmh, gait, spm }) => {
      if (gait === 'run' && kmh < 5) return [];
      return ([1, 2] as const)
        .filter((counts) => !meant(spm, counts, kmh))
        .map((counts) => `${gait}, ${kmh} km/h, ${Math.round(spm)} steps, counted by ${counts}`);
    });
    expect(mistaken).toEqual([]);
  });

  it('cannot know strides of who runs at a walking speed from steps of who walks with long ones', () => {
    const mistaken = everybody().filter(
      ({ kmh, gait, spm }) => gait === 'run' && kmh < 5 && !meant(spm, 2, kmh),
    );
    expect(mistaken.length).toBeGreaterThan(0);
    expect(mistaken.map(({ kmh }) => kmh)).not.toContain(5);
    // Steps of a run are never doubled, be it ever so slow.
    for (const { kmh, gait, spm } of everybody())
      if (gait === 'run') expect(meant(spm, 1, kmh), `${kmh} km/h ${spm}`).toBe(true);
  });
});
