import { expect, it } from 'vitest';
import { bodyOptionsSchema } from '../body/options.ts';
import { aimOf, effortOf, standingTo } from './effort.ts';
import type { Step, Target } from './workout.ts';

const capacities = bodyOptionsSchema.parse({});
const work = (target?: Target): Step => ({
  purpose: 'work',
  length: { by: 'lap' },
  ...(target && { target }),
});
const effort = (target?: Target, done01 = 0): number => effortOf(work(target), done01, capacities);

it('a target is as hard as the body would say of it', () => {
  expect(effort({ of: 'speedMps', low: 4.5, high: 4.5 })).toBe(1);
  expect(effort({ of: 'heartRateBpm', low: 120, high: 130 })).toBeCloseTo(0.5);
  expect(effort({ of: 'powerShare', low: 1, high: 1 })).toBeCloseTo(0.8);
  expect(effort({ of: 'heartRateZone', low: 2, high: 2 })).toBeCloseTo(0.3);
  expect(effort({ of: 'cadenceSpm', low: 180, high: 180 })).toBe(effort());
  expect(effortOf({ purpose: 'rest', length: { by: 'lap' } }, 0, capacities)).toBeLessThan(effort());
});

it('zones rise, and a ramp goes from one end to the other', () => {
  for (const of of ['powerZone', 'speedZone', 'heartRateZone'] as const) {
    const zones = [1, 2, 3, 4, 5].map((zone) => effort({ of, low: zone, high: zone }));
    expect(zones).toEqual([...zones].sort((a, b) => a - b));
  }
  const ramp: Target = { of: 'powerWatts', low: 100, high: 100, endLow: 300, endHigh: 300 };
  expect([0, 0.5, 1].map((done01) => effort(ramp, done01))).toEqual(
    [1 / 3, 2 / 3, 1].map((value) => expect.closeTo(value)),
  );
});

it('the body is below, in or above what it aims at, or nobody knows', () => {
  const body = {
    atSeconds: 0,
    activity: 'running',
    effort01: 0,
    confidence01: 1,
    sources: {},
    ageSeconds: {},
  } as const;
  const aim = aimOf({ of: 'heartRateBpm', low: 150, high: 160 }, 0, capacities);
  const standing = [140, 155, 170].map((heartRateBpm) => standingTo(aim, { ...body, heartRateBpm }));
  expect(standing).toEqual(['below', 'in', 'above']);
  expect(standingTo(aim, body)).toBeUndefined();
});
