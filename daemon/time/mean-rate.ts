/** How often something happens of late. */
export interface MeanRate {
  /** It happened. What happened before the last time, a late reading, counts as at the same moment. */
  count(atSeconds: number): void;
  /** 0 before the second time. */
  readonly perSecond: number;
}

/** The mean is over about this many intervals. */
const remembered = 5;

export function createMeanRate(): MeanRate {
  let lastSeconds: number | undefined;
  let intervals = 0;
  let meanSeconds = 0;
  return {
    count(atSeconds) {
      if (lastSeconds === undefined) {
        lastSeconds = atSeconds;
        return;
      }
      const seconds = Math.max(0, atSeconds - lastSeconds);
      lastSeconds += seconds;
      intervals = Math.min(remembered, intervals + 1);
      meanSeconds += (seconds - meanSeconds) / intervals;
    },
    get perSecond() {
      return meanSeconds > 0 ? 1 / meanSeconds : 0;
    },
  };
}
