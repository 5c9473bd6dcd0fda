import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { MasterRingBuffers } from '../../player/shared/master-ring.ts';
import { packageRoot } from '../../system/files/package-root.ts';
import type { Clock } from '../../time/clock.ts';
import { createStatusKeeper, type Output } from '../output.ts';

export interface WavWorkerData {
  readonly ring: MasterRingBuffers;
  readonly path: string;
  readonly stop: SharedArrayBuffer;
}

export interface WavMessage {
  readonly type: 'ok' | 'degraded' | 'failed';
  readonly detail: string;
}

const entry = path.join(packageRoot, 'dist/daemon/outputs/wav/wav.worker.js');

/** What is heard, in a file that gets its name when the output is closed. */
export function createWavOutput(options: {
  readonly name: string;
  readonly path: string;
  readonly ring: MasterRingBuffers;
  readonly clock: Clock;
}): Output {
  const keeper = createStatusKeeper(options.name, () => options.clock.nowSeconds());
  const stop = new SharedArrayBuffer(4);
  const data: WavWorkerData = { ring: options.ring, path: options.path, stop };
  const worker = new Worker(entry, { workerData: data, name: 'wav' });
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  worker.on('message', (message: WavMessage) => keeper.set(message.type, message.detail));
  worker.once('error', (error) => keeper.set('failed', error.message));
  return {
    name: options.name,
    isReferenceEar: false,
    health: () => keeper.health({}),
    close: async () => {
      Atomics.store(new Int32Array(stop), 0, 1);
      await exited;
    },
  };
}
