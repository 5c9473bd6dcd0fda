import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { authorship } from '../../score/authorship.ts';
import { TactusError } from '../../system/errors.ts';
import { samplesOf, wavChunks } from './wav-chunks.ts';
import { WavFile } from './wav-file.ts';

describe('a WAV file', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tactus-wav-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const left = Float32Array.from({ length: 1000 }, (_, i) => Math.sin(i / 20));
  const right = Float32Array.from({ length: 1000 }, (_, i) => -0.25 * Math.sin(i / 20));

  it('holds the samples, exact or within the dither', () => {
    for (const format of ['float32', 'pcm16'] as const) {
      const path = join(folder, `${format}.wav`);
      const file = new WavFile(path, { sampleRateHz: 48_000, format });
      file.write(left, right);
      file.write(left, right, 500);
      expect(readdirSync(folder)).not.toContain(`${format}.wav`);
      file.finish();
      const bytes = readFileSync(path);
      const width = format === 'float32' ? 4 : 2;
      expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
      // Readers pass over JUNK: it is the room for lengths that 32 bits do not hold.
      const chunks = [...wavChunks(bytes)];
      expect(chunks.map(({ name }) => name)).toEqual(['JUNK', 'fmt ', 'data', 'LIST']);
      expect(chunks[1]!.content.readUInt32LE(4)).toBe(48_000);
      const samples = samplesOf(bytes);
      expect(samples.length).toBe(1500 * 2 * width);
      for (let i = 0; i < 1000; i += 1) {
        const at = i * 2 * width;
        if (format === 'float32') expect(samples.readFloatLE(at)).toBe(left[i]);
        else expect(Math.abs(samples.readInt16LE(at + 2) - right[i]! * 32767)).toBeLessThanOrEqual(1.5);
      }
    }
  });

  it('says behind the samples that a machine composed it', () => {
    const path = join(folder, 'a.wav');
    const file = new WavFile(path, { sampleRateHz: 48_000, format: 'pcm16' });
    file.write(left, right);
    file.finish();
    const { name, content } = [...wavChunks(readFileSync(path))].at(-1)!;
    expect([name, content.length % 2]).toEqual(['LIST', 0]);
    expect(content.toString('latin1', 0, 8)).toBe('INFOICMT');
    expect(content.toString('latin1', 12, 12 + content.readUInt32LE(8) - 1)).toBe(authorship);
  });

  it('is the same for the same sound', () => {
    const write = (name: string): Buffer => {
      const file = new WavFile(join(folder, name), { sampleRateHz: 48_000, format: 'pcm16' });
      file.write(left, right);
      file.finish();
      return readFileSync(join(folder, name));
    };
    expect(write('a.wav').equals(write('b.wav'))).toBe(true);
  });

  it('of an earlier version, whose header had no such room, is made whole where it was left', () => {
    const path = join(folder, 'a.wav');
    const file = new WavFile(path, { sampleRateHz: 48_000, format: 'pcm16' });
    file.write(left, right);
    file.finish();
    const bytes = readFileSync(path);
    const samples = samplesOf(bytes);
    const head = Buffer.concat([bytes.subarray(0, 12), bytes.subarray(48, 80)]);
    head.writeUInt32LE(36, 4);
    head.writeUInt32LE(0, 40);
    const list = bytes.subarray(80 + samples.length);
    /** What is found of a file that was left with this behind its header. */
    const found = (...left: readonly Buffer[]): Buffer => {
      writeFileSync(join(folder, '.b.wav.0123456789ab.part'), Buffer.concat([head, ...left]));
      const next = new WavFile(join(folder, 'b.wav'), { sampleRateHz: 48_000, format: 'pcm16' });
      next.abort();
      const [path = ''] = next.recovered;
      const whole = readFileSync(path);
      rmSync(path);
      expect(whole.readUInt32LE(4)).toBe(whole.length - 8);
      return whole;
    };
    const cut = found(samples.subarray(0, -1));
    expect(cut.subarray(44).equals(samples.subarray(0, -4))).toBe(true);
    expect(samplesOf(cut).equals(samples.subarray(0, -4))).toBe(true);
    const few = found(samples.subarray(0, 8));
    expect(samplesOf(few).equals(samples.subarray(0, 8))).toBe(true);
    const ended = found(samples, list);
    expect(ended.subarray(44).equals(Buffer.concat([samples, list]))).toBe(true);
    expect(samplesOf(ended).equals(samples)).toBe(true);
  });

  it('leaves nothing behind when given up', () => {
    const file = new WavFile(join(folder, 'a.wav'), { sampleRateHz: 48_000, format: 'pcm16' });
    file.write(left, right);
    file.abort();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says what to do when it cannot be written', () => {
    const open = (): WavFile =>
      new WavFile(join(folder, 'no/such/a.wav'), { sampleRateHz: 48_000, format: 'pcm16' });
    expect(open).toThrow(TactusError);
    expect(open).toThrow(/cannot be written/);
  });
});
