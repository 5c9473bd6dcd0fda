import { expect, it } from 'vitest';
import { createSlopeFinder } from './slope.ts';

it('finds a hill of 6 %, through noise, and forgets it', () => {
  const finder = createSlopeFinder();
  for (let at = 0; at <= 60; at++) finder.accept(at, 100 + 0.06 * 3 * at + Math.sin(at * 7), 3);
  expect(finder.slopeAt(60)).toBeCloseTo(0.06, 2);
  expect(finder.slopeAt(80)).toBeUndefined();
});

it('finds the hill with a receiver of ten fixes a second, too', () => {
  const finder = createSlopeFinder();
  for (let i = 0; i <= 600; i++) finder.accept(i / 10, 100 + 0.06 * 3 * (i / 10) + Math.sin(i), 3);
  expect(finder.slopeAt(60)).toBeCloseTo(0.06, 2);
});

it('says nothing after the receiver has found its height anew', () => {
  const finder = createSlopeFinder();
  for (let at = 0; at <= 40; at++) finder.accept(at, at < 30 ? 50 : 140, 3);
  expect(finder.slopeAt(40)).toBeUndefined();
});
