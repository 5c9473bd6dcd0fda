import { expect, it } from 'vitest';
import { ManualClock } from './clock.ts';
import { createWallClock } from './wall-clock.ts';

const morningSeconds = Date.UTC(2026, 10, 29, 8) / 1000;
const stage = (machine: number, kept: boolean | undefined) => {
  const clock = new ManualClock(100);
  const state = { kept };
  const hear = (utcSeconds: number, atSeconds: number): void => {
    for (let word = 0; word < 3; word += 1) wall.hear(utcSeconds, atSeconds);
  };
  const wall = createWallClock({
    clock,
    machineSeconds: () => machine + clock.nowSeconds() - 100,
    isKept: () => state.kept,
  });
  return { clock, wall, hear, state };
};

it("is the machine's where that is kept, whatever the sky says", () => {
  const { wall, hear } = stage(morningSeconds, true);
  hear(morningSeconds + 3600, 100);
  expect([wall.nowSeconds(), wall.source]).toEqual([morningSeconds, 'machine']);
});

it("is the sky's where nobody keeps the machine's, and goes on without new words", () => {
  const { clock, wall, hear } = stage(Date.UTC(1970, 0, 2) / 1000, false);
  expect(wall.source).toBe('machine');
  hear(morningSeconds, 100);
  expect([wall.nowSeconds(), wall.source]).toEqual([morningSeconds, 'gps']);
  clock.advanceTo(700);
  expect(wall.nowSeconds()).toBe(morningSeconds + 600);
});

it('believes a machine of which nobody knows, where its time is possible', () => {
  const possible = stage(morningSeconds, undefined);
  possible.hear(morningSeconds + 3600, 100);
  expect(possible.wall.source).toBe('machine');
  const impossible = stage(Date.UTC(2025, 0) / 1000, undefined);
  impossible.hear(morningSeconds, 100);
  expect(impossible.wall.source).toBe('gps');
});

it('goes back to the machine once it is kept', () => {
  const { clock, wall, hear, state } = stage(1000, false);
  hear(morningSeconds, 100);
  expect(wall.source).toBe('gps');
  state.kept = true;
  clock.advanceTo(140);
  expect(wall.source).toBe('machine');
});

it('does not move by words that come late, nor by one that says otherwise, nor by receivers whose weeks ran over', () => {
  const { clock, wall, hear } = stage(1000, false);
  hear(morningSeconds, 100);
  clock.advanceTo(101);
  wall.hear(morningSeconds + 0.4, 101);
  hear(Date.UTC(2007, 3) / 1000, 101);
  hear(Date.UTC(2046, 3) / 1000, 101);
  expect(wall.nowSeconds()).toBe(morningSeconds + 1);
  // Two receivers that do not agree do not take turns.
  for (let word = 0; word < 10; word += 1) {
    wall.hear(morningSeconds + 1001, 101);
    wall.hear(morningSeconds + 1, 101);
  }
  expect(wall.nowSeconds()).toBe(morningSeconds + 1);
  // One that was wrong is set right.
  hear(morningSeconds + 1001, 101);
  expect(wall.nowSeconds()).toBe(morningSeconds + 1001);
});

it('takes no notice of differences that nobody sees', () => {
  const { wall, hear } = stage(morningSeconds, false);
  hear(morningSeconds + 3, 100);
  expect([wall.nowSeconds(), wall.source]).toEqual([morningSeconds, 'machine']);
});
