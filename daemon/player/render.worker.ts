import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { TactusError } from '../system/errors.ts';
import { requestRealtime } from '../system/realtime.ts';
import { createThreadClock } from '../system/thread-clock.ts';
import { nameThread } from '../system/thread-name.ts';
import type { RenderWorkerData, RenderWorkerMessage } from './live-player.ts';
import { Pacer } from './pacer.ts';
import { Player } from './player.ts';
import { blockFrames, rehearse } from './rehearse.ts';
import { runRenderLoop } from './render-loop.ts';
import { EarReader } from './shared/ear.ts';
import { loopStatusRecord } from './shared/loop-status.ts';
import { MasterRingWriter } from './shared/master-ring.ts';
import { openSynth } from './synth/open-synth.ts';

/** One that was prepared is told later. */
const data = (workerData ?? (await once(parentPort!, 'message'))[0]) as RenderWorkerData;
const say = (message: RenderWorkerMessage): void => parentPort?.postMessage(message);

nameThread('tactus-render');
try {
  const { options } = data;
  const { sampleRateHz } = options;
  const synth = await openSynth({ ...options, engine: options.synth });
  const realtime =
    options.realtimePriority === 0
      ? { granted: false, detail: 'real-time priority: not asked for' }
      : requestRealtime(options.realtimePriority);
  const bufferMs = options.bufferMs ?? (realtime.granted ? 100 : 200);
  const clock = createThreadClock();
  const player = new Player(synth, data.buffers, options, data.start);
  rehearse(synth, options);
  say({
    ...{ type: 'ready', synth: synth.description, engine: synth.kind, warning: synth.warning },
    ...{ realtime, bufferMs },
  });
  runRenderLoop({
    player,
    ring: new MasterRingWriter(data.ring, player.frame),
    pacer: new Pacer(
      {
        bufferFrames: Math.round((bufferMs / 1000) * sampleRateHz),
        leadFrames: 2 * blockFrames,
        sampleRateHz,
      },
      clock.nowSeconds(),
      player.frame,
    ),
    ear: new EarReader(data.ear),
    status: loopStatusRecord.open(data.status),
    clock,
    blockFrames,
  });
  synth.close();
} catch (error) {
  if (error instanceof TactusError)
    say({ type: 'failed', kind: error.kind, message: error.message, fix: error.fix });
  else throw error;
}
