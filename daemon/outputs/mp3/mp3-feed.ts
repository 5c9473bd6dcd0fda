import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { MasterRingBuffers } from '../../player/shared/master-ring.ts';
import { packageRoot } from '../../system/files/package-root.ts';
import type { Clock } from '../../time/clock.ts';
import { createStatusKeeper, type Output } from '../output.ts';
import { primers, reservoirBytes } from './mp3-frames.ts';

export interface EncoderWorkerData {
  readonly ring: MasterRingBuffers;
  readonly stop: SharedArrayBuffer;
  readonly bitrateKbps: number;
  readonly engine: 'auto' | 'native' | 'wasm';
}

export type EncoderMessage =
  | { readonly type: 'ready'; readonly encoder: string }
  | { readonly type: 'frames'; readonly frames: readonly Uint8Array[]; readonly overruns: number };

/** The stream: whoever subscribes gets MP3 from now on, in chunks of whole frames that need nothing before them. */
export interface Mp3Output extends Output {
  /** Gives back what ends the subscription. */
  subscribe(listener: (chunk: Uint8Array) => void): () => void;
}

export interface Mp3FeedOptions {
  readonly ring: MasterRingBuffers;
  readonly bitrateKbps: number;
  readonly engine?: 'auto' | 'native' | 'wasm';
  readonly clock: Clock;
}

const entry = path.join(packageRoot, 'dist/daemon/outputs/mp3/encoder.worker.js');
/** Listeners come back: the encoder waits for them a while. */
const lingerMs = 10_000;
const restartMs = 1000;

/** Encodes only while someone listens. */
export function createMp3Feed(options: Mp3FeedOptions): Mp3Output {
  const listeners = new Map<(chunk: Uint8Array) => void, { begun: boolean }>();
  const keeper = createStatusKeeper('stream', () => options.clock.nowSeconds());
  keeper.set('ok', 'nobody listens');
  let running: { readonly worker: Worker; readonly stop: Int32Array } | undefined;
  let linger: NodeJS.Timeout | undefined;
  let restart: NodeJS.Timeout | undefined;
  let lastTwo: readonly Uint8Array[] = [];
  const counters = { frames: 0, overruns: 0, restarts: 0 };

  const start = (): void => {
    if (running) return;
    const stop = new SharedArrayBuffer(4);
    const { ring, bitrateKbps, engine = 'auto' } = options;
    const data: EncoderWorkerData = { ring, stop, bitrateKbps, engine };
    const worker = new Worker(entry, { workerData: data, name: 'encoder' });
    const mine = { worker, stop: new Int32Array(stop) };
    running = mine;
    lastTwo = [];
    worker.on('message', (message: EncoderMessage) => {
      if (message.type === 'ready') keeper.set('ok', `${message.encoder}, ${bitrateKbps} kbit/s`);
      else if (running === mine) hand(message);
    });
    worker.once('error', (error) => keeper.set('degraded', error.message));
    worker.once('exit', () => {
      if (running !== mine) return;
      running = undefined;
      counters.restarts += 1;
      restart = setTimeout(() => {
        if (listeners.size > 0) start();
      }, restartMs);
    });
  };

  const end = async (): Promise<void> => {
    const ended = running;
    running = undefined;
    if (!ended) return;
    const exited = new Promise<void>((resolve) => ended.worker.once('exit', () => resolve()));
    Atomics.store(ended.stop, 0, 1);
    await exited;
  };

  const hand = (message: Extract<EncoderMessage, { type: 'frames' }>): void => {
    const [first] = message.frames;
    if (!first) return;
    counters.frames += message.frames.length;
    counters.overruns = message.overruns;
    const chunk = joined(message.frames);
    for (const [listener, state] of listeners) {
      if (!state.begun) {
        const [twoBefore, oneBefore] = lastTwo;
        if (reservoirBytes(first) > 0) {
          if (!twoBefore || !oneBefore) continue;
          listener(joined(primers(twoBefore, oneBefore)));
        }
        state.begun = true;
      }
      listener(chunk);
    }
    lastTwo = [...lastTwo, ...message.frames].slice(-2);
  };

  return {
    name: 'stream',
    isReferenceEar: false,
    subscribe: (listener) => {
      // Each subscription counts for itself, even of one and the same listener.
      const own = (chunk: Uint8Array): void => listener(chunk);
      listeners.set(own, { begun: false });
      clearTimeout(linger);
      start();
      return () => {
        listeners.delete(own);
        if (listeners.size > 0) return;
        clearTimeout(linger);
        linger = setTimeout(() => {
          keeper.set('ok', 'nobody listens');
          void end();
        }, lingerMs);
        linger.unref();
      };
    },
    health: () => keeper.health({ listeners: listeners.size, ...counters }),
    close: async () => {
      listeners.clear();
      clearTimeout(linger);
      clearTimeout(restart);
      await end();
    },
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1 && parts[0]) return parts[0];
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
