import type { Clock } from '../../time/clock.ts';
import type { Timers } from '../../time/timers.ts';

/** Does things at the moments at which they are heard, one after the other in the order of those moments. */
export interface EventScheduler {
  /**
   * `atSeconds`: when it is heard at the reference ear; among equals the first told is the first done. What is due already
   * is done at once, with all that was due before. Gives back what takes it back; undefined when too much waits: nothing is done then.
   */
  at(atSeconds: number, action: () => void): (() => void) | undefined;
  /** Of the way from here to where it is heard, felt or seen: all is done so much earlier. Counts at once. */
  setDelay(delayMs: number): void;
  figures(): SchedulerFigures;
  /** Nothing of what waits is done, and nothing that is told later. */
  close(): void;
}

export interface SchedulerFigures {
  readonly counters: { readonly done: number; readonly late: number; readonly lost: number };
  /** How long after its moment a thing was done that was known in time: the 95th percentile of the last ones. */
  readonly gauges: { readonly waiting: number; readonly jitterMs: number };
}

/** A minute of busy music; an output that is told more than that at once loses the rest. */
const mostWaiting = 2048;
/** A timer of the machine knows whole milliseconds: what is nearer than half of one is due. */
const earlySeconds = 0.0005;
/** What is told so long after its moment is called late. */
const lateSeconds = 0.005;
const measured = 256;

interface Waiting {
  readonly atSeconds: number;
  readonly action: () => void;
}

export function createEventScheduler(
  delayMs: number,
  { clock, timers }: { readonly clock: Clock; readonly timers: Timers },
): EventScheduler {
  let delaySeconds = delayMs / 1000;
  /** By their moments. */
  const waiting: Waiting[] = [];
  const jitterMs = new Float64Array(measured);
  let jitters = 0;
  let done = 0;
  let late = 0;
  let lost = 0;
  let isDoing = false;
  let isClosed = false;
  let cancelTimer = (): void => {};

  /** What an action adds while it is done is done in its turn. */
  const doDue = (isTold: boolean): void => {
    if (isDoing) return;
    isDoing = true;
    cancelTimer();
    try {
      for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
        const behindSeconds = clock.nowSeconds() - (next.atSeconds - delaySeconds);
        if (behindSeconds < -earlySeconds) break;
        waiting.shift();
        done += 1;
        if (!isTold) jitterMs[jitters++ % measured] = Math.max(0, behindSeconds) * 1000;
        else if (behindSeconds > lateSeconds) late += 1;
        next.action();
      }
    } finally {
      isDoing = false;
      wait();
    }
  };
  const wait = (): void => {
    cancelTimer();
    const [next] = waiting;
    if (next === undefined) return;
    cancelTimer = timers.after(next.atSeconds - delaySeconds - clock.nowSeconds(), () => doDue(false));
  };

  return {
    at(atSeconds, action) {
      if (isClosed || waiting.length >= mostWaiting) {
        if (!isClosed) lost += 1;
        return undefined;
      }
      const item = { atSeconds, action };
      const index = 1 + waiting.findLastIndex((other) => other.atSeconds <= atSeconds);
      waiting.splice(index, 0, item);
      if (index === 0) doDue(true);
      return () => {
        const place = waiting.indexOf(item);
        if (place >= 0) waiting.splice(place, 1);
      };
    },
    setDelay(nextMs) {
      delaySeconds = nextMs / 1000;
      doDue(true);
    },
    figures() {
      const last = jitterMs.slice(0, Math.min(jitters, measured)).sort();
      const percentile = last[Math.floor(0.95 * last.length)] ?? 0;
      return {
        counters: { done, late, lost },
        gauges: { waiting: waiting.length, jitterMs: Math.round(percentile * 10) / 10 },
      };
    },
    close() {
      isClosed = true;
      waiting.length = 0;
      cancelTimer();
    },
  };
}
