import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { authorship } from '../../score/authorship.ts';
import { TactusError } from '../../system/errors.ts';
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
      expect(file.write(left, right)).toBe(true);
      file.write(left, right, 500);
      expect(readdirSync(folder)).not.toContain(`${format}.wav`);
      file.finish();
      const bytes = readFileSync(path);
      const width = format === 'float32' ? 4 : 2;
      expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
      expect(bytes.readUInt32LE(40)).toBe(1500 * 2 * width);
      expect(bytes.readUInt32LE(24)).toBe(48_000);
      for (let i = 0; i < 1000; i += 1) {
        const at = 44 + i * 2 * width;
        if (format === 'float32') expect(bytes.readFloatLE(at)).toBe(left[i]);
        else expect(Math.abs(bytes.readInt16LE(at + 2) - right[i]! * 32767)).toBeLessThanOrEqual(1.5);
      }
    }
  });

  it('says behind the samples that a machine composed it', () => {
    const path = join(folder, 'a.wav');
    const file = new WavFile(path, { sampleRateHz: 48_000, format: 'pcm16' });
    file.write(left, right);
    file.finish();
    const list = readFileSync(path).subarray(44 + 1000 * 4);
    expect(list.toString('latin1', 0, 4)).toBe('LIST');
    expect(list.readUInt32LE(4)).toBe(list.length - 8);
    expect(list.length % 2).toBe(0);
    expect(list.toString('latin1', 8, 16)).toBe('INFOICMT');
    expect(list.toString('latin1', 20, 20 + list.readUInt32LE(16) - 1)).toBe(authorship);
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
