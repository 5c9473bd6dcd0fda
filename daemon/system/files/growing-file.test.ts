import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { samplesOf } from '../../outputs/wav/wav-chunks.ts';
import { wavHeaderBytes } from '../../outputs/wav/wav-header.ts';
import { createGrowingFile } from './growing-file.ts';
import { packageRoot } from './package-root.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tactus-grow-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Runs it in a process whose files end at 400 KiB: the kernel then refuses as it does on a full disk. */
function onSmallDisk(script: string): string {
  const at = (file: string) => pathToFileURL(join(packageRoot, 'dist/daemon', file)).href;
  const program = `
    import { createGrowingFile } from '${at('system/files/growing-file.js')}';
    import { WavFile } from '${at('outputs/wav/wav-file.js')}';
    ${script}`;
  return execFileSync(
    'bash',
    ['-c', `trap '' XFSZ; ulimit -f 400; exec "$0" --input-type=module -e "$1"`, process.execPath, program],
    { cwd: folder, encoding: 'utf8' },
  );
}

describe('a growing file', () => {
  it('ends with what is not final until more is written, longer or shorter', () => {
    const file = createGrowingFile(join(folder, 'a.txt'));
    const lies = (): string => readFileSync(join(folder, readdirSync(folder)[0]!), 'utf8');
    file.append('one ');
    expect(lies()).toBe('');
    file.settle('two and a half');
    expect(lies()).toBe('one two and a half');
    file.append('two ');
    file.settle('t');
    expect(lies()).toBe('one two t');
    file.append('three');
    file.sync('waits');
    expect(lies()).toBe('one two three');
    file.settle(' and so on');
    file.finish();
    expect(lies()).toBe('one two three');
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  it('leaves nothing lying in memory for each chunk', () => {
    const file = createGrowingFile(join(folder, 'a.pcm'));
    const chunk = new Uint8Array(19_200).fill(7);
    const begunBytes = process.memoryUsage().arrayBuffers;
    let mostBytes = 0;
    for (let i = 0; i < 1000; i += 1) {
      file.append(chunk);
      mostBytes = Math.max(mostBytes, process.memoryUsage().arrayBuffers - begunBytes);
    }
    expect(mostBytes).toBeLessThan(500_000);
    file.finish();
    expect(readFileSync(join(folder, 'a.pcm')).equals(Buffer.alloc(1000 * chunk.length, 7))).toBe(true);
  });

  it('takes chunks of any size in their order', () => {
    const file = createGrowingFile(join(folder, 'a.txt'));
    const chunks = [10, 300_000, 0, 200_000, 100_000, 262_144, 1, 262_145].map((bytes, i) =>
      String.fromCharCode(97 + i).repeat(bytes),
    );
    for (const [i, chunk] of chunks.entries()) file.append(i % 2 === 0 ? chunk : Buffer.from(chunk));
    expect(file.length).toBe(chunks.join('').length);
    file.finish();
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe(chunks.join(''));
  });

  it('takes no name from a folder, a device or a pipe, and says so before anything is written', () => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect(() => createGrowingFile(join(folder, 'pipe'))).toThrow(/pipe cannot be written: it is a device/);
    expect(() => createGrowingFile(folder)).toThrow(/cannot be written: it is a folder/);
    expect(readdirSync(folder)).toEqual(['pipe']);
  });
});

describe('a growing file on a disk that fills', () => {
  it('holds the whole chunks that came to rest, and can be kept', () => {
    const said = onSmallDisk(`
      const file = createGrowingFile('a.txt');
      const line = 'x'.repeat(999) + '\\n';
      try {
        for (;;) file.append(line);
      } catch (error) {
        console.log(error.message);
      }
      file.finish();`);
    expect(said).toMatch(/a\.txt cannot be written/);
    const lines = readFileSync(join(folder, 'a.txt'), 'utf8').split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.length).toBeGreaterThan(250);
    expect(lines.every((line) => line.length === 999)).toBe(true);
  });

  it('leaves nothing behind when it is discarded', () => {
    onSmallDisk(`
      const file = createGrowingFile('a.txt');
      try {
        for (;;) file.append('x'.repeat(10000));
      } catch {
        file.discard();
      }`);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keeps a WAV file playable up to there', () => {
    onSmallDisk(`
      const file = new WavFile('a.wav', { sampleRateHz: 48000, format: 'pcm16' });
      const block = new Float32Array(4800).fill(0.5);
      try {
        for (;;) file.write(block, block);
      } catch {
        file.keep();
      }`);
    const bytes = readFileSync(join(folder, 'a.recovered.wav'));
    expect(bytes.length).toBeGreaterThan(256 * 1024);
    expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
    const samples = samplesOf(bytes);
    expect(bytes.length - samples.length).toBe(wavHeaderBytes);
    expect(samples.length % (4800 * 4)).toBe(0);
  });
});
