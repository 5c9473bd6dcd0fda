import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../time/random.ts';
import { integratedLufs } from './loudness.ts';

/** A tone whose loudness changes, beside noise, and a long rest that the gates leave out. */
function music(sampleRate: number): [Float32Array, Float32Array] {
  const random = createRandom(5);
  const frames = 20 * sampleRate;
  const [left, right] = [new Float32Array(frames), new Float32Array(frames)];
  for (let frame = 0; frame < frames; frame += 1) {
    const seconds = frame / sampleRate;
    const gain = seconds > 12 && seconds < 17 ? 0.001 : 0.1 + 0.3 * Math.sin(seconds) ** 2;
    const noise = random.next() - 0.5;
    left[frame] = gain * (0.7 * Math.sin(2 * Math.PI * 110 * seconds) + 0.3 * noise);
    right[frame] = gain * (0.4 * Math.sin(2 * Math.PI * 2500 * seconds) + 0.3 * noise);
  }
  return [left, right];
}

describe('integrated loudness', () => {
  // EBU Tech 3341, test signal 1: a sine of 1 kHz at -23 dBFS in both channels is -23 LUFS.
  it.each([44_100, 48_000])('of the tone that the EBU names, at %i Hz', (sampleRate) => {
    const tone = Float32Array.from(
      { length: 5 * sampleRate },
      (_, frame) => 10 ** (-23 / 20) * Math.sin((2 * Math.PI * 1000 * frame) / sampleRate),
    );
    expect(Math.abs(integratedLufs(tone, tone, sampleRate) + 23)).toBeLessThan(0.1);
  });

  it('of silence, and of less than a block, is none', () => {
    expect(integratedLufs(new Float32Array(48_000), new Float32Array(48_000), 48_000)).toBe(-Infinity);
    expect(integratedLufs(new Float32Array(100), new Float32Array(100), 48_000)).toBe(-Infinity);
  });

  const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;
  it.skipIf(!hasFfmpeg && process.env.CI !== 'true').each([44_100, 48_000])(
    'is what ffmpeg measures, at %i Hz',
    (sampleRate) => {
      const [left, right] = music(sampleRate);
      const both = new Float32Array(2 * left.length);
      left.forEach((sample, frame) => {
        both[2 * frame] = sample;
        both[2 * frame + 1] = right[frame]!;
      });
      const { stderr } = spawnSync(
        'ffmpeg',
        [
          ...['-hide_banner', '-f', 'f32le', '-ar', String(sampleRate), '-ac', '2', '-i', '-'],
          ...['-af', 'ebur128', '-f', 'null', '-'],
        ],
        { input: Buffer.from(both.buffer), encoding: 'utf8' },
      );
      const theirs = Number(/Integrated loudness:\s+I:\s+(-[\d.]+) LUFS/.exec(stderr)?.[1]);
      expect(Math.abs(integratedLufs(left, right, sampleRate) - theirs)).toBeLessThan(0.15);
    },
  );
});
