import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import { createDesk } from '../player/shared/desk.ts';
import { createEar } from '../player/shared/ear.ts';
import { createSession } from '../session/session.ts';
import type { StationHealth } from '../system/health.ts';
import { monotonicClock } from '../time/clock.ts';
import { eventually } from '../time/testing/eventually.ts';
import { realTimers } from '../time/timers.ts';
import { isAlsaInstalled } from './alsa/alsa.native.ts';
import { createMp3Feed } from './mp3/mp3-feed.ts';
import { type Outputs, openOutputs } from './open-outputs.ts';
import { outputsOptionsSchema } from './options.ts';
import { playTone, type Tone } from './testing/tone.ts';
import { samplesOf } from './wav/wav-chunks.ts';

const ci = process.env.CI === 'true';
const built = ci || existsSync(new URL('../../dist/daemon/outputs/mp3/encoder.worker.js', import.meta.url));
const hasFfmpeg = ci || spawnSync('ffmpeg', ['-version']).status === 0;

describe.skipIf(!built)('outputs', () => {
  let folder = '';
  let tone: Tone;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tactus-outputs-'));
    tone = playTone();
  });
  afterEach(() => {
    tone.close();
    rmSync(folder, { recursive: true });
  });
  const session = createSession({ clock: monotonicClock, log: { error() {} } });
  const open = (options: z.input<typeof outputsOptionsSchema>) =>
    openOutputs({
      options: outputsOptionsSchema.parse(options),
      master: tone.ring,
      ear: createEar(),
      levels: createDesk().desk.levels,
      bufferMs: 100,
      realtimePriority: 0,
      session,
      clock: monotonicClock,
      timers: realTimers,
    });
  const healthOf = (outputs: Outputs, name: string): StationHealth =>
    outputs.all.find((output) => output.name === name)!.health();

  it('write a WAV file that is whole once they are closed', async () => {
    const path = join(folder, 'a.wav');
    const outputs = await open({ use: ['null', `wav:${path}`] });
    const written = () => healthOf(outputs, `wav:${path}`).counters.framesWritten ?? 0;
    await eventually(() => written() > 0.5 * 48_000, 'half a second is written');
    expect(existsSync(path)).toBe(false);
    await outputs.close();
    const bytes = readFileSync(path);
    expect(samplesOf(bytes).length).toBeGreaterThan(0.5 * 48_000 * 4);
    expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
    expect(readdirSync(folder)).toEqual(['a.wav']);
  });

  it('say that a device or a folder is not there, and leave the others alone', async () => {
    const wav = `wav:${folder}/no/a.wav`;
    const outputs = await open({ use: ['alsa:nosuchdevice', wav, 'null'] });
    const statuses = () => outputs.all.map((output) => output.health().status).join();
    await eventually(() => statuses() === 'failed,failed,ok', 'they say so');
    expect(healthOf(outputs, wav).detail).toMatch(/cannot be written/);
    mkdirSync(join(folder, 'no'));
    await eventually(() => healthOf(outputs, wav).status === 'ok', 'the folder is found');
    await outputs.close();
  });

  it.skipIf(!ci && !isAlsaInstalled())('look for a sound card until there is one', async () => {
    // ALSA reads no other file: its one card comes later, and plays to nobody.
    const config = join(folder, 'asound.conf');
    writeFileSync(config, '');
    vi.stubEnv('ALSA_CONFIG_PATH', config);
    const outputs = await open({ use: [] });
    expect(outputs.all.map(({ name }) => name)).toEqual(['alsa', 'stream']);
    expect(outputs.stream).toBeDefined();
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
      await eventually(() => alsa().counters.framesWritten! > 0, 'it plays');
    } finally {
      vi.unstubAllEnvs();
      await outputs.close();
    }
  });

  it('have a reference among them, or it is said', async () => {
    await expect(open({ use: ['null'], reference: 'alsa' })).rejects.toThrow(/not among the outputs/);
    await expect(open({ use: ['null', 'stream'], reference: 'stream' })).rejects.toThrow(/no clock/);
    const outputs = await open({ use: ['null', 'alsa:no', 'alsa'], reference: 'alsa:default' });
    expect(outputs.all.map(({ isReferenceEar }) => isReferenceEar)).toEqual([false, false, true]);
    await outputs.close();
  });

  it.skipIf(!ci && !isAlsaInstalled())(
    'come and go while others play, and the reference with them',
    async () => {
      const config = join(folder, 'asound.conf');
      writeFileSync(config, 'pcm.default { type null }\npcm.ears { type null }\n');
      vi.stubEnv('ALSA_CONFIG_PATH', config);
      const outputs = await open({ use: ['alsa', 'null'] });
      const told = () => outputs.all.map(({ name, isReferenceEar }) => `${name} ${isReferenceEar}`);
      const ears = {
        entry: { type: 'alsa', device: 'ears', delayMs: 180 },
        name: 'headphones',
        isReference: true,
      };
      try {
        await eventually(() => healthOf(outputs, 'alsa').status === 'ok', 'it plays');
        outputs.add(ears);
        expect(told()).toEqual(['alsa false', 'null false', 'headphones true']);
        expect(outputs.delaysMs.get('headphones')).toBe(180);
        expect(() => outputs.add(ears)).toThrow(/already/);
        expect(() => outputs.add({ entry: { type: 'stream' }, isReference: true })).toThrow(/no clock/);
        await eventually(() => healthOf(outputs, 'headphones').status === 'ok', 'it plays, too');
        await outputs.remove('headphones');
        expect(told()).toEqual(['alsa true', 'null false']);
        expect(outputs.delaysMs.has('headphones')).toBe(false);
        await outputs.remove('null');
        expect(outputs.all).toHaveLength(2);
        expect(healthOf(outputs, 'alsa')).toMatchObject({ status: 'ok', counters: { restarts: 0 } });
      } finally {
        vi.unstubAllEnvs();
        await outputs.close();
      }
    },
  );

  it('are opened once when they are named twice, and refused when that means two things', async () => {
    const outputs = await open({ use: ['null', 'null', { type: 'null' }] });
    expect(outputs.all).toHaveLength(1);
    await outputs.close();
    const twoRates = ['stream', { type: 'stream', bitrateKbps: 192 }];
    await expect(open({ use: twoRates })).rejects.toThrow(/"stream" twice/);
  });

  it.skipIf(!hasFfmpeg).each(['native', 'wasm'] as const)(
    'stream MP3 (%s) to whoever comes, whenever they come, and rest when nobody listens',
    async (engine) => {
      const time = { clock: monotonicClock, timers: realTimers };
      const feed = createMp3Feed({ ring: tone.ring, bitrateKbps: 128, engine, ...time });
      expect(feed.health().detail).toBe('nobody listens');
      const listen = (): { bytes: () => Buffer; leave: () => void } => {
        const chunks: Uint8Array[] = [];
        const leave = feed.subscribe((chunk) => chunks.push(chunk));
        return { bytes: () => Buffer.concat(chunks), leave };
      };
      const listeners = [listen()];
      // A second of 128 kbit/s.
      const hasEnough = (listener: { bytes: () => Buffer }): boolean => listener.bytes().length > 16_000;
      await eventually(() => listeners.every(hasEnough), 'the first hears');
      listeners.push(listen());
      await eventually(() => listeners.every(hasEnough), 'the second hears');
      for (const { leave } of listeners) leave();
      const sizes = listeners.map((listener) => listener.bytes().length);
      const { frames } = feed.health().counters;
      await eventually(() => feed.health().counters.frames! > frames!, 'it goes on for a while');
      expect(listeners.map((listener) => listener.bytes().length)).toEqual(sizes);
      for (const listener of listeners) {
        const run = spawnSync(
          'ffmpeg',
          ['-v', 'error', '-xerror', '-f', 'mp3', '-i', '-', '-f', 'null', '-'],
          { input: listener.bytes() },
        );
        expect(run.stderr.toString()).toBe('');
      }
      await feed.close();
    },
  );
});
