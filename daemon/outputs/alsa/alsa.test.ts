import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createEar, type EarBuffers } from '../../player/shared/ear.ts';
import { createMasterRing, type MasterRingBuffers } from '../../player/shared/master-ring.ts';
import { createTaps } from '../../player/taps/taps.ts';
import { listen } from '../../player/taps/testing/listen.ts';
import { monotonicClock } from '../../time/clock.ts';
import { eventually } from '../../time/testing/eventually.ts';
import { realTimers } from '../../time/timers.ts';
import type { Output } from '../output.ts';
import { isAlsaInstalled, openAlsaDevice } from './alsa.native.ts';
import { createAlsaOutput } from './alsa-output.ts';
import { type PrivatePipeWire, pipeWireIsInstalled, startPipeWire } from './private-pipewire.ts';
import { hearRamp } from './ramp.ts';
import { renderInWorker } from './testing/render-worker.ts';

const ci = process.env.CI === 'true';
const built = ci || existsSync(new URL('../../../dist/daemon/outputs/alsa/alsa.worker.js', import.meta.url));
const bufferFrames = 9600;
const renderRamp = (ring: MasterRingBuffers, ear: EarBuffers) =>
  renderInWorker(ring, ear, bufferFrames, {
    modules: ['outputs/alsa/ramp.js'],
    make: '({ fillRamp }) => fillRamp',
  });

describe('ALSA', () => {
  it.skipIf(!ci && !isAlsaInstalled())('names the device that is not there', () => {
    expect(() => openAlsaDevice('hw:nosuchcard', 4800, 48_000)).toThrow(/hw:nosuchcard/);
  });
});

describe.skipIf(!built || !pipeWireIsInstalled || !isAlsaInstalled())('an ALSA output on PipeWire', () => {
  let server: PrivatePipeWire;
  beforeAll(async () => {
    server = await startPipeWire();
    // libasound finds the server by the process' own environment, which Node writes through to.
    vi.stubEnv('XDG_RUNTIME_DIR', server.environment.XDG_RUNTIME_DIR);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await server.close();
  });

  async function withOutput(
    use: (output: Output, render: ReturnType<typeof renderRamp>, ring: MasterRingBuffers) => Promise<void>,
  ): Promise<void> {
    const ring = createMasterRing(48_000);
    const ear = createEar();
    const render = renderRamp(ring, ear);
    const output = createAlsaOutput({
      name: 'alsa',
      device: 'default',
      ring,
      ear,
      earSlot: 0,
      bufferFrames,
      delayMs: 0,
      referenceDelayMs: 0,
      realtimePriority: 52,
      clock: monotonicClock,
      timers: realTimers,
    });
    try {
      await use(output, render, ring);
    } finally {
      await output.close();
      await render.close();
    }
  }

  // Again if need be: where real-time rights are refused, a busy machine may leave the server itself late.
  it('plays a ramp and no frame of it is missing', { retry: 2, timeout: 60_000 }, async () => {
    await withOutput(async (output, render) => {
      await eventually(() => render.source() === 'ear', 'the device paces');
      await sleep(1000);
      const recording = server.record();
      await sleep(8000);
      const recorded = await recording.stop();
      expect(output.health()).toMatchObject({ status: 'ok' });
      const { frames, gaps } = hearRamp(recorded);
      expect(frames).toBeGreaterThan(6 * 48_000);
      expect(gaps).toEqual([]);
    });
  });

  it('is where a pairing code is tapped', { retry: 1, timeout: 60_000 }, async () => {
    await withOutput(async (output, render, ring) => {
      await eventually(() => output.soundsHere?.() ?? false, 'it plays');
      const recording = server.record();
      await sleep(1000);
      const desk = { volume01: 1, volumeCeiling01: 1, muted: false };
      const taps = createTaps({
        master: ring,
        clock: { read: () => ({ frame: render.frames(), tempoBpm: 120 }) },
        desk,
      });
      taps.tap('1601111111111');
      await sleep(9000);
      expect(listen(await recording.stop(), 0.1).slice(0, 4)).toEqual(['!', '1', '6', '0']);
    });
  });

  it('goes on by the clock while the server stands still', { retry: 1, timeout: 60_000 }, async () => {
    await withOutput(async (output, render) => {
      await eventually(() => render.source() === 'ear', 'the device paces');
      server.freeze();
      const frames = render.frames();
      await sleep(1500);
      expect(render.source()).toBe('clock');
      expect(render.frames() - frames).toBeGreaterThan(1.2 * 48_000);
      expect(output.health().status).toBe('degraded');
      server.thaw();
      await eventually(
        () => render.source() === 'ear' && output.health().status === 'ok',
        'all is well again',
      );
    });
  });

  it('finds the server again after it died', { retry: 1, timeout: 90_000 }, async () => {
    await withOutput(async (output, render) => {
      await eventually(() => render.source() === 'ear', 'the device paces');
      await server.killServer();
      await eventually(() => output.health().status !== 'ok', 'the loss is noticed');
      const frames = render.frames();
      await sleep(1000);
      expect(render.frames() - frames).toBeGreaterThan(0.8 * 48_000);
      await server.startServer();
      await eventually(
        () => render.source() === 'ear' && output.health().status === 'ok',
        'all is well again',
      );
    });
  });
});
