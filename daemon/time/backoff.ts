/** How long to wait before the next try: twice as long each time, up to a limit, and short again after a success. */
export interface Backoff {
  nextSeconds(): number;
  reset(): void;
}

export function createBackoff(firstSeconds = 1, mostSeconds = 30): Backoff {
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
