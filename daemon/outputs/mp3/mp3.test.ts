import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { loadLame } from './lame.native.ts';
import { mp3FrameFrames } from './mp3-encoder.ts';
import { FrameCutter, frameLength, primers, reservoirBytes } from './mp3-frames.ts';
import { openMp3Encoder } from './open-mp3-encoder.ts';

const ci = process.env.CI === 'true';
const hasFfmpeg = ci || spawnSync('ffmpeg', ['-version']).status === 0;
const hasLame = ci || loadLame() !== undefined;
const rate = 48_000;

/** Seconds of a chord that comes and goes, which makes the encoder save bits and spend them. */
async function encode(engine: 'native' | 'wasm', seconds: number): Promise<Uint8Array[]> {
  const encoder = await openMp3Encoder(128, rate, engine);
  const cutter = new FrameCutter();
  const frames: Uint8Array[] = [];
  const interleaved = new Float32Array(2 * mp3FrameFrames);
  for (let start = 0; start < seconds * rate; start += mp3FrameFrames) {
    for (let i = 0; i < mp3FrameFrames; i += 1) {
      const t = (start + i) / rate;
      const level = t % 0.5 < 0.1 ? 0.3 : 0.02;
      interleaved[2 * i] =
        level * (Math.sin(2 * Math.PI * 440 * t) + Math.sin(2 * Math.PI * 3100 * t * (1 + t / 50)));
      interleaved[2 * i + 1] = level * Math.sin(2 * Math.PI * 660 * t);
    }
    frames.push(...cutter.push(encoder.encode(interleaved)));
  }
  encoder.close();
  return frames;
}

/** Decodes strictly; gives the samples of the left channel and what the decoder complained about. */
function decode(frames: readonly Uint8Array[]): { left: Int16Array; complaints: string } {
  const run = spawnSync(
    'ffmpeg',
    ['-v', 'warning', '-xerror', '-f', 'mp3', '-i', '-', '-f', 's16le', '-ac', '2', '-ar', `${rate}`, '-'],
    { input: Buffer.concat(frames), maxBuffer: 1 << 26 },
  );
  const samples = new Int16Array(run.stdout.buffer, run.stdout.byteOffset, run.stdout.length >> 1);
  // ffmpeg guesses the length of a stream, and says that it guesses.
  const complaints = run.stderr
    .toString()
    .split('\n')
    .filter((line) => line !== '' && !line.includes('Estimating duration'))
    .join('\n');
  return { left: samples.filter((_, i) => i % 2 === 0), complaints };
}

describe.each(['native', 'wasm'] as const)('MP3, %s', (engine) => {
  it.skipIf(!hasFfmpeg || (engine === 'native' && !hasLame))('is what was encoded', async () => {
    const frames = await encode(engine, 6);
    expect(frames.every((frame) => frame.length === frameLength(frame) && frame.length === 384)).toBe(true);
    const { left, complaints } = decode(frames);
    expect(complaints).toBe('');
    expect(left.length).toBeGreaterThan(5.8 * rate);
    expect(Math.max(...left.subarray(rate, 2 * rate))).toBeGreaterThan(12_000);
  });

  it.skipIf(!hasFfmpeg || (engine === 'native' && !hasLame))('can be entered at any frame', async () => {
    const frames = await encode(engine, 5);
    const needing = frames.findIndex((frame, i) => i > 40 && reservoirBytes(frame) > 200);
    expect(needing >= 0).toBe(engine === 'wasm');
    for (const start of [needing > 0 ? needing : 50, 60, 77]) {
      const first = frames[start]!;
      const before = reservoirBytes(first) > 0 ? primers(frames[start - 2]!, frames[start - 1]!) : [];
      const { left, complaints } = decode([...before, ...frames.slice(start)]);
      expect(complaints).toBe('');
      // From its second frame on it sounds as for one who listened from the beginning.
      const whole = decode(frames).left.subarray((start + 3) * mp3FrameFrames);
      const entered = left.subarray((before.length + 3) * mp3FrameFrames);
      const difference = entered
        .slice(0, rate)
        .reduce((most, value, i) => Math.max(most, Math.abs(value - whole[i]!)), 0);
      expect(difference).toBeLessThan(3);
    }
  });
});

describe('the frame cutter', () => {
  it('finds frames however the bytes come', async () => {
    const frames = await encode('wasm', 1);
    const bytes = Buffer.concat(frames);
    const cutter = new FrameCutter();
    const cut: Uint8Array[] = [];
    for (let at = 0; at < bytes.length; at += 97) cut.push(...cutter.push(bytes.subarray(at, at + 97)));
    expect(Buffer.concat(cut).equals(bytes)).toBe(true);
    expect(cut).toHaveLength(frames.length);
  });
});
