import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Limiter, limiterLookAheadFrames } from './limiter.ts';

const ceiling = 0.9;
const create = (): Limiter => new Limiter(ceiling, 0.1, 48_000);

describe('the limiter', () => {
  it('lets no sample above the ceiling, whatever comes', () => {
    const sample = fc.oneof(
      { weight: 6, arbitrary: fc.float({ min: -1, max: 1, noNaN: true }) },
      { weight: 2, arbitrary: fc.float({ min: -40, max: 40, noNaN: true }) },
      { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 0) },
    );
    fc.assert(
      fc.property(fc.array(sample, { minLength: 128, maxLength: 1500 }), (samples) => {
        const limiter = create();
        const left = Float32Array.from([...samples, ...new Array<number>(limiterLookAheadFrames).fill(0)]);
        const right = left.slice().reverse();
        for (let start = 0; start < left.length; start += 64) {
          const end = Math.min(left.length, start + 64);
          limiter.process(left.subarray(start, end), right.subarray(start, end), end - start);
        }
        for (const channel of [left, right])
          for (const value of channel) expect(Math.abs(value)).toBeLessThanOrEqual(ceiling + 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves what is below the ceiling as it is, one look-ahead later', () => {
    const left = Float32Array.from({ length: 4096 }, (_, i) => 0.85 * Math.sin(i / 13));
    const wanted = left.slice();
    create().process(left, left.slice(), left.length);
    for (let i = limiterLookAheadFrames; i < left.length; i += 1)
      expect(left[i]).toBeCloseTo(wanted[i - limiterLookAheadFrames]!, 6);
  });

  it('recovers after a peak', () => {
    const limiter = create();
    const left = new Float32Array(48_000).fill(0.5);
    left[100] = 5;
    limiter.process(left, left.slice(), left.length);
    expect(Math.max(...left)).toBeLessThanOrEqual(ceiling + 1e-6);
    expect(left[100 + limiterLookAheadFrames + 200]).toBeLessThan(0.4);
    expect(left[47_000]).toBeCloseTo(0.5, 2);
    expect(limiter.takeLowestGain()).toBeCloseTo(ceiling / 5, 2);
    expect(limiter.takeLowestGain()).toBe(1);
  });
});
