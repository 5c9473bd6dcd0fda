import { expect, it } from 'vitest';
import { play, steady } from '../testing/planned-form.ts';
import { adventurous01 } from './options.ts';

it('a temperature of 1 is the middle, and the wildest is as far as a plan may go', () => {
  expect([0.3, 1, 2].map(adventurous01)).toEqual([0.15, 0.5, 1]);
  const wildest = play(100, () => steady, { temperature: 2 }).map((plan) => plan.adventurous01);
  expect(Math.max(...wildest)).toBe(1);
  expect(Math.min(...wildest)).toBeGreaterThan(0.8);
});
