import { expect, it } from 'vitest';
import type { BodyState } from '../body/state.ts';
import { createEnergyFollower, type Liveliness } from './energy.ts';
import { loudnessOf, moodOf } from './mood.ts';
import { bodyAt } from './testing/follow.ts';

/** What becomes of a body, every tenth of a second. */
function followed(seconds: number, values: (at: number) => Partial<BodyState>): (at: number) => Liveliness {
  const follower = createEnergyFollower();
  const run = Array.from({ length: seconds * 10 + 1 }, (_, i) =>
    follower.update(bodyAt(i / 10, values(i / 10))),
  );
  return (at) => run[Math.round(at * 10)]!;
}

/** A bar of a runner at 165 to 180 in half feel. */
const barSeconds = 2.8;
const intervals = (at: number) => ({ effort01: Math.floor(at / 60) % 2 === 0 ? 0.56 : 0.8 });

const density = ({ energy01, lift }: Liveliness): number =>
  moodOf(energy01, { densityBias: 0, brightnessBias: 0 }, lift).density01;

it('answers a turn of the pace within two bars, both ways, each time', () => {
  const at = followed(300, intervals);
  for (const turn of [60, 120, 180, 240]) {
    const [before, after] = [at(turn - 1), at(turn + 2 * barSeconds)];
    const way = intervals(turn).effort01 > 0.7 ? 1 : -1;
    expect(way * (after.energy01 - before.energy01)).toBeGreaterThan(0.3);
    expect(way * after.lift).toBeGreaterThan(0.6);
    // Of 5.7 dB; drums and density do the rest of 3.
    const louder = loudnessOf(after.energy01, after.lift) - loudnessOf(before.energy01, before.lift);
    expect(5.7 * way * louder).toBeGreaterThan(2);
    const denser = density(after) - density(before);
    // Energy alone would make 0.27 to 0.3.
    expect(way * denser).toBeGreaterThan(0.33);
  }
});

it('forgets a turn as it becomes usual, and asks nothing of a pace that wavers', () => {
  const turned = followed(600, (at) => ({ effort01: at < 100 ? 0.5 : 0.8 }));
  expect(turned(110).lift).toBe(1);
  expect(turned(400).lift).toBeCloseTo(0);
  const even = followed(300, (at) => ({ effort01: 0.6 + 0.025 * Math.sin(at / 5) }));
  for (let at = 0; at < 300; at++) expect(even(at).lift).toBeCloseTo(0);
});

it('lifts nothing of who has just set off, stands or climbs more slowly', () => {
  const start = followed(60, (at) => ({
    activity: at < 10 ? 'still' : 'running',
    effort01: at < 10 ? 0 : 0.6,
  }));
  for (let at = 0; at < 60; at++) expect(start(at).lift).toBeCloseTo(0);
  const climb = followed(60, (at) => ({ effort01: at < 30 ? 0.7 : 0.5, slope: at < 25 ? 0 : 0.06 }));
  expect(climb(40).lift).toBeCloseTo(0);
});
