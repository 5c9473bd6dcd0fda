import { expect, it } from 'vitest';
import { createFormPlanner } from '../form/planner.ts';
import { intentOf } from '../testing/intent.ts';
import { planOfBar } from '../testing/tiny.ts';
import { createBarMemory } from './bar-memory.ts';

const barOf = (index: number) => ({ plan: planOfBar(index), notes: [] });

it('keeps what was used last', () => {
  const memory = createBarMemory(3);
  for (const index of [0, 1, 2]) memory.remember(barOf(index));
  memory.notesOf(0);
  memory.remember(barOf(3));
  expect([0, 1, 2, 3].map((index) => memory.find(index) !== undefined)).toEqual([true, false, true, true]);
});

it('forgets what was revoked, used or not', () => {
  const memory = createBarMemory(3);
  for (const index of [0, 1, 2]) memory.remember(barOf(index));
  memory.notesOf(1);
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
    if (echo !== undefined && memory.notesOf(echo.barIndex) === undefined) lost.push(index);
    memory.remember({ plan: next.plan, notes: [] });
  }
  expect(lost).toEqual([]);
});
