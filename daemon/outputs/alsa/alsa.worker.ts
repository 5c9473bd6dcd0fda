import { parentPort, workerData } from 'node:worker_threads';
import { EarReader, EarWriter } from '../../player/shared/ear.ts';
import { TappedRing } from '../../player/taps/tapped-ring.ts';
import { requestRealtime } from '../../system/realtime.ts';
import { createThreadClock } from '../../system/thread-clock.ts';
import { nameThread } from '../../system/thread-name.ts';
import { openAlsaDevice } from './alsa.native.ts';
import type { AlsaMessage, AlsaWorkerData } from './alsa-output.ts';
import { figuresRecord } from './device-figures.ts';
import { SharedOrders } from './device-orders.ts';
import { DeviceWriter } from './device-writer.ts';

const data = workerData as AlsaWorkerData;
const stop = new Int32Array(data.stop);
const figures = figuresRecord.open(data.figures);
// Those of a writer that was here before go on.
figures.takeOver();
const ring = new TappedRing(data.ring, data.earSlot);
nameThread('tactus-alsa');
if (data.realtimePriority > 0) requestRealtime(data.realtimePriority);

const writer = new DeviceWriter({
  open: (bufferFrames) => openAlsaDevice(data.device, bufferFrames, ring.sampleRateHz),
  ring,
  ear: new EarWriter(data.ear, data.earSlot),
  reference: new EarReader(data.ear),
  clock: createThreadClock(),
  bufferFrames: data.bufferFrames,
  orders: new SharedOrders(data.orders),
  figures: figures.fields,
  onStatus: (status) => {
    // Whoever hears of it shall find them as they were.
    figures.publish();
    parentPort?.postMessage(status satisfies AlsaMessage);
  },
});
try {
  while (Atomics.load(stop, 0) === 0) {
    const next = writer.step();
    figures.publish();
    if (next.waitFor === 'sound') ring.wait(next.milliseconds);
    else Atomics.wait(stop, 0, 0, next.milliseconds);
  }
} finally {
  // Whatever happened: a card that stays open in a dead thread is busy for the next.
  writer.close();
}
