import type { Log } from '../../system/log.ts';
import { realTimers } from '../../time/timers.ts';
import type { FailedStarts } from './failed-starts.ts';
import { keepLastGood } from './last-good.ts';
import { lookForMending, type SafeMode } from './safe-mode.ts';

/** What has played for so long has started. */
const provenSeconds = 20;

/** What a session is started with. */
export interface Attempt {
  /** What the configuration's file said; undefined where it was not read. */
  readonly text: string | undefined;
  /** Instead of it. */
  readonly safe?: SafeMode;
}

/** Says of each start what becomes of it. */
export interface StartWatch {
  /** It plays. `restart`: begins anew as it is written. */
  plays(attempt: Attempt, restart: () => Promise<void>, log: Log): void;
  /** Another one follows it in this process. */
  left(): void;
  /** Somebody wants it to end. */
  ended(): void;
}

/** `file`: the configuration's. */
export function createStartWatch(starts: FailedStarts, file: string): StartWatch {
  let cancel = (): void => {};
  return {
    plays({ text, safe }, restart, log) {
      if (safe) {
        log.error({ station: 'start', fix: safe.fix }, `Safe mode, with the built-in music: ${safe.why}`);
        cancel = lookForMending(file, safe, restart, (why) =>
          log.warn({ station: 'start' }, `${file} was changed, and does not play yet: ${why}`),
        );
        return;
      }
      cancel = realTimers.after(provenSeconds, () => {
        starts.good();
        if (text === undefined) return;
        keepLastGood(text).catch((err: unknown) =>
          log.warn({ station: 'start', err }, 'What plays well cannot be kept for bad times'),
        );
      });
    },
    left() {
      cancel();
      starts.begin();
    },
    ended() {
      cancel();
      starts.good();
    },
  };
}
