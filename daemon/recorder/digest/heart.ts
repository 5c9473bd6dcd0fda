import type { Summary } from '../summary.ts';
import { createTimeMean, rounded } from './mean.ts';

export interface Heart {
  /** Where zones 2 to 5 begin. */
  setZones(zonesFromBpm: readonly number[]): void;
  add(heartRateBpm: number | undefined, seconds: number): void;
  readonly summary: Summary['heartRate'];
}

export function createHeart(): Heart {
  const mean = createTimeMean();
  let zonesFromBpm: readonly number[] = [0, 0, 0, 0];
  const zoneSeconds = [0, 0, 0, 0, 0];
  let maxBpm = 0;
  return {
    setZones(zones) {
      zonesFromBpm = zones;
    },
    add(heartRateBpm, seconds) {
      if (heartRateBpm === undefined) return;
      mean.add(heartRateBpm, seconds);
      maxBpm = Math.max(maxBpm, heartRateBpm);
      zoneSeconds[zonesFromBpm.filter((from) => heartRateBpm >= from).length]! += seconds;
    },
    get summary() {
      if (mean.mean === undefined) return undefined;
      return {
        ...{ meanBpm: rounded(mean.mean), maxBpm: Math.round(maxBpm), zonesFromBpm: [...zonesFromBpm] },
        zoneSeconds: zoneSeconds.map((seconds) => rounded(seconds)),
      };
    },
  };
}

/** Shares of the heart's reserve where zones 2 to 5 begin, as is usual, unless somebody said otherwise. */
const usualShares = [0.6, 0.7, 0.8, 0.9];

export function zonesOf({
  heartRateZonesBpm,
  restHeartRateBpm,
  maxHeartRateBpm,
}: {
  readonly heartRateZonesBpm: readonly number[];
  readonly restHeartRateBpm: number;
  readonly maxHeartRateBpm: number;
}): number[] {
  if (heartRateZonesBpm.length === 4) return [...heartRateZonesBpm];
  return usualShares.map((share) =>
    Math.round(restHeartRateBpm + share * (maxHeartRateBpm - restHeartRateBpm)),
  );
}
