import { expect, it } from 'vitest';
import type { WorkoutProgress } from '../workouts/progress.ts';
import { type KeptWorkoutDependencies, openKeptWorkout } from './kept-workout.ts';

/** A state folder of one file, and a clock on the wall. */
function disk() {
  let text: string | undefined;
  let writes = 0;
  let wallSeconds = 1.8e9;
  const open = (changes: Partial<KeptWorkoutDependencies> = {}) =>
    openKeptWorkout({
      state: {
        read: async (_name, parse) => (text === undefined ? undefined : parse(text)),
        keep(_name, kept) {
          text = kept;
          writes += 1;
        },
      },
      ...{ configured: 'none', isExplicit: false, isThere: (name) => name === 'hills' },
      ...{ wallSeconds: () => wallSeconds },
      ...changes,
    });
  return {
    open,
    writes: () => writes,
    pass(seconds: number) {
      wallSeconds += seconds;
    },
  };
}

const at = (index: number, elapsedSeconds: number): WorkoutProgress => ({
  ...{ name: 'hills', state: 'running', steps: 3, index, elapsedSeconds, elapsedMeters: 2 * elapsedSeconds },
});

it('goes on where it was, to some seconds', async () => {
  const { open, writes } = disk();
  const first = await open();
  expect(first.goesOn).toBeUndefined();
  for (let seconds = 0; seconds <= 62; seconds += 0.5) first.look(at(1, seconds), 1000 + seconds);
  expect(writes()).toBeLessThan(15);
  expect((await open()).goesOn).toEqual({
    name: 'hills',
    from: { index: 1, elapsedSeconds: 60, elapsedMeters: 120 },
  });
  first.look(at(2, 0), 1063);
  expect((await open()).goesOn?.from.index).toBe(2);
  first.look({ name: 'hills', state: 'over', steps: 3 }, 1064);
  expect((await open()).goesOn?.from.index).toBe(3);
  first.look(undefined, 1065);
  expect((await open()).goesOn?.name).toBe('none');
});

it('writes nothing where nobody ever chose one', async () => {
  const { open, writes } = disk();
  const kept = await open();
  for (let seconds = 0; seconds < 60; seconds += 1) kept.look(undefined, seconds);
  expect(writes()).toBe(0);
});

it.each([
  ['the command line names one', { isExplicit: true }],
  ['the configuration was edited since', { configured: 'hills' }],
  ['it is not there any more', { isThere: () => false }],
])('does not go on where %s', async (_why, changes) => {
  const { open } = disk();
  (await open()).look(at(1, 30), 1000);
  expect((await open(changes)).goesOn).toBeUndefined();
});

it.each([1900, -1900])('is another run %d s later', async (seconds) => {
  const { open, pass } = disk();
  (await open()).look(at(1, 30), 1000);
  pass(seconds);
  expect((await open()).goesOn).toBeUndefined();
});
