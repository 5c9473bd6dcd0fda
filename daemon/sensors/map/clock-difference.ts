/**
 * How a sender's clock stands to ours. Phones keep time, but a machine without a battery for its clock may not, and phones
 * without a network keep what they could not send: either looks like an age of hours.
 */
export interface ClockDifference {
  /**
   * How many seconds ago it was, by the time that it names and the newest time in the same message; undefined for what
   * is too old. A clock that has never been ours is believed about differences only: its newest is now.
   */
  ageOf(namedSeconds: number, newestSeconds: number, wallNow: number): number | undefined;
}

/** Nothing older is a body's now. */
export const oldestSeconds = 60;
const mostAheadSeconds = 5;

export function createClockDifference(): ClockDifference {
  let hasAgreed = false;
  return {
    ageOf(namedSeconds, newestSeconds, wallNow) {
      const newestAge = wallNow - newestSeconds;
      if (newestAge >= -mostAheadSeconds && newestAge <= oldestSeconds) hasAgreed = true;
      const age = hasAgreed ? wallNow - namedSeconds : newestSeconds - namedSeconds;
      return age > oldestSeconds ? undefined : Math.max(0, age);
    },
  };
}
