import { existsSync, rmSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createEar } from '../../player/shared/ear.ts';
import { createMasterRing } from '../../player/shared/master-ring.ts';
import { createSession } from '../../session/session.ts';
import { monotonicClock } from '../../time/clock.ts';
import { eventually } from '../../time/testing/eventually.ts';
import { realTimers } from '../../time/timers.ts';
import { openOutputs } from '../open-outputs.ts';
import { outputsOptionsSchema } from '../options.ts';
import { isAlsaInstalled } from './alsa.native.ts';
import { type PrivatePipeWire, pipeWireIsInstalled, startPipeWire } from './private-pipewire.ts';
import { clicksIn, fromFoot, renderWalk } from './testing/walker.ts';

const built =
  process.env.CI === 'true' ||
  existsSync(new URL('../../../dist/daemon/outputs/alsa/alsa.worker.js', import.meta.url));
const bufferMs = 100;

describe.skipIf(!built || !pipeWireIsInstalled || !isAlsaInstalled())('PipeWire that was killed', () => {
  let server: PrivatePipeWire;
  beforeAll(async () => {
    server = await startPipeWire();
    vi.stubEnv('XDG_RUNTIME_DIR', server.environment.XDG_RUNTIME_DIR);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await server.close();
  });

  /** How far from the foot clicks leave the sink, seconds, in the mean; recorded back. */
  const offFoot = async (): Promise<number> => {
    const recording = server.record();
    // As the file grows, so much was played: at the earliest moment seen, less what was recorded by then, it began.
    let beginSeconds = Number.POSITIVE_INFINITY;
    for (let look = 0; look < 1500; look += 1) {
      const nowSeconds = monotonicClock.nowSeconds();
      const frames = existsSync(recording.file) ? statSync(recording.file).size / 8 : 0;
      if (frames > 480) beginSeconds = Math.min(beginSeconds, nowSeconds - frames / 48_000);
      await sleep(2);
    }
    const clicks = clicksIn(await recording.stop());
    rmSync(recording.file);
    expect(clicks.length).toBeGreaterThan(3);
    const off = clicks.map((sample) => fromFoot(beginSeconds + sample / 48_000)).toSorted((a, b) => a - b);
    return off[off.length >> 1]!;
  };

  it('is played to again within 5 s of its start, on the beat', { retry: 2, timeout: 90_000 }, async () => {
    const master = createMasterRing(48_000);
    const ear = createEar();
    const time = { clock: monotonicClock, timers: realTimers };
    const walk = renderWalk(master, ear, 48 * bufferMs);
    const outputs = await openOutputs({
      options: outputsOptionsSchema.parse({ use: ['alsa', 'null'] }),
      ...{ master, ear, bufferMs, realtimePriority: 52, ...time },
      session: createSession({ clock: monotonicClock, log: { error() {} } }),
    });
    const plays = (): boolean => walk.source() === 'ear' && outputs.all[0]!.health().status === 'ok';
    try {
      await eventually(plays, 'it plays');
      await sleep(1000);
      const before = await offFoot();
      await server.killServer();
      await eventually(() => !plays(), 'the loss is noticed');
      // The back-off has come to its longest.
      await sleep(5000);
      const beginSeconds = monotonicClock.nowSeconds();
      const started = server.startServer();
      await eventually(plays, 'it plays again');
      expect(monotonicClock.nowSeconds() - beginSeconds).toBeLessThan(5);
      await started;
      await sleep(1000);
      const after = await offFoot();
      // When the recording began is known to a period of the server, 21 ms.
      expect(Math.abs(after - before)).toBeLessThan(0.03);
      expect(Math.abs(after)).toBeLessThan(0.045);
    } finally {
      await outputs.close();
      await walk.close();
    }
  });
});
