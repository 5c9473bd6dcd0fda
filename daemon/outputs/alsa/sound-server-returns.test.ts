import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEar } from '../../player/shared/ear.ts';
import { createMasterRing } from '../../player/shared/master-ring.ts';
import { createSession } from '../../session/session.ts';
import { monotonicClock } from '../../time/clock.ts';
import { eventually } from '../../time/testing/eventually.ts';
import { realTimers } from '../../time/timers.ts';
import { type Outputs, openOutputs } from '../open-outputs.ts';
import { outputsOptionsSchema } from '../options.ts';
import { isAlsaInstalled } from './alsa.native.ts';
import { type PrivateSoundServer, pipeWireIsInstalled, startPipeWire } from './private-pipewire.ts';
import { pulseAudioIsInstalled, startPulseAudio, whyNoPulseAudio } from './testing/private-pulseaudio.ts';
import { recordUntil } from './testing/timed-recording.ts';
import { clicksIn, fromFoot, renderWalk } from './testing/walker.ts';

const built =
  process.env.CI === 'true' ||
  existsSync(new URL('../../../dist/daemon/outputs/alsa/alsa.worker.js', import.meta.url));
const bufferMs = 100;
if (whyNoPulseAudio) console.warn(whyNoPulseAudio);

const servers = [
  { kind: 'PipeWire', device: 'alsa', isInstalled: pipeWireIsInstalled, start: startPipeWire },
  { kind: 'PulseAudio', device: 'alsa:pulse', isInstalled: pulseAudioIsInstalled, start: startPulseAudio },
];
for (const { kind, device, isInstalled, start } of servers)
  describe.skipIf(!built || !isInstalled || !isAlsaInstalled())(kind, () => {
    let server: PrivateSoundServer;
    let walk: ReturnType<typeof renderWalk>;
    let outputs: Outputs;
    beforeEach(async () => {
      server = await start();
      vi.stubEnv('XDG_RUNTIME_DIR', server.environment.XDG_RUNTIME_DIR);
      const master = createMasterRing(48_000);
      const ear = createEar();
      const time = { clock: monotonicClock, timers: realTimers };
      walk = renderWalk(master, ear, 48 * bufferMs);
      outputs = await openOutputs({
        options: outputsOptionsSchema.parse({ use: [device, 'null'] }),
        ...{ master, ear, bufferMs, realtimePriority: 52, ...time },
        session: createSession({ clock: monotonicClock, log: { error() {} } }),
      });
    });
    afterEach(async () => {
      await outputs.close();
      await walk.close();
      vi.unstubAllEnvs();
      await server.close();
    });

    const plays = (): boolean => walk.source() === 'ear' && outputs.all[0]!.health().status === 'ok';
    /** How far from the foot clicks leave the sink, seconds, in the mean; recorded back. */
    const offFoot = async (): Promise<number> => {
      const { samples, secondsOf } = await recordUntil(server, (seconds) => seconds > 3);
      const clicks = clicksIn(samples);
      expect(clicks.length).toBeGreaterThan(3);
      const off = clicks.map((sample) => fromFoot(secondsOf(sample))).toSorted((a, b) => a - b);
      return off[off.length >> 1]!;
    };

    it('that was killed is played to again within 5 s of its start, on the beat', { retry: 2 }, async () => {
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
      const seconds = monotonicClock.nowSeconds() - beginSeconds;
      expect(seconds).toBeLessThan(5);
      await started;
      await sleep(1000);
      const after = await offFoot();
      console.log(
        `${kind}: plays after ${seconds.toFixed(1)} s; off the foot before and after: ${before} ${after}`,
      );
      // When the recording began is known to a period of the server, 21 ms.
      expect(Math.abs(after - before)).toBeLessThan(0.03);
      expect(Math.abs(after)).toBeLessThan(0.045);
    });
  });
