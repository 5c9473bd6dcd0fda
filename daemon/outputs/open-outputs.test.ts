import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEar } from '../player/shared/ear.ts';
import { createMasterRing, type MasterRingBuffers, MasterRingWriter } from '../player/shared/master-ring.ts';
import { TactusError } from '../system/errors.ts';
import type { StationHealth } from '../system/health.ts';
import { monotonicClock } from '../time/clock.ts';
import { eventually } from '../time/testing/eventually.ts';
import { realTimers } from '../time/timers.ts';
import { isAlsaInstalled } from './alsa/alsa.native.ts';
import { createMp3Feed } from './mp3/mp3-feed.ts';
import { defaultOutputs, openOutputs, parseOutput } from './open-outputs.ts';
import { type OutputsOptions, outputsOptionsSchema } from './options.ts';

const ci = process.env.CI === 'true';
const built = ci || existsSync(new URL('../../dist/daemon/outputs/mp3/encoder.worker.js', import.meta.url));
const hasFfmpeg = ci || spawnSync('ffmpeg', ['-version']).status === 0;

describe('names of outputs', () => {
  it('are read, with a device or a file where there is one', () => {
    expect(parseOutput('alsa')).toEqual({ kind: 'alsa', name: 'alsa', device: 'default' });
    expect(parseOutput('alsa:bluealsa:DEV=00:11,PROFILE=a2dp')).toMatchObject({
      device: 'bluealsa:DEV=00:11,PROFILE=a2dp',
    });
    expect(parseOutput('wav:/tmp/a.wav')).toMatchObject({ kind: 'wav', path: '/tmp/a.wav' });
    expect(parseOutput('null')).toMatchObject({ kind: 'null' });
  });

  it('that are none are said to be none', () => {
    for (const name of ['speaker', 'wav', 'wav:', 'stream:1', '']) {
      expect(() => parseOutput(name)).toThrow(TactusError);
      expect(() => parseOutput(name)).toThrow(/is not an output/);
    }
  });
});

describe.skipIf(!built)('outputs', () => {
  let folder = '';
  let ring: MasterRingBuffers;
  let playing: NodeJS.Timeout | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tactus-outputs-'));
    ring = createMasterRing();
    const writer = new MasterRingWriter(ring);
    const block = new Float32Array(256);
    let frame = 0;
    const begin = performance.now();
    playing = setInterval(() => {
      for (; frame < ((performance.now() - begin) / 1000) * 48_000; frame += 256) {
        for (let i = 0; i < 256; i += 1)
          block[i] = 0.5 * Math.sin((2 * Math.PI * 440 * (frame + i)) / 48_000);
        writer.write(block, block, 256);
      }
    }, 5);
  });
  afterEach(() => {
    clearInterval(playing);
    rmSync(folder, { recursive: true });
  });
  const open = (options: Partial<OutputsOptions>) =>
    openOutputs({
      options: { ...outputsOptionsSchema.parse({}), ...options },
      ...{
        master: ring,
        ear: createEar(),
        bufferMs: 100,
        realtimePriority: 0,
        clock: monotonicClock,
        timers: realTimers,
      },
    });

  it('write a WAV file that is whole once they are closed', async () => {
    const path = join(folder, 'a.wav');
    const outputs = open({ use: ['null', `wav:${path}`] });
    await sleep(1200);
    expect(existsSync(path)).toBe(false);
    await outputs.close();
    const bytes = readFileSync(path);
    expect(bytes.length).toBeGreaterThan(44 + 0.5 * 48_000 * 4);
    expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
    expect(readdirSync(folder)).toEqual(['a.wav']);
  });

  it('say that a device or a folder is not there, and leave the others alone', async () => {
    const outputs = open({ use: ['alsa:nosuchdevice', `wav:${folder}/no/a.wav`, 'null'] });
    await sleep(700);
    const health = outputs.all.map((output) => output.health());
    expect(health.map(({ status }) => status)).toEqual(['failed', 'failed', 'ok']);
    expect(health[1]!.detail).toMatch(/cannot be written/);
    await outputs.close();
  });

  it.skipIf(!ci && !isAlsaInstalled())('look for a sound card until there is one', async () => {
    // ALSA reads no other file: its one card comes later, and plays to nobody.
    const config = join(folder, 'asound.conf');
    writeFileSync(config, '');
    vi.stubEnv('ALSA_CONFIG_PATH', config);
    expect(defaultOutputs()).toEqual(['alsa', 'stream']);
    const outputs = open({ use: [] });
    const alsa = (): StationHealth => outputs.all[0]!.health();
    try {
      await eventually(() => alsa().counters.opens! > 1, 'it is looked for');
      expect(alsa()).toMatchObject({
        station: 'alsa',
        status: 'ok',
        detail: expect.stringMatching(/^no sound card yet/),
      });
      writeFileSync(config, 'pcm.default { type null }\n');
      utimesSync(config, new Date(), new Date(Date.now() + 5000));
      await eventually(() => alsa().counters.framesWritten! > 0, 'it plays', 10);
    } finally {
      vi.unstubAllEnvs();
      await outputs.close();
    }
  });

  it('have a reference among them, or it is said', () => {
    expect(() => open({ use: ['null'], reference: 'alsa' })).toThrow(/not among the outputs/);
    expect(() => open({ use: ['null', 'stream'], reference: 'stream' })).toThrow(/no clock/);
  });

  it.skipIf(!hasFfmpeg).each(['native', 'wasm'] as const)(
    'stream MP3 (%s) to whoever comes, whenever they come, and rest when nobody listens',
    async (engine) => {
      const feed = createMp3Feed({
        ring,
        bitrateKbps: 128,
        engine,
        clock: monotonicClock,
        timers: realTimers,
      });
      expect(feed.health().detail).toBe('nobody listens');
      const listen = (): { bytes: () => Buffer; leave: () => void } => {
        const chunks: Uint8Array[] = [];
        const leave = feed.subscribe((chunk) => chunks.push(chunk));
        return { bytes: () => Buffer.concat(chunks), leave };
      };
      const first = listen();
      await sleep(1500);
      const second = listen();
      await sleep(1500);
      first.leave();
      second.leave();
      await sleep(100);
      const sizes = [first, second].map((listener) => listener.bytes().length);
      await sleep(200);
      expect([first, second].map((listener) => listener.bytes().length)).toEqual(sizes);
      for (const listener of [first, second]) {
        const input = listener.bytes();
        expect(input.length).toBeGreaterThan(16_000);
        const run = spawnSync(
          'ffmpeg',
          ['-v', 'error', '-xerror', '-f', 'mp3', '-i', '-', '-f', 'null', '-'],
          { input },
        );
        expect(run.stderr.toString()).toBe('');
      }
      await feed.close();
    },
  );
});
