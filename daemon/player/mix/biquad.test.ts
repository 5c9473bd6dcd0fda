import { describe, expect, it } from 'vitest';
import { type Band, Biquad, coefficientsOf } from './biquad.ts';

const sampleRateHz = 48_000;

/** How much louder a sine leaves a band than it entered, dB. */
function gainDb(band: Band, hz: number): number {
  const left = Float32Array.from({ length: sampleRateHz }, (_, i) =>
    Math.sin((2 * Math.PI * hz * i) / sampleRateHz),
  );
  const right = left.map((value) => 2 * value);
  const power = (sound: Float32Array): number =>
    sound.subarray(sampleRateHz / 2).reduce((sum, value) => sum + value * value, 0);
  const before = power(left);
  new Biquad(coefficientsOf(band, sampleRateHz)).process({ left, right }, 0, left.length);
  expect(power(right) / power(left)).toBeCloseTo(4, 3);
  return 10 * Math.log10(power(left) / before);
}

describe('a band of an equaliser', () => {
  it('does what it says where it says so, and leaves the rest', () => {
    const peak: Band = { kind: 'peak', hz: 1000, gainDb: -6, q: 1 };
    expect([gainDb(peak, 1000), gainDb(peak, 30), gainDb(peak, 15_000)]).toEqual(close(-6, 0, 0));
    const low: Band = { kind: 'lowShelf', hz: 200, gainDb: 4 };
    expect([gainDb(low, 20), gainDb(low, 200), gainDb(low, 5000)]).toEqual(close(4, 2, 0));
    const high: Band = { kind: 'highShelf', hz: 4000, gainDb: -4 };
    expect([gainDb(high, 40), gainDb(high, 4000), gainDb(high, 20_000)]).toEqual(close(0, -2, -4));
    const lowCut: Band = { kind: 'lowCut', hz: 100 };
    expect([gainDb(lowCut, 25), gainDb(lowCut, 100), gainDb(lowCut, 2000)]).toEqual(close(-24.1, -3, 0));
    const highCut: Band = { kind: 'highCut', hz: 1000 };
    expect([gainDb(highCut, 40), gainDb(highCut, 1000), gainDb(highCut, 4000)]).toEqual(close(0, -3, -24.5));
  });
});

const close = (...all: readonly number[]): unknown[] => all.map((db) => expect.closeTo(db, 0));
