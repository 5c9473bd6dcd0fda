import { expect, it } from 'vitest';
import { createFormPlanner } from '../form/planner.ts';
import { intentOf } from '../testing/intent.ts';
import { planOfBar } from '../testing/tiny.ts';
import { createBarMemory } from './bar-memory.ts';

const barOf = (index: number) => ({ plan: planOfBar(index), notes: [] });

it('keeps what was used last', () => {
  const memory = createBarMemory(3);
  for (const index of [0, 1, 2]) memory.remember(barOf(index));
  memory.notesOf({ of: 'played', index: 0 });
  memory.remember(barOf(3));
  const isKept = (index: number): boolean => memory.notesOf({ of: 'played', index }) !== undefined;
  expect([0, 1, 2, 3].map(isKept)).toEqual([true, false, true, true]);
});

it('forgets what was revoked, used or not', () => {
  const memory = createBarMemory(3);
  for (const index of [0, 1, 2]) memory.remember(barOf(index));
  memory.notesOf({ of: 'played', index: 1 });
  memory.forgetFrom(1);
  expect([0, 1, 2].map((index) => memory.find(index) !== undefined)).toEqual([true, false, false]);
});

it('has the motifs that return in the longest song', () => {
  const planner = createFormPlanner({ songBars: 1000 });
  const memory = createBarMemory();
  const intent = intentOf({ tempoBpm: 170 });
  let state = planner.initial(1);
  const lost: number[] = [];
  for (let index = 0; index < 1000; index++) {
    const next = planner.plan(intent, state, 0);
    state = next.state;
    const { echo } = next.plan;
    if (echo !== undefined && memory.notesOf(echo.bar) === undefined) lost.push(index);
    memory.remember({ plan: next.plan, notes: [] });
  }
  expect(lost).toEqual([]);
});

it('has a theme where it is asked for, and nowhere before the first bar', () => {
  const note = {
    role: 'lead',
    pitchMidi: 72,
    startStep: 0,
    lengthSteps: 4,
    velocity01: 0.5,
    tied: false,
  } as const;
  const memory = createBarMemory(3, { notesOf: (bar) => (bar === 1 ? [note] : []) });
  const key = { tonic: 0, mode: 'major' } as const;
  expect(memory.notesOf({ of: 'theme', bar: 1, key })).toEqual([note]);
  expect(memory.notesOf({ of: 'played', index: -2 })).toBeUndefined();
});
