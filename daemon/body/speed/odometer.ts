import { distanceMeters, type Position } from '../../sensors/gps/ground.ts';

/** The way gone: speed by time, and where nobody told the speed (a tunnel), straight from one position to the next. */
export interface Odometer {
  /** From here on the body goes so fast, until that is stale; undefined while nobody knows. Times do not run backwards. */
  speed(
    atSeconds: number,
    told: { readonly value: number; readonly staleAtSeconds: number } | undefined,
  ): void;
  /** After the speed of the same moment. */
  locate(atSeconds: number, position: Position): void;
  /** Undefined until a speed was known. */
  metersAt(nowSeconds: number): number | undefined;
}

/** A silence up to this long is bridged by the speeds at its ends; a longer one by positions, if they are apart. */
const longestBridgeSeconds = 15;
const shortestGapMeters = 20;
/** No runner is faster from one position to the next. */
const fastestMps = 12;

export function createOdometer(): Odometer {
  let meters: number | undefined;
  /** What was said already: the way never grows shorter. */
  let shownMeters = 0;
  let atSeconds = 0;
  let speedMps = 0;
  let knownMps = 0;
  let staleAtSeconds = Number.NEGATIVE_INFINITY;
  /** The silence that is going on. */
  let unknownSeconds = 0;
  /** Silences too long for a bridge, since the last position: the next one tells how far they were. */
  let tunnelSeconds = 0;
  /** Where the body was when its speed was last known. */
  let known: { readonly atSeconds: number; readonly position: Position } | undefined;

  const toldSeconds = (now: number): number => Math.max(0, Math.min(now, staleAtSeconds) - atSeconds);

  return {
    speed(now, told) {
      if (meters !== undefined) {
        const seconds = toldSeconds(now);
        shownMeters = Math.max(shownMeters, meters + speedMps * seconds);
        // Between two words of a sensor speed changed evenly, as far as one knows.
        meters += ((speedMps + (told?.value ?? speedMps)) / 2) * seconds;
        unknownSeconds += Math.max(0, now - atSeconds - seconds);
      } else if (told) meters = 0;
      atSeconds = Math.max(atSeconds, now);
      if (told && unknownSeconds > 0) {
        if (unknownSeconds > longestBridgeSeconds) tunnelSeconds += unknownSeconds;
        else meters = (meters ?? 0) + (unknownSeconds * (knownMps + told.value)) / 2;
        unknownSeconds = 0;
      }
      knownMps = told?.value ?? knownMps;
      speedMps = told?.value ?? 0;
      staleAtSeconds = told?.staleAtSeconds ?? Number.NEGATIVE_INFINITY;
    },
    locate(now, position) {
      if (meters === undefined || staleAtSeconds < now) return;
      const seconds = now - (known?.atSeconds ?? now);
      const uncounted = tunnelSeconds + unknownSeconds;
      if (known && uncounted > 0 && seconds > 0) {
        const way = distanceMeters(known.position, position);
        // Of the way from there to here, the part that nobody has counted.
        if (way >= shortestGapMeters && way <= fastestMps * seconds)
          meters += (way * Math.min(uncounted, seconds)) / seconds;
      }
      [tunnelSeconds, unknownSeconds] = [0, 0];
      known = { atSeconds: now, position };
    },
    metersAt: (now) =>
      meters === undefined ? undefined : Math.max(shownMeters, meters + speedMps * toldSeconds(now)),
  };
}
