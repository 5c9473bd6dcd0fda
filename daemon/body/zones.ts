import type { BodyOptions } from './options.ts';

/** Where zones 2 to 5 begin, as shares of the reserve between rest and the highest rate (Karvonen). */
const zoneShares = [0.6, 0.7, 0.8, 0.9];

/** Heart rates at which zones 2, 3, 4 and 5 begin, beats a minute: those that were given, or shares of the reserve. */
export function heartRateZonesOf(
  options: Pick<BodyOptions, 'heartRateZonesBpm' | 'restHeartRateBpm' | 'maxHeartRateBpm'>,
): readonly number[] {
  const { heartRateZonesBpm: given, restHeartRateBpm: rest, maxHeartRateBpm: most } = options;
  return given.length > 0 ? given : zoneShares.map((share) => Math.round(rest + share * (most - rest)));
}

/** 1 to 5; below the second all is the first. */
export const zoneOf = (heartRateBpm: number, zonesBpm: readonly number[]): number =>
  1 + zonesBpm.filter((beginsAtBpm) => heartRateBpm >= beginsAtBpm).length;
