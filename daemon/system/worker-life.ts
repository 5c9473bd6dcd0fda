import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from './files/package-root.ts';
import type { Life, Witness } from './supervisor.ts';

const pathOf = (entry: string): string => path.resolve(packageRoot, 'dist/daemon', entry);

/** A worker that loads its files, and waits for a message with what it is to work with; nobody may ever need it. */
export interface PreparedWorker {
  /** For whoever works with it from now on; undefined where it is somebody's already, or gone. */
  take(): Worker | undefined;
}

/** `entry`, `name`: as of `WorkerLifeOptions`. It does not keep the process alive by itself. */
export function prepareWorker(entry: string, name: string): PreparedWorker {
  const worker = new Worker(pathOf(entry), { name });
  worker.unref();
  let isFree = true;
  // The one that is started in its place will tell why.
  worker.on('error', () => {});
  worker.once('exit', () => {
    isFree = false;
  });
  return {
    take() {
      if (!isFree) return undefined;
      isFree = false;
      worker.ref();
      return worker;
    },
  };
}

export interface WorkerLifeOptions<Message> {
  /** From `dist/daemon/`: always the built one, also for callers that run from the sources. */
  readonly entry: string;
  /** Of the thread, for tools that list them. */
  readonly name: string;
  readonly workerData: unknown;
  /** One that waits for `workerData` already, if there is one. */
  readonly prepared?: PreparedWorker | undefined;
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
  const { entry, name, workerData, prepared, onMessage, end } = options;
  const waiting = prepared?.take();
  waiting?.postMessage(workerData);
  const worker = waiting ?? new Worker(pathOf(entry), { workerData, name });
  worker.on('message', (message: Message) => {
    if (witness.isHeard) onMessage(message);
  });
  worker.once('error', (error) => witness.fault(error.message));
  worker.once('exit', (code) => witness.over(`exit code ${code}`));
  return { end, kill: () => void worker.terminate() };
}
