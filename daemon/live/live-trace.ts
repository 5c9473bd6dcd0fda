import { createStatusKeeper } from '../outputs/output.ts';
import { createTraceRecorder, type TraceRecorder } from '../recorder/trace-recorder.ts';
import type { GrowingFile } from '../system/growing-file.ts';
import type { StationHealth } from '../system/health.ts';
import type { Clock } from '../time/clock.ts';

/** The trace of a live run: when its file can take no more (a full disk), it ends there and the music goes on. */
export interface LiveTrace {
  readonly recorder: TraceRecorder;
  health(): StationHealth;
  /** Gives the file its name with what it holds; an empty one is not left behind. */
  close(): void;
}

/** The trace counts from `zeroSeconds` of the clock. */
export function createLiveTrace(file: GrowingFile, clock: Clock, zeroSeconds: number): LiveTrace {
  const keeper = createStatusKeeper('trace', () => clock.nowSeconds());
  keeper.set('ok', 'writes what it hears and plays');
  let isFull = false;
  const write = (text: string): void => {
    if (isFull) return;
    try {
      file.append(text);
    } catch (error) {
      isFull = true;
      keeper.set('failed', error instanceof Error ? error.message : String(error));
    }
  };
  const recorder = createTraceRecorder(write, zeroSeconds);
  return {
    recorder,
    health: () => keeper.health({ bytes: file.length }),
    close() {
      recorder.end();
      if (file.length > 0) file.finish();
      else file.discard();
    },
  };
}
