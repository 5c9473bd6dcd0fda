import { workerData } from 'node:worker_threads';
import { clockRecord } from '../player/shared/clock.ts';
import { MasterRingReader } from '../player/shared/master-ring.ts';
import { requestRealtime } from '../system/realtime.ts';
import { createThreadClock } from '../system/thread-clock.ts';
import { type BlockWatchData, KeptBlocks } from './block-watch.ts';

/** Below whoever makes the sound. */
const priority = 55;
/** As the render loop renders them. */
const blockFrames = 256;
const data = workerData as BlockWatchData;
const stop = new Int32Array(data.stop);
const ring = new MasterRingReader(data.rendered.master);
const player = clockRecord.open(data.rendered.clock);
const blocks = new KeptBlocks(data.kept);
const clock = createThreadClock();
requestRealtime(priority);
let lastFrame = 0;
while (Atomics.load(stop, 0) === 0) {
  ring.available();
  player.refresh(100);
  const { frame, heardAtSeconds, tempoBpm, gain } = player.fields;
  if (frame === lastFrame) {
    ring.wait(20);
    continue;
  }
  // The clock speaks of where the latest block ends; blocks before it may have been missed.
  blocks.add(heardAtSeconds - blockFrames / ring.sampleRateHz, clock.nowSeconds(), tempoBpm, gain);
  lastFrame = frame;
}
