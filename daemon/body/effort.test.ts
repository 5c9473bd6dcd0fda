import { describe, expect, it } from 'vitest';
import { createEffortFollower, type EffortSigns } from './effort.ts';
import { bodyOptionsSchema } from './options.ts';

const options = bodyOptionsSchema.parse({});
const effortOf = (signs: EffortSigns, own = options): number => createEffortFollower(own).effortAt(0, signs);
const heart = (heartRateBpm: number, own = options) => effortOf({ activity: 'unknown', heartRateBpm }, own);

/** Of a run that is described second by second, each second's effort. */
function followed(seconds: number, signsAt: (at: number) => EffortSigns): number[] {
  const follower = createEffortFollower(options);
  return Array.from({ length: seconds + 1 }, (_, at) => {
    const signs = signsAt(at);
    follower.learn(at, signs);
    return follower.effortAt(at, signs);
  });
}

/** A heart on its way from one rate to another, as slow as hearts are. */
const beats = (from: number, to: number, seconds: number, slowness = 57): number =>
  to + (from - to) * Math.exp(-Math.max(0, seconds) / slowness);

describe('effort', () => {
  it('is the share of the heart-rate reserve', () => {
    expect([50, 60, 125, 190, 210].map((bpm) => heart(bpm))).toEqual([0, 0, 0.5, 1, 1]);
  });

  it('is a fifth for each zone where zones are given', () => {
    const own = bodyOptionsSchema.parse({ heartRateZonesBpm: [110, 130, 150, 170] });
    expect([60, 110, 120, 150, 180, 190].map((bpm) => heart(bpm, own))).toEqual([0, 0.2, 0.3, 0.6, 0.9, 1]);
    expect(() => bodyOptionsSchema.parse({ heartRateZonesBpm: [150, 130, 110, 170] })).toThrow();
  });

  it.each([35, 57, 80])(
    'does not begin a run backwards where the heart is cold and takes %d s',
    (slowness) => {
      const efforts = followed(600, (at) => ({
        ...{ activity: 'running', speedMps: 2.9, heartRateBpm: beats(70, 151, at, slowness) },
      }));
      const [first = 0] = efforts;
      expect(first).toBeCloseTo(2.9 / 4.5, 5);
      for (const effort of efforts) expect(Math.abs(effort - first)).toBeLessThan(0.1);
      // Where all have come to rest the heart has the larger share.
      expect(efforts.at(-1)).toBeCloseTo(0.6 * (91 / 130) + 0.4 * (2.9 / 4.5), 2);
    },
  );

  it('takes a change of pace from the legs at once, and what the heart says besides within minutes', () => {
    const efforts = followed(600, (at) => ({
      ...{ activity: 'running', speedMps: at < 300 ? 2.5 : 3.6 },
      heartRateBpm: at < 300 ? beats(70, 140, at) : beats(140, 185, at - 300),
    }));
    expect(efforts[300]! - efforts[299]!).toBeCloseTo(1.1 / 4.5, 2);
    expect(efforts[600]).toBeCloseTo(0.6 * (125 / 130) + 0.4 * 0.8, 1);
  });

  it('has a heart that is heard anew count little by little', () => {
    const efforts = followed(600, (at) => ({
      ...{ activity: 'running', speedMps: 2.9, heartRateBpm: at < 300 ? undefined : 180 },
    }));
    expect(efforts[300]).toBeCloseTo(efforts[299]!, 5);
    expect(efforts[310]! - efforts[299]!).toBeLessThan(0.05);
    expect(efforts[600]).toBeCloseTo(0.6 * (120 / 130) + 0.4 * (2.9 / 4.5), 2);
  });

  it('is what the heart says of who stands, and the legs again from the first step on', () => {
    const efforts = followed(400, (at) => ({
      activity: at >= 300 && at < 330 ? 'still' : 'running',
      ...{ speedMps: at >= 300 && at < 330 ? 0 : 2.9, heartRateBpm: 151 },
    }));
    expect(efforts[310]).toBeCloseTo((0.6 * 91) / 130, 5);
    expect(efforts[330]).toBeGreaterThan(2.9 / 4.5);
  });

  it('is little at a walk, none of the legs at rest, and moderate where nothing is known', () => {
    expect(effortOf({ activity: 'walking', speedMps: 1.4 }, options)).toBeLessThan(0.2);
    expect(effortOf({ activity: 'still', speedMps: 0 }, options)).toBe(0);
    expect(effortOf({ activity: 'unknown' }, options)).toBeCloseTo(0.3);
  });
});
