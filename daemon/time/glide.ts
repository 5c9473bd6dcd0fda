/** A number on its way from what it is to what it is to be, evenly. It has no clock: it moves when it is told the time. */
export interface Glide {
  /** Where it is as of the time that was told last. */
  readonly value: number;
  /** Where it comes to. */
  readonly goal: number;
  /** From where it is it sets out for another goal and is there in so many seconds. Default 0: it is there. */
  to(goal: number, seconds?: number): void;
  /** Tells the time, and gives the value. Times do not run backwards. */
  at(atSeconds: number): number;
}

/** What is asked for may take so long. */
export const longestGlideSeconds = 300;

export function createGlide(start: number): Glide {
  let value = start;
  let goal = start;
  let from = start;
  let nowSeconds: number | undefined;
  let sinceSeconds: number | undefined;
  let lastsSeconds = 0;
  return {
    get value() {
      return value;
    },
    get goal() {
      return goal;
    },
    to(next, seconds = 0) {
      goal = next;
      from = value;
      sinceSeconds = nowSeconds;
      lastsSeconds = seconds;
      if (seconds === 0) value = next;
    },
    at(atSeconds) {
      nowSeconds = atSeconds;
      sinceSeconds ??= atSeconds;
      const goneSeconds = atSeconds - sinceSeconds;
      value = goneSeconds >= lastsSeconds ? goal : from + ((goal - from) * goneSeconds) / lastsSeconds;
      return value;
    },
  };
}
