import type { MasterRingBuffers } from '../../player/shared/master-ring.ts';
import { createStatusKeeper } from '../../system/status-keeper.ts';
import { createSupervisor } from '../../system/supervisor.ts';
import { bearWorker, createStopFlag } from '../../system/worker-life.ts';
import type { Clock } from '../../time/clock.ts';
import type { Timers } from '../../time/timers.ts';
import type { Output } from '../output.ts';
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
  readonly timers: Timers;
}

/** Listeners come back: the encoder waits for them a while. */
const lingerSeconds = 10;

/** Encodes only while someone listens. */
export function createMp3Feed(options: Mp3FeedOptions): Mp3Output {
  const { ring, bitrateKbps, engine = 'auto', clock, timers } = options;
  const listeners = new Map<(chunk: Uint8Array) => void, { begun: boolean }>();
  const keeper = createStatusKeeper('stream', clock);
  keeper.set('ok', 'nobody listens');
  let cancelLinger: (() => void) | undefined;
  let lastTwo: readonly Uint8Array[] = [];
  const counters = { frames: 0, overruns: 0 };

  const supervisor = createSupervisor({
    subject: 'the encoder',
    bear: (witness) => {
      const stop = createStopFlag();
      const workerData: EncoderWorkerData = { ring, stop: stop.buffer, bitrateKbps, engine };
      const before = counters.overruns;
      const onMessage = (message: EncoderMessage): void => {
        if (message.type === 'ready') {
          keeper.set('ok', `${message.encoder}, ${bitrateKbps} kbit/s`);
          return;
        }
        counters.overruns = before + message.overruns;
        hand(message.frames);
      };
      lastTwo = [];
      const entry = 'outputs/mp3/encoder.worker.js';
      return bearWorker({ entry, name: 'encoder', workerData, onMessage, end: stop.raise }, witness);
    },
    keeper,
    clock,
    timers,
    whileDead: 'degraded',
  });

  const hand = (frames: readonly Uint8Array[]): void => {
    const [first] = frames;
    if (!first) return;
    counters.frames += frames.length;
    const chunk = joined(frames);
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
    lastTwo = [...lastTwo, ...frames].slice(-2);
  };

  return {
    name: 'stream',
    isReferenceEar: false,
    subscribe: (listener) => {
      // Each subscription counts for itself, even of one and the same listener.
      const own = (chunk: Uint8Array): void => listener(chunk);
      listeners.set(own, { begun: false });
      cancelLinger?.();
      supervisor.start();
      return () => {
        listeners.delete(own);
        if (listeners.size > 0) return;
        cancelLinger?.();
        cancelLinger = timers.after(lingerSeconds, () => {
          keeper.set('ok', 'nobody listens');
          void supervisor.stop();
        });
      };
    },
    health: () =>
      keeper.health({
        counters: { ...counters, restarts: supervisor.restarts },
        gauges: { listeners: listeners.size },
      }),
    close: () => {
      listeners.clear();
      cancelLinger?.();
      return supervisor.stop();
    },
  };
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1 && chunks[0]) return chunks[0];
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
