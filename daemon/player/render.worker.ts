import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { TactusError } from '../system/errors.ts';
import { requestRealtime } from '../system/realtime.ts';
import { createThreadClock } from '../system/thread-clock.ts';
import type { RenderWorkerData, RenderWorkerMessage } from './live-player.ts';
import { Pacer } from './pacer.ts';
import { Player } from './player.ts';
import { runRenderLoop } from './render-loop.ts';
import { createPlayerControls } from './shared/controls.ts';
import { EarReader } from './shared/ear.ts';
import { loopStatusRecord } from './shared/loop-status.ts';
import { MasterRingWriter } from './shared/master-ring.ts';
import { openSynth } from './synth/open-synth.ts';
import type { Synth } from './synth/synth.ts';

const blockFrames = 256;
/** Blocks rendered for nobody, so that the code is compiled before anything must be on time. */
const rehearsalBlocks = 200;
/** One that was prepared is told later. */
const data = (workerData ?? (await once(parentPort!, 'message'))[0]) as RenderWorkerData;
const say = (message: RenderWorkerMessage): void => parentPort?.postMessage(message);

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
  rehearse(synth);
  say({ type: 'ready', synth: synth.description, warning: synth.warning, realtime, bufferMs });
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

function rehearse(synth: Synth): void {
  const player = new Player(synth, createPlayerControls().buffers, data.options);
  const left = new Float32Array(blockFrames);
  const right = new Float32Array(blockFrames);
  for (let block = 0; block < rehearsalBlocks; block += 1) player.renderBlock(left, right, block * 0.005);
}
