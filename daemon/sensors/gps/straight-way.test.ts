import { expect, it } from 'vitest';
import { positionAt } from './ground.ts';
import { straightWay } from './straight-way.ts';

const origin = { latitude: 52.5, longitude: 13.4 };
const walk = (offMeters: (second: number) => number) =>
  Array.from({ length: 9 }, (_, second) => ({
    ...positionAt(origin, 1.5 * second, 2 * second + offMeters(second)),
    second,
  }));

it('is gone at the speed of the positions', () => {
  const way = straightWay(
    origin,
    walk(() => 0),
    ({ second }) => second,
  );
  expect(way.speedMps).toBeCloseTo(2.5, 4);
  expect(way.squares()).toBeCloseTo(0, 4);
  expect(way.spread).toBe(60);
});

it('goes between positions that are wrong, and knows by how much', () => {
  const way = straightWay(
    origin,
    walk((second) => (second % 2 === 0 ? 1 : -1)),
    ({ second }) => second,
  );
  expect(way.speedMps).toBeCloseTo(2.5, 1);
  expect(way.squares()).toBeGreaterThan(8);
  expect(way.squares()).toBeLessThan(9);
});

it('says nothing of positions passed at one moment', () => {
  expect(
    straightWay(
      origin,
      walk(() => 0),
      () => 5,
    ).spread,
  ).toBe(0);
});
