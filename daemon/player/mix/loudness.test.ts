import { describe, expect, it } from 'vitest';
import { eventGridFrames } from '../synth/synth.ts';
import { Compressor } from './compressor.ts';
import { Leveller } from './leveller.ts';
import { LoudnessMeter, lufsOf } from './loudness.ts';

const powerOf = (lufs: number): number => 10 ** ((lufs + 0.691) / 10);
const stepSeconds = eventGridFrames / 48_000;
/** What is said last, when sound of this loudness has lasted so long. */
function last(seconds: number, lufs: number, step: (power: number) => number): number {
  let said = 0;
  for (let at = 0; at < seconds; at += stepSeconds) said = step(powerOf(lufs));
  return said;
}

describe('loudness', () => {
  it.each([48_000, 44_100])(
    'of a sine of 997 Hz on one side is -3.01 LUFS, as BS.1770 says, at %d Hz',
    (rateHz) => {
      const meter = new LoudnessMeter(rateHz);
      const steps = 600;
      const sound = Float32Array.from({ length: steps * eventGridFrames }, (_, i) =>
        Math.sin((2 * Math.PI * 997 * i) / rateHz),
      );
      const silence = new Float32Array(sound.length);
      let power = 0;
      for (let step = 0; step < steps; step += 1) {
        meter.measure(sound, silence, step * eventGridFrames);
        if (step >= 100) power += meter.power / (steps - 100);
      }
      expect(lufsOf(power)).toBeCloseTo(-3.01, 2);
    },
  );
});

/** A compressor, as what it makes of one step after the other. */
function compress(): (power: number) => number {
  const compressor = new Compressor(stepSeconds);
  return (power) => {
    compressor.follow({ power });
    return compressor.reductionDb;
  };
}

describe('the compressor', () => {
  it('takes back half of what is loud, 3 dB at most, and nothing of what is soft', () => {
    const step = compress();
    expect(last(2, -40, step)).toBe(0);
    expect(last(2, -16, step)).toBeCloseTo(2, 2);
    expect(last(2, -5, step)).toBeCloseTo(3, 2);
  });

  it('comes within a tenth of a second and goes within half a second', () => {
    const step = compress();
    expect(last(0.02, -10, step)).toBeLessThan(1.5);
    expect(last(0.1, -10, step)).toBeGreaterThan(2.8);
    expect(last(0.1, -40, step)).toBeGreaterThan(1);
    expect(last(0.7, -40, step)).toBeLessThan(0.15);
  });
});

describe('the leveller', () => {
  it('brings music together within tens of seconds, by 6 dB at most', () => {
    for (const [lufs, db] of [
      [-19.4, -1],
      [-22.4, 2],
      [-29, 6],
      [-10, -6],
    ] as const) {
      const leveller = new Leveller(stepSeconds);
      expect(last(60, lufs, (power) => leveller.gainDb(power))).toBeCloseTo(db, 1);
    }
  });

  it('does nothing quickly, and nothing in a pause', () => {
    const leveller = new Leveller(stepSeconds);
    const step = (power: number): number => leveller.gainDb(power);
    expect(last(2, -17.5, step)).toBe(0);
    last(60, -22.8, step);
    expect(Math.abs(last(1, -15, step) - 2)).toBeLessThan(0.5);
    const before = step(powerOf(-22.8));
    expect(last(120, -50, step) - before).toBeLessThan(0.5);
  });
});
