/**
 * How long a source's last value may be believed: 5 s, or three times the interval at which the source usually speaks,
 * whichever is longer. So a strap that speaks each second is missed after 5 s, and a watch that writes every 7 s is not
 * missed between two of its samples.
 */
const shortestLifeSeconds = 5;
const intervalsOfLife = 3;
/** Until a source has shown its rhythm it gets the benefit of the doubt. */
const unknownIntervalSeconds = 4;
const longestIntervalSeconds = 30;
const remembered = 12;
/** Watches that record "smartly" are irregular: the usual interval is one that most are shorter than. */
const usualQuantile = 0.8;

export interface Freshness {
  /** A reading came. Times must not run backwards; callers drop late ones. */
  heard(atSeconds: number): void;
  readonly lifeSeconds: number;
  ageSeconds(nowSeconds: number): number;
  isFresh(nowSeconds: number): boolean;
}

export function createFreshness(): Freshness {
  const intervals: number[] = [];
  let lastSeconds = Number.NEGATIVE_INFINITY;
  let usual = unknownIntervalSeconds;
  let outageSeconds: number | undefined;

  const lifeSeconds = (): number => Math.max(shortestLifeSeconds, intervalsOfLife * usual);

  const remember = (interval: number): void => {
    intervals.push(Math.min(interval, longestIntervalSeconds));
    if (intervals.length > remembered) intervals.shift();
    const sorted = intervals.toSorted((a, b) => a - b);
    usual = sorted[Math.ceil(usualQuantile * sorted.length) - 1]!;
  };

  return {
    heard(atSeconds) {
      const interval = atSeconds - lastSeconds;
      lastSeconds = atSeconds;
      if (!Number.isFinite(interval) || interval <= 0) return;
      // One long silence is an outage and says nothing of the rhythm; two in a row are the rhythm.
      if (interval <= lifeSeconds()) outageSeconds = undefined;
      else if (outageSeconds === undefined) {
        outageSeconds = interval;
        return;
      } else remember(outageSeconds);
      remember(interval);
    },
    get lifeSeconds() {
      return lifeSeconds();
    },
    ageSeconds: (nowSeconds) => Math.max(0, nowSeconds - lastSeconds),
    isFresh: (nowSeconds) => nowSeconds - lastSeconds <= lifeSeconds(),
  };
}
