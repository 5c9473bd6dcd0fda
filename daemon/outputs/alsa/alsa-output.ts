import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { EarBuffers } from '../../player/shared/ear.ts';
import type { MasterRingBuffers } from '../../player/shared/master-ring.ts';
import { packageRoot } from '../../system/files/package-root.ts';
import { SharedSnapshot } from '../../system/shared-memory.ts';
import type { Clock } from '../../time/clock.ts';
import { createStatusKeeper, type Output } from '../output.ts';
import type { DeviceStatus } from './device-writer.ts';

export interface AlsaWorkerData {
  readonly ring: MasterRingBuffers;
  /** For the reference ear only. */
  readonly ear: EarBuffers | undefined;
  readonly device: string;
  readonly bufferFrames: number;
  readonly realtimePriority: number;
  readonly stop: SharedArrayBuffer;
  readonly counters: SharedArrayBuffer;
  readonly countersLength: number;
}

export type AlsaMessage = DeviceStatus;

export interface AlsaOutputOptions
  extends Pick<AlsaWorkerData, 'ring' | 'ear' | 'device' | 'bufferFrames' | 'realtimePriority'> {
  readonly name: string;
  /** Nobody asked for it: until it has played once, that it is not there is no trouble. */
  readonly mayBeAbsent?: boolean;
  readonly clock: Clock;
}

const entry = path.join(packageRoot, 'dist/daemon/outputs/alsa/alsa.worker.js');
const counterNames = ['underruns', 'skips', 'opens', 'framesWritten', 'delayMs'] as const;
/** A writer that hangs in a native call is left to itself. */
const closeTimeoutMs = 1000;
const restartMs = 1000;

/** A sound device, fed by a worker of its own, which is started again when it dies. */
export function createAlsaOutput(options: AlsaOutputOptions): Output {
  const { name, clock, mayBeAbsent = false, ...data } = options;
  const keeper = createStatusKeeper(name, () => clock.nowSeconds());
  if (mayBeAbsent) keeper.set('starting', 'when there is a sound card');
  let hasPlayed = false;
  const hear = ({ status, detail }: AlsaMessage): void => {
    hasPlayed ||= status === 'ok';
    if (status === 'failed' && mayBeAbsent && !hasPlayed)
      keeper.set('ok', `no sound card yet (${detail}); it is looked for every 5 s`);
    else keeper.set(status, detail);
  };
  const counters = new SharedSnapshot(counterNames.length);
  const stop = new SharedArrayBuffer(4);
  const workerData: AlsaWorkerData = {
    ...data,
    stop,
    counters: counters.buffer,
    countersLength: counterNames.length,
  };
  let worker: Worker | undefined;
  let exited = Promise.resolve();
  let restarts = 0;
  let closing = false;
  let restart: NodeJS.Timeout | undefined;
  const start = (): void => {
    const mine = new Worker(entry, { workerData, name: 'alsa' });
    worker = mine;
    mine.on('message', hear);
    let fault = 'the writer ended';
    mine.once('error', (error) => {
      fault = error.message;
    });
    exited = new Promise<void>((resolve) => {
      mine.once('exit', () => {
        resolve();
        if (closing) return;
        keeper.set('failed', `${fault}; the writer is started again`);
        restarts += 1;
        restart = setTimeout(start, restartMs);
      });
    });
  };
  start();
  return {
    name,
    isReferenceEar: options.ear !== undefined,
    health: () => {
      counters.refresh(100);
      return keeper.health({
        ...Object.fromEntries(
          counterNames.map((counter, i) => [counter, Math.round(counters.values[i] ?? 0)]),
        ),
        restarts,
      });
    },
    close: async () => {
      closing = true;
      clearTimeout(restart);
      Atomics.store(new Int32Array(stop), 0, 1);
      Atomics.notify(new Int32Array(stop), 0);
      const timeout = setTimeout(() => void worker?.terminate(), closeTimeoutMs);
      const givenUp = new Promise<void>((resolve) => setTimeout(resolve, 2 * closeTimeoutMs).unref());
      await Promise.race([exited, givenUp]);
      clearTimeout(timeout);
    },
  };
}
