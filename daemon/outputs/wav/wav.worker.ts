import { parentPort, workerData } from 'node:worker_threads';
import { MasterRingReader } from '../../player/shared/master-ring.ts';
import { messageOf } from '../../system/errors.ts';
import { WavFile } from './wav-file.ts';
import type { WavMessage, WavWorkerData } from './wav-output.ts';

const chunkFrames = 4800;
const longestWaitMs = 100;
/** What a power cut may cost. A disk that takes long over it has less to write each time; the ring holds 2.7 s. */
const secondsBetweenSyncs = 15;

const data = workerData as WavWorkerData;
const { sampleRateHz } = data.ring;
const say = (message: WavMessage): void => parentPort?.postMessage(message);
const stop = new Int32Array(data.stop);

const left = new Float32Array(chunkFrames);
const right = new Float32Array(chunkFrames);
const interleaved = new Float32Array(2 * chunkFrames);
let file: WavFile | undefined;
try {
  const ring = new MasterRingReader(data.ring);
  const wav = new WavFile(data.path, { sampleRateHz, format: 'pcm16', firstFrame: ring.position });
  file = wav;
  const found = wav.recovered.length > 0 ? `; what was left unfinished: ${wav.recovered.join(', ')}` : '';
  say({ type: 'opened', detail: `writes ${data.path}${found}` });
  let unsynced = 0;
  const write = (frames: number): void => {
    if (!ring.read(interleaved, frames)) return;
    for (let i = 0; i < frames; i += 1) {
      left[i] = interleaved[2 * i]!;
      right[i] = interleaved[2 * i + 1]!;
    }
    wav.write(left, right, frames);
    unsynced += frames;
    say({ type: 'written', frames, overruns: ring.overruns });
    if (unsynced < secondsBetweenSyncs * sampleRateHz) return;
    unsynced = 0;
    wav.sync();
  };
  while (Atomics.load(stop, 0) === 0) {
    if (ring.available() < chunkFrames) ring.wait(longestWaitMs);
    else write(chunkFrames);
  }
  write(Math.min(chunkFrames, ring.available()));
  wav.finish();
} catch (error) {
  // What was heard until now is not lost with the rest, nor written over by who comes next.
  const kept = file?.keep() ?? [];
  const why = messageOf(error);
  throw new Error(kept.length > 0 ? `${why} What was written until then: ${kept.join(', ')}` : why, {
    cause: error,
  });
}
