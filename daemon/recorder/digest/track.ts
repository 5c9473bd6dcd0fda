import { distanceMeters, metersFrom, type Position as Place } from '../../sensors/gps/ground.ts';
import { unit } from '../../system/numbers.ts';
import { mostTrackPoints } from '../summary.ts';
import { rounded } from './mean.ts';

/** Latitude, longitude, seconds. */
export type TrackPoint = readonly [number, number, number];

export interface Position {
  readonly atSeconds: number;
  readonly sensorId: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly altitudeMeters?: number | undefined;
  readonly accuracyMeters?: number | undefined;
}

/** Where a session went, as a line that can be drawn. */
export interface Track {
  add(position: Position): void;
  points(): TrackPoint[];
  readonly isKnown: boolean;
  /** Undefined where too few positions told of a height. */
  readonly climbedMeters: number | undefined;
}

/** Less sure ones would draw zigzags. */
const worstAccuracyMeters = 50;
/** Another receiver is heard once the one that is followed says nothing. */
const patienceSeconds = 10;
const mostKept = 2 * mostTrackPoints;
/** Receivers err in height by some metres: what rises less is no climb. */
const leastClimbMeters = 3;
const fewestHeights = 10;

export function createTrack(): Track {
  let kept: TrackPoint[] = [];
  let leastMeters = 3;
  let followed: Position | undefined;
  let heights = 0;
  let climbed = 0;
  let lowest = 0;

  const climb = (altitudeMeters: number): void => {
    if (heights === 0 || altitudeMeters < lowest) lowest = altitudeMeters;
    heights += 1;
    if (altitudeMeters < lowest + leastClimbMeters) return;
    climbed += altitudeMeters - lowest;
    lowest = altitudeMeters;
  };

  return {
    add(position) {
      const { atSeconds, sensorId, latitude, longitude, altitudeMeters, accuracyMeters = 0 } = position;
      if (accuracyMeters > worstAccuracyMeters) return;
      if (followed && followed.sensorId !== sensorId && atSeconds - followed.atSeconds < patienceSeconds)
        return;
      followed = position;
      if (altitudeMeters !== undefined) climb(altitudeMeters);
      const point = [rounded(latitude, 6), rounded(longitude, 6), rounded(atSeconds)] as const;
      const last = kept.at(-1);
      if (last === undefined || metersBetween(last, point) >= leastMeters) kept.push(point);
      while (kept.length > mostKept) {
        leastMeters *= 2;
        kept = thinned(kept, leastMeters);
      }
    },
    points: () => simplified(kept, mostTrackPoints),
    get isKnown() {
      return kept.length > 0;
    },
    get climbedMeters() {
      return heights < fewestHeights ? undefined : Math.round(climbed);
    },
  };
}

const placeOf = ([latitude, longitude]: TrackPoint): Place => ({ latitude, longitude });

export const metersBetween = (one: TrackPoint, other: TrackPoint): number =>
  distanceMeters(placeOf(one), placeOf(other));

function thinned(points: readonly TrackPoint[], leastMeters: number): TrackPoint[] {
  const left: TrackPoint[] = [];
  for (const point of points) {
    const last = left.at(-1);
    if (last === undefined || metersBetween(last, point) >= leastMeters) left.push(point);
  }
  return left;
}

/** Douglas and Peucker's line, as fine as so many points allow. */
function simplified(points: readonly TrackPoint[], most: number): TrackPoint[] {
  for (let toleranceMeters = 1; ; toleranceMeters *= 2) {
    const isKept = keptWithin(points, toleranceMeters);
    const left = points.filter((_, index) => isKept[index]);
    if (left.length <= most) return left;
  }
}

function keptWithin(points: readonly TrackPoint[], toleranceMeters: number): readonly boolean[] {
  const isKept = points.map((_, index) => index === 0 || index === points.length - 1);
  const stretches: (readonly [number, number])[] = [[0, points.length - 1]];
  for (let stretch = stretches.pop(); stretch; stretch = stretches.pop()) {
    const [first, last] = stretch;
    let farthest = toleranceMeters;
    let at = -1;
    for (let index = first + 1; index < last; index += 1) {
      const meters = metersFromLine(points[index]!, points[first]!, points[last]!);
      if (meters > farthest) [farthest, at] = [meters, index];
    }
    if (at < 0) continue;
    isKept[at] = true;
    stretches.push([first, at], [at, last]);
  }
  return isKept;
}

function metersFromLine(point: TrackPoint, from: TrackPoint, to: TrackPoint): number {
  const { east, north } = metersFrom(placeOf(from), placeOf(point));
  const end = metersFrom(placeOf(from), placeOf(to));
  const length = end.east ** 2 + end.north ** 2;
  const share = length === 0 ? 0 : unit((east * end.east + north * end.north) / length);
  return Math.hypot(east - share * end.east, north - share * end.north);
}
