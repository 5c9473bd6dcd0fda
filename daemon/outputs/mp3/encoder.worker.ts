import { parentPort, workerData } from 'node:worker_threads';
import { MasterRingReader } from '../../player/shared/master-ring.ts';
import { mp3FrameFrames } from './mp3-encoder.ts';
import type { EncoderMessage, EncoderWorkerData } from './mp3-feed.ts';
import { FrameCutter } from './mp3-frames.ts';
import { openMp3Encoder } from './open-mp3-encoder.ts';

/** Waiting is bounded: the flag to stop is looked at in between. */
const longestWaitMs = 100;

const data = workerData as EncoderWorkerData;
const say = (message: EncoderMessage): void => parentPort?.postMessage(message);
const stop = new Int32Array(data.stop);

const encoder = await openMp3Encoder(data.bitrateKbps, data.ring.sampleRateHz, data.engine);
say({ type: 'ready', encoder: encoder.description });
const ring = new MasterRingReader(data.ring);
const cutter = new FrameCutter();
const interleaved = new Float32Array(2 * mp3FrameFrames);
while (Atomics.load(stop, 0) === 0) {
  if (ring.available() < mp3FrameFrames) {
    ring.wait(longestWaitMs);
    continue;
  }
  if (!ring.read(interleaved, mp3FrameFrames)) continue;
  const frames = cutter.push(encoder.encode(interleaved));
  if (frames.length > 0) say({ type: 'frames', frames, overruns: ring.overruns });
}
encoder.close();
