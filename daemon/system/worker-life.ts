import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from './files/package-root.ts';
import type { Life, Witness } from './supervisor.ts';

export interface WorkerLifeOptions<Message> {
  /** From `dist/daemon/`: always the built one, also for callers that run from the sources. */
  readonly entry: string;
  /** Of the thread, for tools that list them. */
  readonly name: string;
  readonly workerData: unknown;
  /** Hears only the one that is alive. */
  readonly onMessage: (message: Message) => void;
  /** Asks it to end by itself. */
  readonly end: () => void;
}

/** Tells a worker to end that looks at no message port: it may look at it, or wait at it, between its steps. */
export interface StopFlag {
  readonly buffer: SharedArrayBuffer;
  raise(): void;
}

export function createStopFlag(): StopFlag {
  const buffer = new SharedArrayBuffer(4);
  return {
    buffer,
    raise() {
      Atomics.store(new Int32Array(buffer), 0, 1);
      Atomics.notify(new Int32Array(buffer), 0);
    },
  };
}

/** A worker thread, as one life to be supervised. */
export function bearWorker<Message>(options: WorkerLifeOptions<Message>, witness: Witness): Life {
  const { entry, name, workerData, onMessage, end } = options;
  const worker = new Worker(path.resolve(packageRoot, 'dist/daemon', entry), { workerData, name });
  worker.on('message', (message: Message) => {
    if (witness.isHeard) onMessage(message);
  });
  worker.once('error', (error) => witness.fault(error.message));
  worker.once('exit', (code) => witness.over(`exit code ${code}`));
  return { end, kill: () => void worker.terminate() };
}
