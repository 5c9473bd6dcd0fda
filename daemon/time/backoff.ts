/**
 * How long to wait before the next try: twice as long each time, up to a limit, and short again after a success. Who
 * waits, and with whose timers, is its user's affair: `persist` keeps up a connection, a supervisor a worker.
 */
export interface Backoff {
  nextSeconds(): number;
  /** It went well. */
  reset(): void;
}

export interface BackoffLimits {
  /** Default 1. */
  readonly firstSeconds?: number;
  /** Default 30. */
  readonly mostSeconds?: number;
}

export function createBackoff({ firstSeconds = 1, mostSeconds = 30 }: BackoffLimits = {}): Backoff {
  let seconds = firstSeconds;
  return {
    nextSeconds() {
      const now = seconds;
      seconds = Math.min(mostSeconds, seconds * 2);
      return now;
    },
    reset() {
      seconds = firstSeconds;
    },
  };
}
