import { expect, it } from 'vitest';
import type { Intent } from '../../conductor/intent.ts';
import type { BarPlan } from '../plan.ts';
import { play, steady } from '../testing/planned-form.ts';

const at = (energy01: number, changes: Partial<Intent> = {}): Intent => ({
  ...steady,
  energy01,
  brightness01: 0.25 + 0.6 * energy01,
  ...changes,
});

/** Songs in a row, and who plays them. */
function songs(plans: readonly BarPlan[]): { bars: number; halves: string[] }[] {
  const found: { bars: number; halves: string[] }[] = [];
  for (const { song, ensemble } of plans) {
    found[song!] ??= { bars: 0, halves: [] };
    const current = found[song!]!;
    current.bars += 1;
    if (current.halves.at(-1) !== ensemble!.half) current.halves.push(ensemble!.half);
  }
  return found;
}

it('nobody changes hands within a song, however the energy turns', () => {
  // A bar lasts 2.8 s: intervals of a minute, of three, and an energy that wavers around the border.
  for (const turn of [21, 64, 2]) {
    const plans = play(600, (bar) => at(Math.floor(bar / turn) % 2 === 0 ? 0.45 : 0.8));
    for (const { halves } of songs(plans)) expect(halves).toHaveLength(1);
  }
});

it('intervals of a minute call no song early', () => {
  const even = songs(play(400, () => at(0.7)));
  const intervals = songs(play(400, (bar) => at(Math.floor(bar / 21) % 2 === 0 ? 0.55 : 0.95)));
  expect(intervals.length).toBeLessThanOrEqual(even.length);
  expect(new Set(intervals.flatMap(({ halves }) => halves))).toEqual(new Set(['driven']));
});

it('a walk that becomes a run is another song within a minute, and who stands at first does not count', () => {
  const run = songs(play(120, (bar) => at(bar < 40 ? 0.2 : 0.75)));
  expect(run.slice(0, 2).map(({ halves }) => halves)).toEqual([['calm'], ['driven']]);
  expect(run[0]!.bars).toBeGreaterThan(40);
  expect(run[0]!.bars).toBeLessThan(40 + 24);
  const standing = songs(play(120, (bar) => (bar < 40 ? at(0.05, { section: 'break' }) : at(0.75))));
  expect(standing[0]!.bars).toBeLessThan(40 + 24);
  expect(standing[1]!.halves).toEqual(['driven']);
});
