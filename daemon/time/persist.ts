import { type Backoff, createBackoff } from './backoff.ts';
import type { Timers } from './timers.ts';

export interface Attempt {
  /** Aborted when the endeavour is ended: the attempt must then end soon, whatever it is doing. */
  readonly signal: AbortSignal;
  /** To be called once the connection has shown itself to be good: the next wait is short again. */
  succeeded(): void;
}

/** Something that calls for us all the time shall not make us try all the time. */
const shortestWaitSeconds = 1;
/** Whatever came between: what is back again is to be taken up while its user still looks whether it is. */
const longestWaitSeconds = 5;

/** Ends the endeavour: aborts the attempt that is under way and waits for it. */
export interface Endeavour {
  stop(): Promise<void>;
}

/**
 * Tries again and again: `attempt` resolves or rejects when its connection has ended, then follows a wait of 1 s, 2 s,
 * 4 s, 5 s ..., then the next attempt.
 */
export function persist(
  attempt: (attempt: Attempt) => Promise<void>,
  options: {
    readonly timers: Timers;
    readonly backoff?: Backoff;
    /** Why the attempt ended (undefined: the other side closed), and how long until the next. */
    readonly onEnd: (error: unknown, waitSeconds: number) => void;
    /** Called when a wait begins: may call `wake` to cut it short (not below 1 s). Gives back what ends the watch. */
    readonly watch?: (wake: () => void) => () => void;
  },
): Endeavour {
  const { timers, backoff = createBackoff({ mostSeconds: longestWaitSeconds }), onEnd } = options;
  const stopping = new AbortController();

  const wait = (seconds: number): Promise<void> =>
    new Promise((resolve) => {
      const shortest = Math.min(seconds, shortestWaitSeconds);
      let woken = false;
      let mayWake = false;
      const finish = (): void => {
        cancelShortest();
        cancelWhole();
        unwatch();
        stopping.signal.removeEventListener('abort', finish);
        resolve();
      };
      const cancelShortest = timers.after(shortest, () => {
        mayWake = true;
        if (woken) finish();
      });
      const cancelWhole = timers.after(seconds, finish);
      stopping.signal.addEventListener('abort', finish, { once: true });
      const unwatch =
        options.watch?.(() => {
          woken = true;
          if (mayWake) finish();
        }) ?? (() => {});
    });

  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      let failure: unknown;
      try {
        await attempt({ signal: stopping.signal, succeeded: () => backoff.reset() });
      } catch (error) {
        failure = error;
      }
      if (stopping.signal.aborted) return;
      const seconds = backoff.nextSeconds();
      onEnd(failure, seconds);
      await wait(seconds);
    }
  };

  const running = loop();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
