import { parentPort, workerData } from 'node:worker_threads';
import { TactusError } from '../system/errors.ts';
import { requestRealtime } from '../system/realtime.ts';
import { createThreadClock } from '../system/thread-clock.ts';
import { EarReader } from './ear.ts';
import type { RenderWorkerData, RenderWorkerMessage } from './live-player.ts';
import { createStatusSnapshot } from './loop-status.ts';
import { MasterRingWriter } from './master-ring.ts';
import { openSynth } from './open-synth.ts';
import { Pacer } from './pacer.ts';
import { Player } from './player.ts';
import { runRenderLoop } from './render-loop.ts';
import { sampleRateHz } from './synth.ts';

const blockFrames = 256;
const data = workerData as RenderWorkerData;
const say = (message: RenderWorkerMessage): void => parentPort?.postMessage(message);

try {
  const { options } = data;
  const synth = await openSynth({ ...options, engine: options.synth });
  const realtime =
    options.realtimePriority === 0
      ? { granted: false, detail: 'real-time priority: not asked for' }
      : requestRealtime(options.realtimePriority);
  const bufferMs = options.bufferMs ?? (realtime.granted ? 100 : 200);
  const clock = createThreadClock();
  const player = new Player(synth, data.buffers, options);
  say({ type: 'ready', synth: synth.description, realtime, bufferMs });
  runRenderLoop({
    player,
    ring: new MasterRingWriter(data.ring),
    pacer: new Pacer(
      { bufferFrames: Math.round((bufferMs / 1000) * sampleRateHz), leadFrames: 2 * blockFrames },
      clock.nowSeconds(),
    ),
    ear: new EarReader(data.ear),
    status: createStatusSnapshot(data.status),
    clock,
    blockFrames,
  });
  synth.close();
} catch (error) {
  if (error instanceof TactusError)
    say({ type: 'failed', kind: error.kind, message: error.message, fix: error.fix });
  else throw error;
}
