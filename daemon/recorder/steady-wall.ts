import type { Clock } from '../time/clock.ts';

/** Whether the wall clock is to be believed: it may not have been set yet, or be set to anything. */
export interface SteadyWall {
  /** Call it once a second. */
  look(): void;
  /** Milliseconds since 1970; undefined where it was set lately, or may be soon. */
  nowMs(): number | undefined;
}

/** A clock that is set by so much was wrong before. */
export const clockSetSeconds = 30;
/** A machine that learns the time from the network or from satellites does so by then. */
const steadySeconds = 600;

/** It has gone as evenly as the monotonic clock for ten minutes. `wallSeconds`: since 1970. */
export function createSteadyWall(clock: Clock, wallSeconds: () => number): SteadyWall {
  const offset = (): number => wallSeconds() - clock.nowSeconds();
  let lastOffset = offset();
  let sinceSeconds = clock.nowSeconds();
  const look = (): void => {
    // From look to look: a clock that is drawn to the right time little by little is none that is set.
    const now = offset();
    if (Math.abs(now - lastOffset) >= clockSetSeconds) sinceSeconds = clock.nowSeconds();
    lastOffset = now;
  };
  return {
    look,
    nowMs() {
      look();
      return clock.nowSeconds() - sinceSeconds < steadySeconds ? undefined : wallSeconds() * 1000;
    },
  };
}
