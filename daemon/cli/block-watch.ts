import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LiveSession } from '../live/live-session.ts';
import { packageRoot } from '../system/files/package-root.ts';
import { createStopFlag } from '../system/worker-life.ts';

export interface BlockWatchData extends Pick<LiveSession, 'rendered'> {
  readonly stop: SharedArrayBuffer;
  readonly kept: BlockBuffers;
}

/** What a block was rendered with. */
export interface WatchedBlock {
  /** When its first frame is heard: through whatever buffer lies before the ear. */
  readonly heardAtSeconds: number;
  /** When it was seen to be rendered. */
  readonly seenAtSeconds: number;
  readonly tempoBpm: number;
  readonly gain: number;
}

interface BlockBuffers {
  readonly count: SharedArrayBuffer;
  readonly values: SharedArrayBuffer;
}

/** Some twenty seconds of blocks. */
const keptBlocks = 4096;
const valuesPerBlock = 4;

/** Every block that a daemon renders, seen by a thread of its own: what main does does not hide any. */
export interface BlockWatch {
  /** Of blocks seen so far. */
  count(): number;
  /** One of those that were seen last. */
  block(index: number): WatchedBlock;
  close(): Promise<void>;
}

export function watchBlocks(rendered: LiveSession['rendered']): BlockWatch {
  const kept: BlockBuffers = {
    count: new SharedArrayBuffer(4),
    values: new SharedArrayBuffer(keptBlocks * valuesPerBlock * 8),
  };
  const stop = createStopFlag();
  const workerData: BlockWatchData = { rendered, stop: stop.buffer, kept };
  const entry = path.join(packageRoot, 'dist/daemon/cli/block-watch.worker.js');
  const worker = new Worker(entry, { workerData, name: 'watch' });
  const ended = new Promise<void>((resolve, reject) => worker.once('exit', resolve).once('error', reject));
  ended.catch(() => {}); // Whoever closes it hears of it.
  const blocks = new KeptBlocks(kept);
  return {
    count: () => blocks.count,
    block: (index) => blocks.at(index),
    async close() {
      stop.raise();
      await ended;
    },
  };
}

/** The latest blocks, in shared memory. */
export class KeptBlocks {
  readonly #count: Int32Array;
  readonly #values: Float64Array;

  constructor(buffers: BlockBuffers) {
    this.#count = new Int32Array(buffers.count);
    this.#values = new Float64Array(buffers.values);
  }

  get count(): number {
    return Atomics.load(this.#count, 0);
  }

  at(index: number): WatchedBlock {
    const at = (index % keptBlocks) * valuesPerBlock;
    const [heardAtSeconds = 0, seenAtSeconds = 0, tempoBpm = 0, gain = 0] = this.#values.subarray(
      at,
      at + valuesPerBlock,
    );
    return { heardAtSeconds, seenAtSeconds, tempoBpm, gain };
  }

  add(heardAtSeconds: number, seenAtSeconds: number, tempoBpm: number, gain: number): void {
    const at = (this.count % keptBlocks) * valuesPerBlock;
    this.#values[at] = heardAtSeconds;
    this.#values[at + 1] = seenAtSeconds;
    this.#values[at + 2] = tempoBpm;
    this.#values[at + 3] = gain;
    Atomics.add(this.#count, 0, 1);
  }
}
