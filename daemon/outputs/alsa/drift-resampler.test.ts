import { expect, it } from 'vitest';
import { DriftResampler, framesBefore } from './drift-resampler.ts';

const rate = 48_000;

/** A sine on both channels, played at a ratio, left. */
function play(hz: number, ratio: number, frames: number): Float32Array {
  const input = new Float32Array(2 * (frames + 1000));
  for (let i = 0; i < input.length / 2; i += 1)
    input.fill(0.5 * Math.sin((2 * Math.PI * hz * i) / rate), 2 * i, 2 * i + 2);
  const resampler = new DriftResampler();
  resampler.ratio = ratio;
  const chunk = new Float32Array(2 * 480);
  const played = new Float32Array(frames);
  let used = 0;
  for (let at = 0; at < frames; at += 480) {
    used += resampler.process(input.subarray(2 * used), chunk, 480);
    for (let i = 0; i < 480; i += 1) played[at + i] = chunk[2 * i]!;
  }
  return played;
}

/** What is there beside the sine that should be there, and how loud that is, dB of the sine. */
function beside(played: Float32Array, hz: number): { readonly restDb: number; readonly levelDb: number } {
  const turn = (2 * Math.PI * hz) / rate;
  let [sine, cosine] = [0, 0];
  for (let i = 0; i < played.length; i += 1) {
    sine += (2 * played[i]! * Math.sin(turn * i)) / played.length;
    cosine += (2 * played[i]! * Math.cos(turn * i)) / played.length;
  }
  let rest = 0;
  for (let i = 0; i < played.length; i += 1)
    rest += (played[i]! - sine * Math.sin(turn * i) - cosine * Math.cos(turn * i)) ** 2;
  const power = ((sine ** 2 + cosine ** 2) * played.length) / 2;
  return { restDb: 10 * Math.log10(rest / power), levelDb: 20 * Math.log10(Math.hypot(sine, cosine) / 0.5) };
}

/** Frequencies that come out as whole numbers of turns in a second, so that no window is needed. */
it.each([
  [1000, -95],
  [5000, -95],
  [10_000, -95],
  [15_000, -90],
  [18_000, -85],
  [20_000, -60],
])('passes %i Hz cleanly, a thousandth faster or slower', (hz, mostDb) => {
  for (const ratio of [0.999, 1.001]) {
    const { restDb, levelDb } = beside(play(hz / ratio, ratio, rate), hz);
    expect(restDb).toBeLessThan(mostDb);
    expect(Math.abs(levelDb)).toBeLessThan(0.01);
  }
});

it('passes what is to be played as it is, sample by sample', () => {
  const input = Float32Array.from({ length: 2 * 600 }, (_, i) => Math.sin(i ** 2));
  const output = new Float32Array(2 * 512);
  expect(new DriftResampler().process(input, output, 512)).toBe(512);
  expect(output).toEqual(input.slice(2 * framesBefore, 2 * (512 + framesBefore)));
});
