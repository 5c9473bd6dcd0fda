import { expect, it } from 'vitest';
import { createBackoff } from './backoff.ts';

it('doubles up to the limit, and begins anew after a success', () => {
  const backoff = createBackoff();
  expect(Array.from({ length: 7 }, () => backoff.nextSeconds())).toEqual([1, 2, 4, 8, 16, 30, 30]);
  backoff.reset();
  expect(backoff.nextSeconds()).toBe(1);
});

it('takes other limits', () => {
  const backoff = createBackoff({ firstSeconds: 0.25, mostSeconds: 0.75 });
  expect(Array.from({ length: 4 }, () => backoff.nextSeconds())).toEqual([0.25, 0.5, 0.75, 0.75]);
});
