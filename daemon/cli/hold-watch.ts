import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '../system/files/package-root.ts';
import { createStopFlag } from '../system/worker-life.ts';

export interface HoldWatchData {
  readonly priority: number;
  readonly stop: SharedArrayBuffer;
  /** Microseconds. */
  readonly longest: SharedArrayBuffer;
}

/**
 * A thread that does nothing but look at the clock: what it is kept from the processor, the machine and whoever else has
 * such rights on it keep from us. Without it nobody could tell a late block that is ours from one that is not.
 */
export interface HoldWatch {
  /** The longest since the last call, ms. */
  take(): number;
  close(): Promise<void>;
}

/** Whoever has a buffer bears to be kept from the processor for so long; what is late after more is the machine's doing. */
export const bearableHoldMs = (bufferMs: number): number => bufferMs / 4;

/** `priority`: 0 for none. */
export function watchHolds(priority: number): HoldWatch {
  const stop = createStopFlag();
  const longest = new SharedArrayBuffer(4);
  const workerData: HoldWatchData = { priority, stop: stop.buffer, longest };
  const entry = path.join(packageRoot, 'dist/daemon/cli/hold-watch.worker.js');
  const worker = new Worker(entry, { workerData, name: 'hold-watch' });
  const ended = new Promise<void>((resolve, reject) => worker.once('exit', resolve).once('error', reject));
  ended.catch(() => {}); // Whoever closes it hears of it.
  return {
    take: () => Atomics.exchange(new Int32Array(longest), 0, 0) / 1000,
    async close() {
      stop.raise();
      await ended;
    },
  };
}
