import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventGridFrames } from '../synth/synth.ts';
import { Limiter, limiterLookAheadFrames } from './limiter.ts';

const ceiling = 0.9;
const create = (): Limiter => new Limiter(ceiling, 0.1, 48_000);

/** Whole steps of the grid, with room for the look-ahead. */
function padded(samples: readonly number[]): Float32Array {
  const frames = Math.ceil((samples.length + limiterLookAheadFrames) / eventGridFrames) * eventGridFrames;
  const sound = new Float32Array(frames);
  sound.set(samples);
  return sound;
}

/** The highest that sound swings between its samples, by a longer interpolator than the limiter's own. */
function highestBetween(sound: Float32Array): number {
  const reach = 32;
  let highest = 0;
  for (let i = reach; i < sound.length - reach; i += 1) {
    for (const part of [0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875]) {
      let value = 0;
      for (let k = 1 - reach; k <= reach; k += 1) {
        const x = part - k;
        const window = 0.5 + 0.5 * Math.cos((Math.PI * x) / reach);
        value += (sound[i + k]! * window * Math.sin(Math.PI * x)) / (Math.PI * x);
      }
      highest = Math.max(highest, Math.abs(value));
    }
  }
  return highest;
}

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
        const left = padded(samples);
        const right = left.slice().reverse();
        for (let start = 0; start < left.length; start += eventGridFrames) {
          const end = start + eventGridFrames;
          limiter.process(left.subarray(start, end), right.subarray(start, end), eventGridFrames);
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

  it('lets nothing swing above the ceiling between the samples', () => {
    // At a quarter of the rate, an eighth of a turn off, samples stand 3 dB below the tops of the waves.
    const wave = (hz: number) => (_: unknown, i: number) =>
      1.2 * Math.sin((2 * Math.PI * hz * i) / 48_000 + Math.PI / 4) * (i < 1600 ? 1 : 0.4);
    for (const hz of [12_000, 8000, 5000, 3000]) {
      const left = Float32Array.from({ length: 3200 }, wave(hz));
      expect(highestBetween(left)).toBeGreaterThan(1.15);
      create().process(left, left.slice(), left.length);
      // The interpolator of BS.1770 may read 0.55 dB too little at a quarter of the rate (its annex 2, attachment 1).
      expect(20 * Math.log10(highestBetween(left) / ceiling)).toBeLessThan(hz > 8000 ? 0.6 : 0.2);
    }
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
