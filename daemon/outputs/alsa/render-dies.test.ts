import { existsSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import { expect, it, vi } from 'vitest';
import { startPlayer } from '../../player/live-player.ts';
import { playerOptionsSchema } from '../../player/options.ts';
import { createPlayerControls } from '../../player/shared/controls.ts';
import { soundFontPath } from '../../player/synth/open-synth.ts';
import { bandBar } from '../../player/testing/bars.ts';
import { monotonicClock } from '../../time/clock.ts';
import { eventually } from '../../time/testing/eventually.ts';
import { realTimers } from '../../time/timers.ts';
import { isAlsaInstalled } from './alsa.native.ts';
import { createAlsaOutput } from './alsa-output.ts';
import { pipeWireIsInstalled, startPipeWire } from './private-pipewire.ts';

const entry = new URL('../../../dist/daemon/player/render.worker.js', import.meta.url);
const prepared =
  process.env.CI === 'true' ||
  (existsSync(entry) && existsSync(soundFontPath) && pipeWireIsInstalled && isAlsaInstalled());
const time = { clock: monotonicClock, timers: realTimers };

it.skipIf(!prepared)(
  'a device paces the render worker that comes after one that died',
  {
    retry: 1,
    timeout: 90_000,
  },
  async () => {
    const workers: Worker[] = [];
    const remember = (worker: Worker): void => void workers.push(worker);
    process.on('worker', remember);
    const server = await startPipeWire();
    vi.stubEnv('XDG_RUNTIME_DIR', server.environment.XDG_RUNTIME_DIR);
    const controls = createPlayerControls({ tempoBpm: 120, playing: true });
    const player = startPlayer({ options: playerOptionsSchema.parse({}), controls, ...time });
    const { clock, bars } = controls;
    let written = 0;
    const feeding = setInterval(() => {
      for (; written < clock.read().nextBarIndex + 6; written += 1) bars.put(bandBar(written));
    }, 20);
    const { bufferMs } = await player.ready;
    const output = createAlsaOutput({
      name: 'alsa',
      device: 'default',
      ring: player.master,
      ear: player.ear,
      earSlot: 0,
      ...time,
      bufferFrames: 48 * bufferMs,
      delayMs: 0,
      referenceDelayMs: 0,
      realtimePriority: 0,
    });
    const allIsWell = (): boolean =>
      player.health().status === 'ok' &&
      player.status().source === 'ear' &&
      output.health().status === 'ok' &&
      clock.read().state === 'playing';
    try {
      await eventually(allIsWell, 'the device paces');
      const { blocks, handOvers } = player.status();
      await workers[0]!.terminate();
      expect(allIsWell()).toBe(false);
      await eventually(allIsWell, 'the device paces again');
      expect(player.status().blocks).toBeGreaterThan(blocks);
      expect(player.status().handOvers).toBeGreaterThan(handOvers);
      expect(output.health().counters.restarts).toBe(0);
    } finally {
      process.off('worker', remember);
      clearInterval(feeding);
      await output.close();
      await player.close();
      vi.unstubAllEnvs();
      await server.close();
    }
  },
);
