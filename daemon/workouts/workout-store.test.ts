import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Workout } from './workout.ts';
import { createWorkoutStore, idOf, workoutNamed } from './workout-store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tactus-workouts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const workout: Workout = {
  title: 'One',
  format: 'list',
  steps: [{ purpose: 'work', length: { by: 'lap' } }],
};

it('keeps, lists, finds and removes, for its owner only', async () => {
  const store = createWorkoutStore(() => join(folder, 'workouts'));
  expect(await store.list()).toEqual([]);
  await expect(workoutNamed(store, 'one')).rejects.toThrow('There is no workout "one"');
  await store.keep('two', workout);
  await store.keep('one', { ...workout, title: 'Another' });
  await store.keep('one', workout);
  expect(await store.list()).toEqual([
    { id: 'one', workout },
    { id: 'two', workout },
  ]);
  expect(statSync(join(folder, 'workouts', 'one.json')).mode & 0o777).toBe(0o600);
  expect(await store.remove('one')).toBe(true);
  expect(await store.remove('one')).toBe(false);
  expect(store.find('one')).toBeUndefined();
});

it('passes over what somebody else wrote there', async () => {
  const store = createWorkoutStore(() => folder);
  for (const [name, text] of [
    ['a.json', '{'],
    ['b.json', '{"title":"b"}'],
    ['none.json', JSON.stringify(workout)],
    ['Ü.json', JSON.stringify(workout)],
    ['c.json', `${JSON.stringify(workout)}${' '.repeat(600 * 1024)}`],
  ] as const)
    writeFileSync(join(folder, name), text);
  expect(await store.list()).toEqual([]);
  expect(store.find('../a')).toBeUndefined();
});

it('says what cannot be written', async () => {
  writeFileSync(join(folder, 'file'), '');
  const store = createWorkoutStore(() => join(folder, 'file', 'workouts'));
  await expect(store.keep('one', workout)).rejects.toMatchObject({ kind: 'cannotCreate' });
});

it.each([
  ['5 × 1 km (fast)', '5-1-km-fast'],
  ['Über Schwelle', 'uber-schwelle'],
  ['日本', 'workout'],
  ['none', 'workout'],
  ['-'.repeat(99), 'workout'],
])('%s is called %s', (title, id) => expect(idOf(title)).toBe(id));
