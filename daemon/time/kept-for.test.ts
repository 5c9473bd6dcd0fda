import { expect, it } from 'vitest';
import { ManualClock } from './clock.ts';
import { keptFor } from './kept-for.ts';

it('is made when it is asked for, and anew when it is too old', () => {
  const clock = new ManualClock(100);
  let made = 0;
  const count = keptFor(5, clock, () => {
    made += 1;
    return made;
  });
  expect(made).toBe(0);
  expect([count(), count()]).toEqual([1, 1]);
  clock.advanceTo(104.9);
  expect(count()).toBe(1);
  clock.advanceTo(105);
  expect(count()).toBe(2);
});
