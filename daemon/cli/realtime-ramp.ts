import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { openOutputs } from '../outputs/open-outputs.ts';
import { outputsOptionsSchema } from '../outputs/options.ts';
import { usualSampleRateHz } from '../player/options.ts';
import { createPlayerControls } from '../player/shared/controls.ts';
import { createEar, type EarBuffers } from '../player/shared/ear.ts';
import { loopStatusRecord } from '../player/shared/loop-status.ts';
import { createMasterRing, type MasterRingBuffers } from '../player/shared/master-ring.ts';
import { createSession } from '../session/session.ts';
import { packageRoot } from '../system/files/package-root.ts';
import { createLog } from '../system/log.ts';
import type { Clock } from '../time/clock.ts';
import { realTimers } from '../time/timers.ts';
import { until } from './bench-runner.ts';
import { burdenThread } from './realtime-burden.ts';
import type { RealtimeJob } from './realtime-player.ts';

export interface RampWorkerData extends Pick<RealtimeJob, 'bufferMs' | 'priority'> {
  readonly mailbox: SharedArrayBuffer;
  readonly ring: MasterRingBuffers;
  readonly ear: EarBuffers;
  readonly status: SharedArrayBuffer;
}

/** The recorder starts meanwhile, and is done before the ramp ends. */
const spareMs = 4000;

/** The render loop with a ramp in place of a player, through the outputs that play music: `flows` is called once it does. */
export async function sendRamp(
  { bufferMs, priority, seconds }: RealtimeJob,
  clock: Clock,
  flows: () => void,
): Promise<void> {
  const { buffers, desk } = createPlayerControls();
  const ring = createMasterRing(usualSampleRateHz);
  const ear = createEar();
  const status = loopStatusRecord.open();
  const workerData: RampWorkerData = {
    ...{ bufferMs, priority, ring, ear },
    mailbox: buffers.mailbox,
    status: status.buffer,
  };
  const entry = path.join(packageRoot, 'dist/daemon/cli/realtime-ramp.worker.js');
  const worker = new Worker(entry, { workerData, name: 'ramp' });
  const ended = new Promise<void>((resolve, reject) => worker.once('exit', resolve).once('error', reject));
  const outputs = await openOutputs({
    options: outputsOptionsSchema.parse({ use: ['alsa'] }),
    ...{ master: ring, ear, levels: desk.levels, bufferMs, clock },
    realtimePriority: priority,
    session: createSession({ clock, log: createLog({ level: 'error', format: 'auto' }) }),
    timers: realTimers,
  });
  await until(clock, () => status.read().source === 'ear');
  const relieve = burdenThread(clock);
  flows();
  await sleep(seconds * 1000 + spareMs);
  relieve();
  await outputs.close();
  desk.end();
  await ended;
}
