import { expect, it } from 'vitest';
import { bodyOptionsSchema } from '../body/options.ts';
import type { Workout } from '../workouts/workout.ts';
import { createConductor } from './conductor.ts';
import { intentSchema } from './intent.ts';
import { bodyAt } from './testing/follow.ts';

const workout: Workout = {
  title: 'Test',
  format: 'list',
  steps: [
    { purpose: 'warmUp', length: { by: 'time', seconds: 60 } },
    {
      purpose: 'work',
      length: { by: 'time', seconds: 30 },
      target: { of: 'cadenceSpm', low: 190, high: 190 },
    },
    { purpose: 'work', length: { by: 'time', seconds: 1200 } },
  ],
};
const workouts = {
  find: (id: string) => (id === 'test' ? workout : undefined),
  capacities: bodyOptionsSchema.parse({}),
};
const conductorOf = (options: Parameters<typeof createConductor>[0]) =>
  createConductor(options, undefined, workouts);

it('tells what is to come, in musical words', () => {
  const conductor = conductorOf({ workout: 'test' });
  expect(conductor.workout).toMatchObject({ name: 'test', state: 'waiting', steps: 3 });
  expect(conductor.update(bodyAt(0, { activity: 'still' })).agenda).toBeUndefined();
  const { agenda } = intentSchema.parse(conductor.update(bodyAt(10)));
  expect(agenda).toMatchObject({ fill: true, countIn: true, sections: true });
  expect(agenda?.steps.map(({ index, section, atSeconds }) => [index, section, atSeconds])).toEqual([
    [0, 'verse', undefined],
    [1, 'chorus', 70],
    // So long a run is no interval.
    [2, 'verse', 100],
    [3, 'verse', 1300],
  ]);
  expect(agenda?.steps.map(({ opensSong }) => opensSong)).toEqual([undefined, undefined, undefined, true]);
  expect(conductor.workout).toMatchObject({ state: 'running', index: 0, leftSeconds: 60, nextAtSeconds: 70 });
});

it('gives a cool-down a song of its own, where sections are wanted, and drives on in a rest', () => {
  const length = { by: 'time', seconds: 60 } as const;
  const target = { of: 'speedMps', low: 1.2, high: 1.4 } as const;
  const steps = [
    { purpose: 'work', length },
    { purpose: 'rest', length, target },
    { purpose: 'coolDown', length, target },
    { purpose: 'coolDown', length },
  ] as const;
  const toldOf = (options: Parameters<typeof createConductor>[0]) => {
    const find = (): Workout => ({ ...workout, steps: [...steps] });
    const conductor = createConductor({ ...options, workout: 'test' }, undefined, { ...workouts, find });
    return conductor.update(bodyAt(0)).agenda!.steps;
  };
  expect(toldOf({}).map(({ opensSong }) => opensSong)).toEqual([undefined, undefined, true, undefined, true]);
  expect(toldOf({ workoutSections: false }).some(({ opensSong }) => opensSong)).toBe(false);
  const [work, rest, coolDown] = toldOf({}).map(({ energy01 }) => energy01);
  expect(rest).toBeLessThan(work! - 0.3);
  expect(rest).toBeGreaterThan(coolDown! + 0.1);
});

it('leads energy as its steps ask, and the tempo to their target when that is followed', () => {
  const energyOf = (workout: string): number => {
    const conductor = conductorOf({ workout });
    let energy01 = 0;
    for (let at = 0; at < 85; at += 0.5) energy01 = conductor.update(bodyAt(at, { effort01: 0.2 })).energy01;
    return energy01;
  };
  expect(energyOf('test')).toBeGreaterThan(energyOf('none') + 0.4);

  const tempoOf = (follow: 'auto' | 'target'): number => {
    const conductor = conductorOf({ workout: 'test', follow, targetCadenceSpm: 150 });
    let tempoBpm = 0;
    const run = { cadenceSpm: 170 };
    for (let at = 0; at < 85; at += 0.5) tempoBpm = conductor.update(bodyAt(at, run)).tempoBpm;
    return tempoBpm;
  };
  expect(tempoOf('auto')).toBeCloseTo(170, 0);
  // The whole 3 % would take 20 s, and twice that from as much the other way.
  expect(tempoOf('target')).toBeGreaterThan(170 * 1.015);
  expect(tempoOf('target')).toBeLessThanOrEqual(170 * 1.03);
});

it('goes on with a lap, begins anew when it is chosen again, and leads nowhere without one', () => {
  const conductor = conductorOf({ workout: 'test' });
  conductor.update(bodyAt(0));
  conductor.cue('lap');
  expect(conductor.update(bodyAt(1)).agenda?.steps[0]?.index).toBe(1);
  conductor.set({ workout: 'test' });
  expect(conductor.update(bodyAt(2)).agenda?.steps[0]?.index).toBe(0);
  conductor.set({ workout: 'absent' });
  expect(conductor.update(bodyAt(3)).agenda).toBeUndefined();
  expect(conductor.workout).toEqual({ name: 'absent', state: 'missing' });
  conductor.set({ workout: 'none' });
  expect(conductor.workout).toBeUndefined();
});

it('says how the body stands to the target only after the grace time', () => {
  const conductor = conductorOf({ workout: 'test', workoutGraceSeconds: 10 });
  const standingAt = (at: number): unknown => {
    conductor.update(bodyAt(at, { cadenceSpm: 170 }));
    return conductor.workout?.standing;
  };
  expect([0, 61, 69, 71].map(standingAt)).toEqual([undefined, undefined, undefined, 'below']);
});
