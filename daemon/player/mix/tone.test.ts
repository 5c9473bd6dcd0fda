import { describe, expect, it } from 'vitest';
import { eventGridFrames } from '../synth/synth.ts';
import { Tone } from './tone.ts';

const sampleRateHz = 48_000;

const sine = (hz: number, seconds = 1): Float32Array =>
  Float32Array.from({ length: seconds * sampleRateHz }, (_, i) =>
    Math.sin((2 * Math.PI * hz * i) / sampleRateHz),
  );

/** What comes out of it; `toneAt`: what is asked for, by time. */
function play(sound: Float32Array, toneAt: (seconds: number) => number): Float32Array {
  const tone = new Tone(sampleRateHz);
  const left = sound.slice();
  const right = sound.slice();
  for (let at = 0; at < sound.length; at += eventGridFrames) {
    tone.aim(toneAt(at / sampleRateHz), at === 0);
    const end = at + eventGridFrames;
    tone.process({ left: left.subarray(at, end), right: right.subarray(at, end) });
  }
  expect(right).toEqual(left);
  return left;
}

const powerDb = (sound: Float32Array): number =>
  10 * Math.log10(sound.reduce((sum, value) => sum + value * value, 0) / sound.length);

describe('the tone', () => {
  it('makes the treble louder or softer, and leaves what is below it', () => {
    const gainDb = (hz: number, tone: number): number =>
      powerDb(play(sine(hz), () => tone)) - powerDb(sine(hz));
    for (const tone of [-0.5, -0.25, 0.25, 0.5]) {
      expect(gainDb(100, tone)).toBeCloseTo(0, 0);
      expect(gainDb(12_000, tone) / (14 * tone)).toBeGreaterThan(0.75);
      expect(gainDb(12_000, tone) / (14 * tone)).toBeLessThan(1.01);
    }
  });

  it('does nothing at all where nothing is asked for, and again once it is back', () => {
    const sound = sine(440, 4);
    expect(play(sound, () => 0)).toEqual(sound);
    const back = play(sound, (seconds) => (seconds < 1 ? 0 : seconds < 2 ? 0.5 : 0));
    expect(back.subarray(3 * sampleRateHz)).toEqual(sound.subarray(3 * sampleRateHz));
  });

  it('bends without a click, and is there within half a second', () => {
    const sound = sine(100, 3);
    const turned = play(sound, (seconds) => (seconds < 1 ? -0.5 : seconds < 2 ? 0.5 : 0));
    // Of a sine of 100 Hz at most (2 pi 100 / 48000)^2 = 1.7e-4.
    let sharpest = 0;
    // The sine itself begins with a kink.
    for (let i = 4800; i < turned.length - 1; i += 1)
      sharpest = Math.max(sharpest, Math.abs(turned[i + 1]! - 2 * turned[i]! + turned[i - 1]!));
    expect(sharpest).toBeLessThan(1e-3);
    const high = play(sine(10_000, 2), (seconds) => (seconds < 1 ? -0.5 : 0.5));
    expect(powerDb(high.subarray(1.5 * sampleRateHz)) - powerDb(sine(10_000))).toBeGreaterThan(6);
  });
});
