import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { loadSndfile } from '../daemon/outputs/files/sndfile.native.ts';
import { authorship } from '../daemon/score/authorship.ts';
import { requireInstalled } from '../daemon/system/testing/require-installed.ts';
import { tactus, temporaryFolder } from './support/cli.ts';

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;
const hasSndfile = loadSndfile() !== undefined;
requireInstalled('ffmpeg', hasFfmpeg);
requireInstalled('libsndfile1', hasSndfile);

const folder = temporaryFolder();
afterAll(folder.remove);

const seconds = 8;
const rate = 48_000;
const render = (...more: readonly string[]) =>
  tactus('render', '--simulate', 'easy', '--seconds', String(seconds), '--seed', '7', ...more);

const decode = (file: string): Buffer =>
  spawnSync('ffmpeg', ['-v', 'error', '-i', file, '-f', 's16le', '-ac', '2', '-ar', String(rate), '-'], {
    maxBuffer: 1 << 28,
  }).stdout;

/** Root mean square of the samples, dB of full scale. */
function loudnessDb(pcm: Buffer): number {
  const samples = new Int16Array(pcm.buffer, pcm.byteOffset, Math.floor(pcm.length / 2));
  const power = samples.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0) / samples.length;
  return 10 * Math.log10(power);
}

describe.skipIf(!hasFfmpeg || !hasSndfile)('render', () => {
  it('writes the same sound in every format, says what it wrote, and the same bytes each time', {
    timeout: 180_000,
  }, async () => {
    const formats = ['wav', 'mp3', 'flac', 'opus'] as const;
    const ask = (name: string) =>
      formats.flatMap((format) => [`--${format}`, folder.at(`${name}.${format}`)]);
    const first = await render(...ask('a'));
    expect(first).toMatchObject({ code: 0, stderr: '' });
    const again = await render(...ask('b'), '--json');
    expect(again).toMatchObject({ code: 0, stderr: '' });
    const wav = decode(folder.at('a.wav'));
    expect(wav.length).toBe(seconds * rate * 4);
    for (const format of formats) {
      const file = folder.at(`a.${format}`);
      expect(first.stdout).toContain(`wrote ${file}: ${seconds}.0 s, `);
      expect(readFileSync(file).equals(readFileSync(folder.at(`b.${format}`))), format).toBe(true);
      const pcm = decode(file);
      expect(Math.abs(pcm.length / (rate * 4) - seconds), format).toBeLessThan(0.1);
      expect(Math.abs(loudnessDb(pcm) - loudnessDb(wav)), format).toBeLessThan(0.3);
      expect(readFileSync(file).includes(authorship), format).toBe(true);
    }
    expect(decode(folder.at('a.flac')).equals(wav)).toBe(true);
    const { files } = JSON.parse(again.stdout) as { files: unknown };
    expect(files).toEqual(
      formats.map((format) => {
        const path = folder.at(`b.${format}`);
        return { format, path, bytes: statSync(path).size };
      }),
    );
  });

  it('at 44.1 kHz has the same beats in files of that rate; Opus, which has no such rate, alone at its own', {
    timeout: 120_000,
  }, async () => {
    const at44 = (...files: readonly string[]) => render('--set', 'player.sampleRateHz=44100', ...files);
    expect((await render('--trace', folder.at('48.jsonl'))).code).toBe(0);
    expect((await at44('--flac', folder.at('44.flac'), '--trace', folder.at('44.jsonl'))).code).toBe(0);
    expect((await at44('--opus', folder.at('44.opus'))).code).toBe(0);
    const both = await at44('--opus', folder.at('no.opus'), '--wav', folder.at('no.wav'));
    expect([both.code, both.stderr.includes('Opus has no 44.1 kHz')]).toEqual([64, true]);
    const rateOf = (file: string): string =>
      spawnSync('ffprobe', ['-v', 'error', '-show_entries', 'stream=sample_rate', '-of', 'csv=p=0', file], {
        encoding: 'utf8',
      }).stdout.trim();
    expect([rateOf(folder.at('44.flac')), rateOf(folder.at('44.opus'))]).toEqual(['44100', '48000']);
    expect(Math.abs(decode(folder.at('44.flac')).length / (rate * 4) - seconds)).toBeLessThan(0.01);
    const [beats44, beats48] = ['44.jsonl', '48.jsonl'].map((name) =>
      readFileSync(folder.at(name), 'utf8')
        .split('\n')
        .filter((line) => line.includes('"kind":"beat"'))
        .map((line) => (JSON.parse(line) as { atSeconds: number }).atSeconds),
    ) as [number[], number[]];
    expect(beats44).toHaveLength(beats48.length);
    for (const [index, atSeconds] of beats44.entries()) {
      expect(Math.abs(atSeconds - beats48[index]!)).toBeLessThan(0.01);
    }
  });

  it('leaves nothing behind when one of its files cannot be written', { timeout: 60_000 }, async () => {
    const { code, stderr } = await render('--opus', folder.at('c.opus'), '--flac', folder.at('no/c.flac'));
    expect([code, stderr.includes('no/c.flac cannot be written')]).toEqual([73, true]);
    expect(readdirSync(folder.at('.')).filter((name) => /c\.(opus|flac)/.test(name))).toEqual([]);
  });
});

it.each([
  ['--wav', 'x.mp3', '--mp3 x.mp3'],
  ['--mp3', 'x.wav', '--wav x.wav'],
  ['--midi', 'x.jsonl', '--trace x.jsonl'],
  ['--flac', 'x.aiff', 'ends in .flac'],
  ['--trace', 'x.mid', '--midi x.mid'],
])('refuses what is called otherwise than it is: %s %s', async (option, file, fix) => {
  const ended = await render(option, file);
  expect([ended.code, ended.stdout]).toEqual([64, '']);
  expect(ended.stderr).toContain(fix);
  expect(existsSync(file)).toBe(false);
});

it.each([
  ['run', '--trace', 'x.mp3', 'ends in .jsonl'],
  ['models', 'compose', '--style', 'folk', '--midi', 'x.wav', 'ends in .mid'],
  ['render', '--simulate', 'easy', '--wav', 'x', '--mp3', './x', 'Call them otherwise: ./x.wav, ./x.mp3.'],
])('refuses a name that would mislead, or serve twice: %s', async (...words) => {
  const ended = await tactus(...words.slice(0, -1));
  expect([ended.code, ended.stdout]).toEqual([64, '']);
  expect(ended.stderr).toContain(words.at(-1));
  expect(existsSync('x')).toBe(false);
});

it('says that it wrote nothing when nothing was asked for', { timeout: 60_000 }, async () => {
  const { code, stderr } = await tactus('render', '--simulate', 'easy', '--seconds', '1');
  expect(code).toBe(0);
  expect(stderr).toMatch(/^tactus: nothing was written, .*\n +Ask for files: --wav FILE\.wav, /);
});
