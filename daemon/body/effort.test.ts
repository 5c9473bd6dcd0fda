import { describe, expect, it } from 'vitest';
import { effortOf } from './effort.ts';
import { bodyOptionsSchema } from './options.ts';

const options = bodyOptionsSchema.parse({});
const heart = (heartRateBpm: number, own = options) => effortOf({ activity: 'unknown', heartRateBpm }, own);

describe('effort', () => {
  it('is the share of the heart-rate reserve', () => {
    expect([50, 60, 125, 190, 210].map((bpm) => heart(bpm))).toEqual([0, 0, 0.5, 1, 1]);
  });

  it('is a fifth for each zone where zones are given', () => {
    const own = bodyOptionsSchema.parse({ heartRateZonesBpm: [110, 130, 150, 170] });
    expect([60, 110, 120, 150, 180, 190].map((bpm) => heart(bpm, own))).toEqual([0, 0.2, 0.3, 0.6, 0.9, 1]);
    expect(() => bodyOptionsSchema.parse({ heartRateZonesBpm: [150, 130, 110, 170] })).toThrow();
  });

  it('answers the legs before the heart does', () => {
    const at = (speedMps: number) => effortOf({ activity: 'running', heartRateBpm: 140, speedMps }, options);
    expect(at(3.6) - at(2.5)).toBeGreaterThan(0.08);
  });

  it('is little at a walk, none of the legs at rest, and moderate where nothing is known', () => {
    expect(effortOf({ activity: 'walking', speedMps: 1.4 }, options)).toBeLessThan(0.2);
    expect(effortOf({ activity: 'still', speedMps: 0 }, options)).toBe(0);
    expect(effortOf({ activity: 'unknown' }, options)).toBeCloseTo(0.3);
  });
});
