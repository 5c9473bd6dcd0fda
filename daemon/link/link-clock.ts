/**
 * Link's clock beside ours. They may differ by any amount and drift: which clock a Link reads is its build's matter (on
 * Linux CLOCK_MONOTONIC or CLOCK_MONOTONIC_RAW; ours is the first, which NTP slews), and a Carabiner may be elsewhere.
 */
export interface LinkClock {
  /** Something came in at `heardSeconds` of ours that was said at `saidMicros` of Link's. */
  hear(heardSeconds: number, saidMicros: number): void;
  /** Undefined until enough was heard. */
  microsAt(seconds: number): number | undefined;
  secondsAt(micros: number): number | undefined;
  /** Another Link may have another clock. */
  forget(): void;
}

/** At four a second the last 4 s, in which a slew of 100 ppm makes 0.4 ms. */
const judged = 16;
const fewest = 4;

/**
 * What is said comes in later, never earlier: of the last few the promptest tells how far the clocks are apart. Not the
 * very one, but the second: one that is wrong altogether is not believed. So the poll by which Carabiner answers, and a
 * main thread that is held up, cost nothing; on one machine less than a millisecond is left.
 */
export function createLinkClock(): LinkClock {
  /** Link's clock less ours, microseconds, each less by how long it was on its way. */
  let offsets: readonly number[] = [];
  let offsetMicros: number | undefined;
  return {
    hear(heardSeconds, saidMicros) {
      offsets = [...offsets.slice(1 - judged), saidMicros - heardSeconds * 1e6];
      if (offsets.length >= fewest) offsetMicros = offsets.toSorted((a, b) => b - a)[1];
    },
    microsAt: (seconds) => (offsetMicros === undefined ? undefined : seconds * 1e6 + offsetMicros),
    secondsAt: (micros) => (offsetMicros === undefined ? undefined : (micros - offsetMicros) / 1e6),
    forget() {
      offsets = [];
      offsetMicros = undefined;
    },
  };
}
