import { expect, it } from 'vitest';
import { createMeanRate } from './mean-rate.ts';

const after = (...seconds: readonly number[]): number => {
  const rate = createMeanRate();
  for (const atSeconds of seconds) rate.count(atSeconds);
  return rate.perSecond;
};

it('is unknown, 0, until the second time', () => {
  expect(after()).toBe(0);
  expect(after(100)).toBe(0);
  expect(after(100, 100)).toBe(0);
  expect(after(100, 100.5)).toBe(2);
});

it('is the mean of the first intervals, and follows a change within some more', () => {
  expect(after(0, 1, 2, 5, 6)).toBeCloseTo(4 / 6);
  const slowThenQuick = [
    0,
    4,
    8,
    12,
    16,
    20,
    ...Array.from({ length: 30 }, (_, index) => 20 + (index + 1) / 2),
  ];
  expect(after(...slowThenQuick)).toBeCloseTo(2, 1);
});

it('counts what comes at once, or late, and is not confused by it', () => {
  expect(after(0, 0, 2, 2, 4, 4)).toBeCloseTo(5 / 4);
  expect(after(0, 1, 0.5, 2)).toBeCloseTo(3 / 2);
});
