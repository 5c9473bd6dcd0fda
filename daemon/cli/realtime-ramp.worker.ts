import { workerData } from 'node:worker_threads';
import { fillRamp } from '../outputs/alsa/ramp.ts';
import { Pacer } from '../player/pacer.ts';
import { runRenderLoop } from '../player/render-loop.ts';
import { EarReader } from '../player/shared/ear.ts';
import { loopStatusRecord } from '../player/shared/loop-status.ts';
import { mailRecord } from '../player/shared/mailbox.ts';
import { MasterRingWriter } from '../player/shared/master-ring.ts';
import { requestRealtime } from '../system/realtime.ts';
import { createThreadClock } from '../system/thread-clock.ts';
import type { RampWorkerData } from './realtime-ramp.ts';

const blockFrames = 256;
const data = workerData as RampWorkerData;
const { sampleRateHz } = data.ring;
const clock = createThreadClock();
if (data.priority > 0) requestRealtime(data.priority);
const player = {
  mailbox: mailRecord.open(data.mailbox),
  frame: 0,
  renderBlock(left: Float32Array, right: Float32Array): void {
    fillRamp(left, player.frame);
    right.set(left);
    player.frame += left.length;
  },
};
runRenderLoop({
  player,
  ring: new MasterRingWriter(data.ring),
  pacer: new Pacer(
    {
      bufferFrames: Math.round((data.bufferMs / 1000) * sampleRateHz),
      leadFrames: 2 * blockFrames,
      sampleRateHz,
    },
    clock.nowSeconds(),
  ),
  ear: new EarReader(data.ear),
  status: loopStatusRecord.open(data.status),
  clock,
  blockFrames,
});
