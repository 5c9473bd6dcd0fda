import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { createEar } from '../../player/shared/ear.ts';
import { requireInstalled } from '../../system/testing/require-installed.ts';
import { monotonicClock } from '../../time/clock.ts';
import { eventually } from '../../time/testing/eventually.ts';
import { realTimers } from '../../time/timers.ts';
import { pitchNear } from '../testing/pitch.ts';
import { playTone } from '../testing/tone.ts';
import { isAlsaInstalled } from './alsa.native.ts';
import { createAlsaOutput } from './alsa-output.ts';
import { pipeWireIsInstalled, startPipeWire } from './private-pipewire.ts';

const ci = process.env.CI === 'true';
const built = ci || existsSync(new URL('../../../dist/daemon/outputs/alsa/alsa.worker.js', import.meta.url));
requireInstalled('libasound2', isAlsaInstalled());

/** The sink itself runs at 48 kHz: who plays 44.1 is resampled by the server, as most cards' owners will have it. */
it.skipIf(!built || !pipeWireIsInstalled || !isAlsaInstalled())(
  'a tone of 44.1 kHz is heard at its pitch on PipeWire',
  { timeout: 60_000, retry: 1 },
  async () => {
    const server = await startPipeWire();
    vi.stubEnv('XDG_RUNTIME_DIR', server.environment.XDG_RUNTIME_DIR);
    const tone = playTone(44_100);
    const output = createAlsaOutput({
      ...{ name: 'alsa', device: 'default', ring: tone.ring, ear: createEar(), earSlot: 0 },
      ...{ bufferFrames: 8820, delayMs: 0, referenceDelayMs: 0, realtimePriority: 52 },
      ...{ clock: monotonicClock, timers: realTimers },
    });
    try {
      await eventually(() => output.health().status === 'ok', 'it plays');
      await sleep(500);
      const recording = server.record();
      await sleep(2500);
      const recorded = await recording.stop();
      // What was missed while the machine was busy is a hole in the tone, and no other pitch.
      const middle = recorded.subarray(recorded.length >> 2, (recorded.length >> 2) + 48_000);
      expect(middle.length).toBe(48_000);
      expect(Math.abs(1200 * Math.log2(pitchNear(middle, 440, 48_000) / 440))).toBeLessThan(5);
    } finally {
      await output.close();
      tone.close();
      vi.unstubAllEnvs();
      await server.close();
    }
  },
);
