import type { Clock } from './clock.ts';

/** Something to be done later. Every part that waits is given this, so that a test need not. */
export interface Timers {
  /** Does `action` once, in so many seconds. Gives back what cancels it. */
  after(seconds: number, action: () => void): () => void;
}

/** The machine's timers: less than a millisecond too early at most. They do not keep the process alive by themselves. */
export const realTimers: Timers = {
  after(seconds, action) {
    // Node leaves fractions of a millisecond away, and counts in whole ones: what came early would be waited for again.
    const timer = setTimeout(action, Math.ceil(Math.max(0, seconds) * 1000));
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** A clock and its timers that move only when they are told to: for tests. */
export class ManualTime implements Clock, Timers {
  #nowSeconds = 0;
  #order = 0;
  readonly #waiting = new Map<number, { readonly dueSeconds: number; readonly action: () => void }>();
  readonly #settle: () => Promise<void>;

  /** `settle` waits until everything that a timer set off has happened; a test that does real I/O knows when. */
  constructor(settle: () => Promise<void> = turnOfTheLoop) {
    this.#settle = settle;
  }

  nowSeconds(): number {
    return this.#nowSeconds;
  }

  /** How many timers have not fired. */
  get pending(): number {
    return this.#waiting.size;
  }

  after(seconds: number, action: () => void): () => void {
    const id = this.#order;
    this.#order += 1;
    this.#waiting.set(id, { dueSeconds: this.#nowSeconds + Math.max(0, seconds), action });
    return () => this.#waiting.delete(id);
  }

  /** Moves on, doing whatever falls due in its order; what that brings about in promises is done in between. */
  async advance(seconds: number): Promise<void> {
    const untilSeconds = this.#nowSeconds + seconds;
    await this.#settle();
    for (;;) {
      let nextId: number | undefined;
      let nextDue = Number.POSITIVE_INFINITY;
      for (const [id, { dueSeconds }] of this.#waiting) {
        if (dueSeconds < nextDue) [nextId, nextDue] = [id, dueSeconds];
      }
      if (nextId === undefined || nextDue > untilSeconds) break;
      const { action } = this.#waiting.get(nextId)!;
      this.#waiting.delete(nextId);
      this.#nowSeconds = nextDue;
      action();
      await this.#settle();
    }
    this.#nowSeconds = untilSeconds;
  }
}

/** Long enough for chains of settled promises, and for what the event loop holds ready. */
async function turnOfTheLoop(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
