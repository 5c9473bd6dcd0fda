import { workerData } from 'node:worker_threads';
import { requestRealtime } from '../system/realtime.ts';
import { createThreadClock } from '../system/thread-clock.ts';
import type { HoldWatchData } from './hold-watch.ts';

const lookMs = 2;
const data = workerData as HoldWatchData;
const stop = new Int32Array(data.stop);
const longest = new Int32Array(data.longest);
const clock = createThreadClock();
if (data.priority > 0) requestRealtime(data.priority);
while (Atomics.load(stop, 0) === 0) {
  const beforeSeconds = clock.nowSeconds();
  Atomics.wait(stop, 0, 0, lookMs);
  const heldMs = (clock.nowSeconds() - beforeSeconds) * 1000 - lookMs;
  const micros = Math.round(heldMs * 1000);
  if (micros > Atomics.load(longest, 0)) Atomics.store(longest, 0, micros);
}
