import { describe, expect, it } from 'vitest';
import { eventGridFrames } from '../synth/synth.ts';
import { Room } from './room.ts';
import { Widener } from './widener.ts';

const sampleRateHz = 48_000;

/** What a room or a widener makes of sound, step by step. */
function play(
  sound: Float32Array,
  process: (input: Float32Array, out: { left: Float32Array; right: Float32Array }) => void,
): { left: Float32Array; right: Float32Array } {
  const left = new Float32Array(sound.length);
  const right = new Float32Array(sound.length);
  for (let at = 0; at < sound.length; at += eventGridFrames) {
    const end = at + eventGridFrames;
    process(sound.slice(at, end), { left: left.subarray(at, end), right: right.subarray(at, end) });
  }
  return { left, right };
}

const power = (sound: Float32Array, fromSeconds = 0, toSeconds = Number.POSITIVE_INFINITY): number =>
  sound
    .subarray(fromSeconds * sampleRateHz, Math.min(sound.length, toSeconds * sampleRateHz))
    .reduce((a, b) => a + b * b, 0);
const sum = (a: Float32Array, b: Float32Array): Float32Array => a.map((value, i) => value + b[i]!);

describe('the room', () => {
  const click = new Float32Array(3 * sampleRateHz);
  click[0] = 1;

  it('dies away in about a second, has no beat of its own, and loses in mono what chance does', () => {
    const room = new Room(sampleRateHz, 1);
    const { left, right } = play(click, (input, out) => room.process(input, out));
    expect(power(left, 0, 0.01)).toBe(0);
    const fallDb = 10 * Math.log10(power(left, 0.2, 0.4) / power(left, 0.7, 0.9));
    // 60 dB in 1.3 s for what is low, sooner for what is high.
    expect(fallDb).toBeGreaterThan(23);
    expect(fallDb).toBeLessThan(40);
    const mono = power(sum(left, right)) / 4;
    expect(10 * Math.log10((power(left) + power(right)) / 2 / mono)).toBeCloseTo(3, 0);
    // As dense as noise soon after: of 50 ms no tenth holds more than four times its share.
    const early = Array.from({ length: 10 }, (_, i) => power(left, 0.15 + i * 0.005, 0.155 + i * 0.005));
    expect(Math.max(...early) / early.reduce((a, b) => a + b, 0)).toBeLessThan(0.4);
  });

  it('forgets when it is cleared', () => {
    const room = new Room(sampleRateHz, 1);
    play(click.subarray(0, 9600), (input, out) => room.process(input, out));
    room.clear();
    const { left } = play(new Float32Array(9600), (input, out) => room.process(input, out));
    expect(power(left)).toBeLessThan(1e-12);
  });
});

describe('the widener', () => {
  it('is heard at the sides only: in mono what was there is there', () => {
    const sound = Float32Array.from({ length: sampleRateHz }, (_, i) => Math.sin(i / 9) + Math.sin(i / 31));
    const widener = new Widener(sampleRateHz);
    const { left, right } = play(sound, (input, out) => widener.process(input, out));
    expect(power(left)).toBeGreaterThan(power(sound) / 2);
    expect(power(sum(left, right))).toBe(0);
  });
});
