import type { Clock } from '../../time/clock.ts';

/** Allows so many a second, and as many as that would be in a quarter of one at once. */
export function createRateLimit(perSecond: number, clock: Clock) {
  const most = perSecond / 4;
  let left = most;
  let filledSeconds = clock.nowSeconds();
  let refused = 0;
  return {
    allows(): boolean {
      const nowSeconds = clock.nowSeconds();
      left = Math.min(most, left + perSecond * (nowSeconds - filledSeconds));
      filledSeconds = nowSeconds;
      if (left < 1) {
        refused += 1;
        return false;
      }
      left -= 1;
      return true;
    },
    get refused() {
      return refused;
    },
  };
}
