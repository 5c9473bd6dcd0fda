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

/** How hard a body works, from moment to moment. */
export interface EffortFollower {
  /** What is known at a moment. Times do not run backwards. */
  learn(atSeconds: number, signs: EffortSigns): void;
  /** 0-1, at a moment not before what was learnt last. Asking changes nothing. */
  effortAt(atSeconds: number, signs: EffortSigns): number;
}

/** Of what the heart says otherwise than the legs let expect (fatigue, heat, a hill, whose heart it is) so much counts. */
const heartShare = 0.6;
/**
 * How slowly a heart answers the legs. While running 57.6 s (sd 23.6) is the mean time constant, the same for steps up and
 * down in speed (Hunt, Fankhauser and Saengsuwan 2015, BioMedical Engineering OnLine 14:117); upwards there is a quicker first phase
 * besides (Wang and Hunt 2021, the same 20:58), and from rest it is most of it.
 */
const heartRiseSeconds = 45;
const heartFallSeconds = 57;
/** Walking costs half as much as running the same way (ACSM: 0.1 against 0.2 ml oxygen per kg and metre). */
const walkingCost = 0.5;
/** What is assumed of a body that says nothing. */
const unknownEffort = 0.3;

/**
 * Effort 0-1 as a share of the reserve. Of the heart: (rate - rest) / (max - rest) (Karvonen 1957); it runs equal to the
 * share of oxygen reserve (Swain and Leutholtz 1997), which is linear in running speed (ACSM), so the two can be mixed.
 *
 * The legs lead: they are what is done now. What the heart would show by now if it went with the legs alone lags behind them as hearts do;
 * where it shows more or less than that, this much counts besides. So a cold heart takes nothing from a run that has just begun, a change of pace
 * is there at once, and where both have come to rest it is 0.6 heart and 0.4 legs.
 */
export function createEffortFollower(options: BodyOptions): EffortFollower {
  /** What the heart is expected to show, at `lastSeconds`; undefined before anything is known. */
  let expected: number | undefined;
  let lastSeconds = 0;
  let heartWasKnown = false;

  const expectedAt = (
    atSeconds: number,
    heart: number | undefined,
    legs: number | undefined,
  ): number | undefined => {
    // Of a heart that is heard anew nobody knows where it comes from: it is right as it is.
    if (heart !== undefined && (!heartWasKnown || legs === undefined)) return heart;
    if (expected === undefined || legs === undefined) return expected ?? legs;
    const seconds = legs > expected ? heartRiseSeconds : heartFallSeconds;
    return legs + (expected - legs) * Math.exp(-Math.max(0, atSeconds - lastSeconds) / seconds);
  };

  return {
    learn(atSeconds, signs) {
      const heart = heartEffort(signs.heartRateBpm, options);
      expected = expectedAt(atSeconds, heart, legsEffort(signs, options));
      heartWasKnown = heart !== undefined;
      lastSeconds = atSeconds;
    },

    effortAt(atSeconds, signs) {
      const heart = heartEffort(signs.heartRateBpm, options);
      const legs = legsEffort(signs, options);
      if (heart === undefined || legs === undefined) return heart ?? legs ?? unknownEffort;
      // Whoever stands does nothing with the legs, and breathes hard all the same.
      if (signs.activity === 'still') return heartShare * heart;
      return unit(legs + heartShare * (heart - (expectedAt(atSeconds, heart, legs) ?? heart)));
    },
  };
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
