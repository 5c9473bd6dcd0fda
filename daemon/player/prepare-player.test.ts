import { existsSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { monotonicClock } from '../time/clock.ts';
import { eventually } from '../time/testing/eventually.ts';
import { realTimers } from '../time/timers.ts';
import { type LivePlayer, startPlayer } from './live-player.ts';
import { playerOptionsSchema } from './options.ts';
import { preparePlayer } from './prepare-player.ts';
import { createPlayerControls } from './shared/controls.ts';
import { soundFontPath } from './synth/open-synth.ts';

/** Workers are JavaScript: see `live-player.test.ts`. */
const isBuilt = process.env.CI === 'true' || existsSync(soundFontPath);

describe.skipIf(!isBuilt)('a worker that was prepared', () => {
  const workers: Worker[] = [];
  const remember = (worker: Worker): void => void workers.push(worker);
  let player: LivePlayer | undefined;
  beforeEach(() => void process.on('worker', remember));
  afterEach(async () => {
    process.off('worker', remember);
    await player?.close();
    for (const worker of workers.splice(0)) await worker.terminate();
  });

  const start = async (prepared: ReturnType<typeof preparePlayer>): Promise<LivePlayer> => {
    const options = playerOptionsSchema.parse({});
    const controls = createPlayerControls();
    player = startPlayer({ options, prepared, controls, clock: monotonicClock, timers: realTimers });
    await player.ready;
    const { advanced } = player;
    await eventually(advanced, 'it renders');
    return player;
  };

  it('renders, and is followed by another when it dies', async () => {
    const { health, advanced } = await start(preparePlayer());
    expect(workers).toHaveLength(1);
    await workers[0]!.terminate();
    await eventually(() => health().counters.restarts === 1 && advanced(), 'another renders');
    expect(workers).toHaveLength(2);
  });

  it('has another in its place where it died before it was wanted', async () => {
    const prepared = preparePlayer();
    await eventually(() => workers.length === 1, 'it waits');
    await workers[0]!.terminate();
    const { health } = await start(prepared);
    expect(workers).toHaveLength(2);
    expect(health().counters.restarts).toBe(0);
  });
});
