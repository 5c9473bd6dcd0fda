import { parentPort, workerData } from 'node:worker_threads';
import { EarWriter } from '../../player/shared/ear.ts';
import { MasterRingReader } from '../../player/shared/master-ring.ts';
import { requestRealtime } from '../../system/realtime.ts';
import { SharedSnapshot } from '../../system/shared-memory.ts';
import { createThreadClock } from '../../system/thread-clock.ts';
import { openAlsaDevice } from './alsa.native.ts';
import type { AlsaMessage, AlsaWorkerData } from './alsa-output.ts';
import { DeviceWriter } from './device-writer.ts';

const data = workerData as AlsaWorkerData;
const say = (message: AlsaMessage): void => parentPort?.postMessage(message);
const stop = new Int32Array(data.stop);
const counters = new SharedSnapshot(data.countersLength, data.counters);
const ring = new MasterRingReader(data.ring);
if (data.realtimePriority > 0) requestRealtime(data.realtimePriority);

const writer = new DeviceWriter({
  open: (bufferFrames) => openAlsaDevice(data.device, bufferFrames),
  ring,
  ear: data.ear && new EarWriter(data.ear),
  clock: createThreadClock(),
  bufferFrames: data.bufferFrames,
  delayFrames: data.delayFrames,
  onStatus: say,
});
// The figures of one that was here before go on.
counters.takeOver();
const [underruns0 = 0, skips0 = 0, opens0 = 0, framesWritten0 = 0] = counters.values;
Object.assign(writer.counters, {
  underruns: underruns0,
  skips: skips0,
  opens: opens0,
  framesWritten: framesWritten0,
});
try {
  while (Atomics.load(stop, 0) === 0) {
    const next = writer.step();
    const { underruns, skips, opens, framesWritten, delayMs } = writer.counters;
    const values = counters.values;
    values[0] = underruns;
    values[1] = skips;
    values[2] = opens;
    values[3] = framesWritten;
    values[4] = delayMs;
    counters.publish();
    if (next.waitFor === 'sound') ring.wait(next.milliseconds);
    else Atomics.wait(stop, 0, 0, next.milliseconds);
  }
} finally {
  // Whatever happened: a card that stays open in a dead thread is busy for the next.
  writer.close();
}
