import { expect, it } from 'vitest';
import { medianOf, unit } from './numbers.ts';

it('keeps a share between nothing and all', () => {
  expect([-0.5, 0, 0.3, 1, 7].map(unit)).toEqual([0, 0, 0.3, 1, 1]);
});

it('finds the middle', () => {
  expect(medianOf([])).toBe(0);
  expect(medianOf([5])).toBe(5);
  expect(medianOf([9, 1, 4])).toBe(4);
  expect(medianOf([9, 1, 4, 5])).toBe(4.5);
});
