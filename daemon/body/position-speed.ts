/** Speed from places alone, for receivers that do not tell it. One for each sensor. */
export interface PositionSpeed {
  /** Speed over the last few seconds, or undefined while that cannot be told. */
  accept(position: {
    readonly atSeconds: number;
    readonly latitude: number;
    readonly longitude: number;
    readonly accuracyMeters?: number | undefined;
  }): number | undefined;
}

/** Places are metres wrong: the base line must be long enough to drown that. */
const baselineSeconds = 6;
const longestGapSeconds = 30;
const worstAccuracyMeters = 50;
const fastestMps = 15;

interface Place {
  readonly atSeconds: number;
  readonly latitude: number;
  readonly longitude: number;
}

export function createPositionSpeed(): PositionSpeed {
  let places: Place[] = [];
  return {
    accept(position) {
      if ((position.accuracyMeters ?? 0) > worstAccuracyMeters) return undefined;
      const last = places.at(-1);
      if (last && position.atSeconds <= last.atSeconds) return undefined;
      if (last && position.atSeconds - last.atSeconds > longestGapSeconds) places = [];
      const previous = places.at(-1);
      // A leap that no runner makes is the receiver's; start again from there.
      if (
        previous &&
        metersBetween(previous, position) / (position.atSeconds - previous.atSeconds) > fastestMps
      ) {
        places = [position];
        return undefined;
      }
      places.push(position);
      while (places.length > 2 && position.atSeconds - (places[1]?.atSeconds ?? 0) >= baselineSeconds)
        places.shift();
      const first = places[0];
      if (first === undefined || position.atSeconds - first.atSeconds < 1) return undefined;
      return metersBetween(first, position) / (position.atSeconds - first.atSeconds);
    },
  };
}

/** On a sphere of 6,371 km, flat over short ways. */
export function metersBetween(from: Omit<Place, 'atSeconds'>, to: Omit<Place, 'atSeconds'>): number {
  const metersPerDegree = (6_371_000 * Math.PI) / 180;
  const middle = (((from.latitude + to.latitude) / 2) * Math.PI) / 180;
  const wrapped = ((to.longitude - from.longitude + 540) % 360) - 180;
  const east = wrapped * Math.cos(middle) * metersPerDegree;
  const north = (to.latitude - from.latitude) * metersPerDegree;
  return Math.hypot(east, north);
}
