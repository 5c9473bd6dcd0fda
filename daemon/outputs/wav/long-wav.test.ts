import { spawnSync } from 'node:child_process';
import {
  closeSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { authorship } from '../../score/authorship.ts';
import type { GrowingFile } from '../../system/files/growing-file.ts';
import { recoverLeftovers } from '../../system/files/leftovers.ts';
import { requireInstalled } from '../../system/testing/require-installed.ts';
import { WavFile } from './wav-file.ts';
import { wavHeader, wavHeaderBytes } from './wav-header.ts';

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;
requireInstalled('ffmpeg', hasFfmpeg);

const sampleRateHz = 48_000;
const frameBytes = 4;
/** 6.2 hours less a second, and 8 hours. */
const shortHole = 0xffff_ffff - 3 - 80 - 200_000;
const hoursHole = 8 * 3600 * sampleRateHz * frameBytes;
const hole = vi.hoisted(() => ({ bytes: 0 }));

/** Repairs as it does; the silence of hours that lies behind the header of what is written takes no room on the disk. */
vi.mock('../../system/files/growing-file.ts', () => ({
  createGrowingFile: (path: string, repair: Parameters<typeof recoverLeftovers>[1]): Partial<GrowingFile> => {
    const recovered = recoverLeftovers(path, repair);
    const descriptor = openSync(path, 'w');
    let length = 0;
    return {
      recovered,
      get length() {
        return length;
      },
      append(chunk) {
        writeSync(descriptor, chunk as Uint8Array, 0, chunk.length, length);
        length += chunk.length + (length === 0 ? hole.bytes : 0);
      },
      overwrite: (chunk, atByte) => void writeSync(descriptor, chunk, 0, chunk.length, atByte),
      sync: () => ftruncateSync(descriptor, length),
      finish: () => closeSync(descriptor),
      discard: () => closeSync(descriptor),
    };
  },
}));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tactus-long-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const options = { sampleRateHz, format: 'pcm16' } as const;
const format = { sampleRateHz, channels: 2, sample: 'pcm16' } as const;
const half = new Float32Array(sampleRateHz).fill(0.5);
const begin = (holeBytes: number): WavFile => {
  hole.bytes = holeBytes;
  return new WavFile(join(folder, 'a.wav'), options);
};

function headerOf(path: string): Buffer {
  const header = Buffer.alloc(wavHeaderBytes);
  const descriptor = openSync(path, 'r');
  readSync(descriptor, header, 0, header.length, 0);
  closeSync(descriptor);
  return header;
}
const kindOf = (header: Buffer): readonly string[] =>
  [0, 12].map((at) => header.toString('latin1', at, at + 4));

/** What another program finds in a file: frames, the comment behind them, and its last second. */
function readByFfmpeg(path: string) {
  const probe = spawnSync(
    'ffprobe',
    [
      ...['-v', 'error', '-show_entries', 'stream=duration_ts,codec_name,channels:format_tags=comment'],
      ...['-of', 'json', path],
    ],
    { encoding: 'utf8' },
  );
  const { streams, format } = JSON.parse(probe.stdout);
  const end = spawnSync(
    'ffmpeg',
    ['-nostdin', '-v', 'error', '-sseof', '-1', '-i', path, '-f', 's16le', '-'],
    { maxBuffer: 1e8 },
  );
  return {
    said: `${probe.stderr}${end.stderr}`,
    stream: streams[0],
    comment: format.tags?.comment,
    lastSecond: new Int16Array(Uint8Array.from(end.stdout).buffer),
  };
}

describe('the header of a WAV file', () => {
  it('is plain as long as 32 bits hold its lengths, and RF64 from the first frame on that they do not', () => {
    const behind = 50;
    const most = 0xffff_ffff - (wavHeaderBytes - 8) - behind;
    const samples = most - (most % frameBytes);
    const plain = wavHeader(format, { samples, behind });
    expect(kindOf(plain)).toEqual(['RIFF', 'JUNK']);
    expect([plain.readUInt32LE(4), plain.readUInt32LE(76)]).toEqual([72 + samples + behind, samples]);
    expect(plain.subarray(20, 48).every((byte) => byte === 0)).toBe(true);
    const long = wavHeader(format, { samples: samples + frameBytes, behind });
    expect(kindOf(long)).toEqual(['RF64', 'ds64']);
    expect([long.readUInt32LE(4), long.readUInt32LE(76)]).toEqual([0xffff_ffff, 0xffff_ffff]);
    expect([20, 28, 36].map((at) => Number(long.readBigUInt64LE(at)))).toEqual([
      72 + samples + frameBytes + behind,
      samples + frameBytes,
      samples / frameBytes + 1,
    ]);
    // The format is where it was.
    expect(long.subarray(48, 76).equals(plain.subarray(48, 76))).toBe(true);
  });
});

describe.skipIf(!hasFfmpeg)('a WAV file of more than 4 GB', () => {
  it('is read by another program to its end', () => {
    const file = begin(hoursHole);
    file.write(half, half);
    file.finish();
    const path = join(folder, 'a.wav');
    expect(kindOf(headerOf(path))).toEqual(['RF64', 'ds64']);
    const { said, stream, comment, lastSecond } = readByFfmpeg(path);
    expect(said).toBe('');
    expect(stream).toMatchObject({ codec_name: 'pcm_s16le', channels: 2 });
    expect(stream.duration_ts).toBe((8 * 3600 + 1) * sampleRateHz);
    expect(comment).toBe(authorship);
    expect(lastSecond.length).toBe(2 * sampleRateHz);
    expect(lastSecond.every((value) => Math.abs(value - 0.5 * 32_767) < 2)).toBe(true);
  });

  it('becomes RF64 while it is written', () => {
    const path = join(folder, 'a.wav');
    const file = begin(shortHole);
    file.write(half, half);
    file.sync();
    expect(kindOf(headerOf(path))).toEqual(['RIFF', 'JUNK']);
    expect(readByFfmpeg(path).stream.duration_ts).toBe(shortHole / frameBytes + sampleRateHz);
    file.write(half, half);
    file.sync();
    expect(kindOf(headerOf(path))).toEqual(['RF64', 'ds64']);
    expect(readByFfmpeg(path).stream.duration_ts).toBe(shortHole / frameBytes + 2 * sampleRateHz);
    file.abort();
  });

  it.each(['RIFF', 'RF64'])('that was left unfinished, and whose header says %s, is made whole', (kind) => {
    const path = join(folder, 'a.wav');
    const file = begin(kind === 'RF64' ? hoursHole : shortHole);
    file.write(half, half);
    file.sync();
    file.abort();
    expect(kindOf(headerOf(path))[0]).toBe(kind);
    // Some more came to rest, of the last frame a part, and no header any more.
    const frames = hoursHole / frameBytes + 2 * sampleRateHz;
    truncateSync(path, wavHeaderBytes + frames * frameBytes + 3);
    const tail = openSync(path, 'r+');
    writeSync(tail, Buffer.alloc(1000, 1), 0, 1000, wavHeaderBytes + frames * frameBytes - 1000);
    closeSync(tail);
    renameSync(path, join(folder, '.a.wav.0123456789ab.part'));
    const next = begin(0);
    next.abort();
    expect(next.recovered).toEqual([join(folder, 'a.recovered.wav')]);
    expect(readdirSync(folder).sort()).toEqual(['a.recovered.wav', 'a.wav']);
    const [found = ''] = next.recovered;
    expect(statSync(found).size).toBe(wavHeaderBytes + frames * frameBytes);
    const { said, stream, lastSecond } = readByFfmpeg(found);
    expect(said).toBe('');
    expect(stream.duration_ts).toBe(frames);
    expect([...lastSecond.slice(-501)]).toEqual([0, ...Array<number>(500).fill(0x0101)]);
  });
});
