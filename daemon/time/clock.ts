/** Where seconds come from. Every part that needs the time is given one. */
export interface Clock {
  /** Monotonic seconds; the origin is the clock's own. */
  nowSeconds(): number;
}

/** The machine's monotonic clock. Unlike `performance.now()` its origin is the same in every thread. */
export const monotonicClock: Clock = {
  nowSeconds: () => Number(process.hrtime.bigint()) / 1e9,
};

/** A clock that stands still until it is told to move: for tests and offline renders. */
export class ManualClock implements Clock {
  #seconds: number;

  constructor(startSeconds = 0) {
    this.#seconds = startSeconds;
  }

  nowSeconds(): number {
    return this.#seconds;
  }

  /** Errors: RangeError when the time would run backwards. */
  advanceTo(seconds: number): void {
    if (seconds < this.#seconds) throw new RangeError(`time runs forwards: ${seconds} < ${this.#seconds}`);
    this.#seconds = seconds;
  }
}
