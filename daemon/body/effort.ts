import { unit } from '../system/numbers.ts';
import type { BodyOptions } from './options.ts';
import type { Activity } from './state.ts';

/** What effort can be told from. */
export interface EffortSigns {
  readonly activity: Activity;
  readonly heartRateBpm?: number | undefined;
  readonly speedMps?: number | undefined;
  readonly powerWatts?: number | undefined;
  readonly cadenceSpm?: number | undefined;
}

/** The heart answers within a minute, the legs at once: together they follow an interval and its fatigue. */
const heartShare = 0.6;
/** Walking costs half as much as running the same way (ACSM: 0.1 against 0.2 ml oxygen per kg and metre). */
const walkingCost = 0.5;
/** What is assumed of a body that says nothing. */
const unknownEffort = 0.3;

/**
 * Effort 0-1 as a share of the reserve. Of the heart: (rate - rest) / (max - rest) (Karvonen 1957); it runs equal to the
 * share of oxygen reserve (Swain and Leutholtz 1997), which is linear in running speed (ACSM), so the two can be mixed.
 */
export function effortOf(signs: EffortSigns, options: BodyOptions): number {
  const heart = heartEffort(signs.heartRateBpm, options);
  const legs = legsEffort(signs, options);
  if (heart !== undefined && legs !== undefined) return heartShare * heart + (1 - heartShare) * legs;
  return heart ?? legs ?? unknownEffort;
}

function heartEffort(heartRateBpm: number | undefined, options: BodyOptions): number | undefined {
  if (heartRateBpm === undefined) return undefined;
  // Each zone is a fifth of the effort; without zones there is one, from rest to the highest rate.
  const borders = [options.restHeartRateBpm, ...options.heartRateZonesBpm, options.maxHeartRateBpm];
  const zone = Math.max(
    0,
    borders.findLastIndex((border) => border <= heartRateBpm),
  );
  const [low = 0, high = low] = borders.slice(Math.min(zone, borders.length - 2));
  const within = (heartRateBpm - low) / Math.max(1, high - low);
  return unit((Math.min(zone, borders.length - 2) + within) / (borders.length - 1));
}

function legsEffort(signs: EffortSigns, options: BodyOptions): number | undefined {
  const { activity, speedMps, powerWatts, cadenceSpm } = signs;
  if (activity === 'still') return 0;
  if (activity === 'cycling')
    return powerWatts === undefined ? undefined : unit(powerWatts / options.maxPowerWatts);
  if (speedMps !== undefined) {
    const cost = activity === 'walking' ? walkingCost : 1;
    return unit((cost * speedMps) / options.maxAerobicSpeedMps);
  }
  // Cadence alone says little: 100 is a stroll, 190 a sprint.
  return cadenceSpm === undefined ? undefined : unit((cadenceSpm - 80) / 130);
}
