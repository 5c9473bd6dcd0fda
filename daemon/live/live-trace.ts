import { readSync } from 'node:fs';
import { createTraceRecorder, type TraceRecorder } from '../recorder/trace-recorder.ts';
import { messageOf } from '../system/errors.ts';
import type { GrowingFile } from '../system/files/growing-file.ts';
import type { StationHealth } from '../system/health.ts';
import { createStatusKeeper } from '../system/status-keeper.ts';
import type { Clock } from '../time/clock.ts';

/** The trace of a live run: when its file can take no more (a full disk), it ends there and the music goes on. */
export interface LiveTrace {
  readonly recorder: TraceRecorder;
  /** To be called once a second: what is known by now outlives this process. */
  settle(): void;
  health(): StationHealth;
  /** Gives the file its name with what it holds; an empty one is not left behind. */
  close(): void;
}

/** What a power cut may cost: more often would wear out the cards that many boards have for a disk. */
const secondsBetweenSyncs = 30;

/** A line that a killed process left half-written is not read by anybody; see `Repair`. */
export function cutTornLine(descriptor: number, bytes: number): number {
  const tail = Buffer.alloc(Math.min(bytes, longestLineBytes));
  readSync(descriptor, tail, 0, tail.length, bytes - tail.length);
  return bytes - tail.length + tail.lastIndexOf('\n') + 1;
}

/** Longer than any line of a trace. */
const longestLineBytes = 64 * 1024;

/** The trace counts from `zeroSeconds` of the clock. */
export function createLiveTrace(file: GrowingFile, clock: Clock, zeroSeconds: number): LiveTrace {
  const keeper = createStatusKeeper('trace', clock);
  const found = file.recovered.length > 0 ? `; left by an earlier run: ${file.recovered.join(', ')}` : '';
  keeper.set('ok', `writes what it hears and plays${found}`);
  let isFull = false;
  let syncedSeconds = clock.nowSeconds();
  const unlessFull = (action: () => void): void => {
    if (isFull) return;
    try {
      action();
    } catch (error) {
      isFull = true;
      keeper.set('failed', messageOf(error));
    }
  };
  const recorder = createTraceRecorder((text) => unlessFull(() => file.append(text)), zeroSeconds);
  return {
    recorder,
    settle: () =>
      unlessFull(() => {
        if (clock.nowSeconds() - syncedSeconds >= secondsBetweenSyncs) {
          syncedSeconds = clock.nowSeconds();
          // Main waits for no disk.
          file.sync('soon');
        }
        file.settle(recorder.waiting);
      }),
    health: () => keeper.health({ counters: { bytes: file.length } }),
    close() {
      recorder.end();
      if (file.length > 0) file.finish();
      else file.discard();
    },
  };
}
