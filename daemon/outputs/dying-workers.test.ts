import { existsSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startPlayer } from '../player/live-player.ts';
import { playerOptionsSchema } from '../player/options.ts';
import { createEar, EarReader, EarWriter } from '../player/shared/ear.ts';
import { createMasterRing } from '../player/shared/master-ring.ts';
import { soundFontPath } from '../player/synth/open-synth.ts';
import { monotonicClock } from '../time/clock.ts';
import { eventually } from '../time/testing/eventually.ts';
import { createAlsaOutput } from './alsa/alsa-output.ts';

/** Every worker that was started, so that a test may have one die. */
const { workers } = vi.hoisted(() => ({ workers: [] as Worker[] }));
vi.mock('node:worker_threads', async (original) => {
  const real = await original<typeof import('node:worker_threads')>();
  class Mortal extends real.Worker {
    constructor(...args: ConstructorParameters<typeof real.Worker>) {
      super(...args);
      workers.push(this);
    }
  }
  return { ...real, Worker: Mortal };
});
afterEach(() => {
  workers.length = 0;
});

const ci = process.env.CI === 'true';
const built = ci || existsSync(new URL('../../dist/daemon/outputs/alsa/alsa.worker.js', import.meta.url));
const prepared = ci || (built && existsSync(soundFontPath));

describe('a worker that dies', () => {
  it.skipIf(!built)(
    'is started again and counted where it writes to a device',
    { timeout: 20_000 },
    async () => {
      const output = createAlsaOutput({
        ...{ name: 'alsa', device: 'nosuchdevice', ring: createMasterRing(), ear: createEar() },
        ...{ bufferFrames: 4800, realtimePriority: 0, clock: monotonicClock },
      });
      const opens = () => output.health().counters.opens ?? 0;
      await eventually(() => opens() > 0, 'the first one tries');
      await workers[0]!.terminate();
      expect(output.health()).toMatchObject({ status: 'failed', counters: { restarts: 1 } });
      expect(output.health().detail).toMatch(/started again/);
      await eventually(() => workers.length === 2, 'a second one', 3);
      await eventually(() => /nosuchdevice/.test(output.health().detail), 'which tries as well', 5);
      await output.close();
      await workers[1]!.terminate();
      expect(workers).toHaveLength(2);
    },
  );

  it.skipIf(!built)('says what it died of', async () => {
    const output = createAlsaOutput({
      ...{ name: 'alsa', device: 'nosuchdevice', ring: {} as never, ear: undefined },
      ...{ bufferFrames: 4800, realtimePriority: 0, clock: monotonicClock },
    });
    await eventually(() => output.health().status === 'failed', 'it dies');
    expect(output.health().detail).toMatch(/^Invalid atomic access.*; the writer is started again$/);
    await output.close();
  });

  it('has a successor at the ear that is not taken for it', () => {
    const ear = createEar();
    const reader = new EarReader(ear);
    const incarnations = [1, 2].map(() => {
      const writer = new EarWriter(ear);
      writer.opened();
      writer.report(0, 0, 1);
      reader.refresh();
      const { incarnation } = reader;
      writer.closed();
      return incarnation;
    });
    expect(incarnations).toEqual([1, 2]);
  });

  it.skipIf(!prepared)('is no life to feed a watchdog with where it renders', async () => {
    const player = startPlayer({ options: playerOptionsSchema.parse({}), clock: monotonicClock });
    await player.ready;
    await eventually(() => player.advanced(), 'it renders');
    await workers[0]!.terminate();
    expect(player.health()).toMatchObject({ status: 'failed', detail: 'the render worker ended' });
    expect(player.advanced()).toBe(false);
    await player.close();
  });
});
