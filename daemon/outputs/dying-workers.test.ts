import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEar, EarReader, EarWriter } from '../player/shared/ear.ts';
import { createMasterRing } from '../player/shared/master-ring.ts';
import { requireInstalled } from '../system/testing/require-installed.ts';
import { monotonicClock } from '../time/clock.ts';
import { eventually } from '../time/testing/eventually.ts';
import { realTimers } from '../time/timers.ts';
import { isAlsaInstalled } from './alsa/alsa.native.ts';
import { createAlsaOutput } from './alsa/alsa-output.ts';
import { createMp3Feed } from './mp3/mp3-feed.ts';
import { playTone } from './testing/tone.ts';
import { samplesOf } from './wav/wav-chunks.ts';
import { createWavOutput } from './wav/wav-output.ts';

/** Every worker that was started, so that a test may have one die. */
const workers: Worker[] = [];
const remember = (worker: Worker): void => void workers.push(worker);
beforeEach(() => {
  process.on('worker', remember);
});
afterEach(() => {
  process.off('worker', remember);
  workers.length = 0;
});

const ci = process.env.CI === 'true';
const built = ci || existsSync(new URL('../../dist/daemon/outputs/alsa/alsa.worker.js', import.meta.url));
requireInstalled('libasound2', isAlsaInstalled());
const time = { clock: monotonicClock, timers: realTimers };

describe.skipIf(!built)('a worker that dies', () => {
  it.skipIf(!isAlsaInstalled())('is started again and counted where it writes to a device', async () => {
    const output = createAlsaOutput({
      name: 'alsa',
      device: 'nosuchdevice',
      ring: createMasterRing(48_000),
      ear: createEar(),
      earSlot: 0,
      bufferFrames: 4800,
      delayMs: 0,
      referenceDelayMs: 0,
      realtimePriority: 0,
      ...time,
    });
    const opens = () => output.health().counters.opens ?? 0;
    await eventually(() => opens() > 0, 'the first one tries');
    const before = opens();
    await workers[0]!.terminate();
    expect(output.health()).toMatchObject({ status: 'failed', counters: { restarts: 1 } });
    expect(output.health().detail).toMatch(/started again/);
    await eventually(() => workers.length === 2, 'a second one');
    await eventually(() => /nosuchdevice/.test(output.health().detail), 'which tries as well');
    expect(opens()).toBeGreaterThan(before);
    await output.close();
    await workers[1]!.terminate();
    expect(workers).toHaveLength(2);
  });

  it('says what it died of', async () => {
    const output = createAlsaOutput({
      name: 'alsa',
      device: 'nosuchdevice',
      ring: {} as never,
      ear: createEar(),
      earSlot: 1,
      bufferFrames: 4800,
      delayMs: 0,
      referenceDelayMs: 0,
      realtimePriority: 0,
      ...time,
    });
    await eventually(() => output.health().status === 'failed', 'it dies');
    expect(output.health().detail).toMatch(/Invalid atomic access.*it is started again/);
    await output.close();
  });

  it('leaves what it wrote to a file, and the next one goes on', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tactus-dying-'));
    const tone = playTone();
    try {
      const output = createWavOutput({
        name: 'wav',
        path: join(folder, 'a.wav'),
        ring: tone.ring,
        ...time,
      });
      const unfinished = () => readdirSync(folder).filter((name) => name.endsWith('.part'));
      await eventually(() => unfinished().length === 1, 'it writes');
      const written = () => output.health().counters.framesWritten ?? 0;
      // A quarter of a megabyte is gathered before it comes to rest on the disk.
      await eventually(() => written() > 100_000, 'there is something to lose');
      await workers[0]!.terminate();
      expect(output.health()).toMatchObject({ status: 'failed', counters: { restarts: 1 } });
      await eventually(() => output.health().status === 'ok', 'the next one writes');
      expect(output.health().detail).toContain('a.recovered.wav');
      const before = written();
      await eventually(() => written() > before, 'there is something to write');
      await output.close();
      expect(readdirSync(folder).sort()).toEqual(['a.recovered.wav', 'a.wav']);
      for (const name of readdirSync(folder)) {
        const bytes = readFileSync(join(folder, name));
        expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
        expect(samplesOf(bytes).length).toBeGreaterThan(0);
      }
    } finally {
      tone.close();
      rmSync(folder, { recursive: true });
    }
  });

  it('encodes again for whoever listened, and counts on', async () => {
    const tone = playTone();
    const feed = createMp3Feed({ ring: tone.ring, bitrateKbps: 128, engine: 'wasm', ...time });
    let chunks = 0;
    feed.subscribe(() => {
      chunks += 1;
    });
    try {
      await eventually(() => chunks > 2, 'it is heard');
      await workers[0]!.terminate();
      const { frames } = feed.health().counters;
      expect(feed.health()).toMatchObject({ status: 'degraded', counters: { restarts: 1 } });
      const before = chunks;
      await eventually(() => chunks > before + 2, 'it is heard again');
      expect(feed.health().status).toBe('ok');
      expect(feed.health().counters.frames).toBeGreaterThan(frames!);
    } finally {
      await feed.close();
      tone.close();
    }
  });

  it('has a successor at the ear that is not taken for it', () => {
    const ear = createEar();
    const reader = new EarReader(ear);
    const incarnations = [1, 2].map(() => {
      const writer = new EarWriter(ear);
      writer.opened();
      writer.report(0, 0, 0, 1);
      reader.refresh();
      const { incarnation } = reader.report;
      writer.closed();
      return incarnation;
    });
    expect(incarnations[1]).toBeGreaterThan(incarnations[0]!);
  });
});
