import { expect, it } from 'vitest';
import { ManualClock } from './clock.ts';
import { createWallClock } from './wall-clock.ts';

const morningSeconds = Date.UTC(2026, 10, 29, 8) / 1000;
const stage = (machine: number, kept: boolean | undefined) => {
  const clock = new ManualClock(100);
  const state = { kept };
  const wall = createWallClock({
    clock,
    machineSeconds: () => machine + clock.nowSeconds() - 100,
    isKept: () => state.kept,
  });
  return { clock, wall, state };
};

it("is the machine's where that is kept, whatever the sky says", () => {
  const { wall } = stage(morningSeconds, true);
  wall.hear(morningSeconds + 3600, 100);
  expect([wall.nowSeconds(), wall.source]).toEqual([morningSeconds, 'machine']);
});

it("is the sky's where nobody keeps the machine's, and goes on without new words", () => {
  const { clock, wall } = stage(Date.UTC(1970, 0, 2) / 1000, false);
  expect(wall.source).toBe('machine');
  wall.hear(morningSeconds, 100);
  expect([wall.nowSeconds(), wall.source]).toEqual([morningSeconds, 'gps']);
  clock.advanceTo(700);
  expect(wall.nowSeconds()).toBe(morningSeconds + 600);
});

it('believes a machine of which nobody knows, where its time is possible', () => {
  const possible = stage(morningSeconds, undefined);
  possible.wall.hear(morningSeconds + 3600, 100);
  expect(possible.wall.source).toBe('machine');
  const impossible = stage(Date.UTC(2025, 0) / 1000, undefined);
  impossible.wall.hear(morningSeconds, 100);
  expect(impossible.wall.source).toBe('gps');
});

it('goes back to the machine once it is kept', () => {
  const { clock, wall, state } = stage(1000, false);
  wall.hear(morningSeconds, 100);
  expect(wall.source).toBe('gps');
  state.kept = true;
  clock.advanceTo(140);
  expect(wall.source).toBe('machine');
});

it('does not move by words that come late, nor by those of a receiver whose weeks ran over', () => {
  const { clock, wall } = stage(1000, false);
  wall.hear(morningSeconds, 100);
  clock.advanceTo(101);
  wall.hear(morningSeconds + 0.4, 101);
  wall.hear(Date.UTC(2007, 3) / 1000, 101);
  expect(wall.nowSeconds()).toBe(morningSeconds + 1);
  // One that was wrong is set right.
  wall.hear(morningSeconds + 1001, 101);
  expect(wall.nowSeconds()).toBe(morningSeconds + 1001);
});

it('takes no notice of differences that nobody sees', () => {
  const { wall } = stage(morningSeconds, false);
  wall.hear(morningSeconds + 3, 100);
  expect([wall.nowSeconds(), wall.source]).toEqual([morningSeconds, 'machine']);
});
