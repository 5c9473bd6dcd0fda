import type { Clock } from '../../time/clock.ts';
import { RecentMap } from '../../time/recent-map.ts';

/** Whose rate is known at one time. */
const mostClients = 64;

export interface RateLimit {
  /** 0 when one more is allowed now (and counted), else the seconds to wait. */
  take(): number;
}

/** A token bucket: `burst` at once, `perSecond` in the long run. */
export function createRateLimit(clock: Clock, perSecond: number, burst: number): RateLimit {
  let left = burst;
  let atSeconds = clock.nowSeconds();
  return {
    take: () => {
      const now = clock.nowSeconds();
      left = Math.min(burst, left + (now - atSeconds) * perSecond);
      atSeconds = now;
      if (left < 1) return (1 - left) / perSecond;
      left -= 1;
      return 0;
    },
  };
}

/** The same for each client by itself, known by its address: as `take`. */
export function createRateLimits(
  clock: Clock,
  perSecond: number,
  burst: number,
): (address: string) => number {
  const limits = new RecentMap<string, RateLimit>(mostClients);
  return (address) => limits.useOrMake(address, () => createRateLimit(clock, perSecond, burst)).take();
}
