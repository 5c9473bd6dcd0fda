import { distanceMeters, metersFrom, type Position } from '../sensors/gps/ground.ts';

/** A way as a line: latitude and longitude of each corner, in order. */
export type Way = readonly (readonly [number, number])[];

/** Receivers err by some metres, and nobody begins on the same stone. */
const sameStartMeters = 100;
/** Farther off it is another street. */
const onWayMeters = 80;
/** Of one way so much lies on the other where it is the same. */
const sameShare01 = 0.8;
/** Looked at of each way: more would show no other. */
const pointsLookedAt = 100;

const positionOf = ([latitude, longitude]: Way[number]): Position => ({ latitude, longitude });

export function beginsAt(way: Way, start: Position): boolean {
  const [first] = way;
  return first !== undefined && distanceMeters(positionOf(first), start) <= sameStartMeters;
}

export const isOnWay = (way: Way, position: Position): boolean => metersOff(way, position) <= onWayMeters;

/** Whether one who went one of them went the other, too, in whatever direction. */
export function isSameWay(one: Way, other: Way): boolean {
  const isMostlyOn = (on: Way, off: Way): boolean => {
    const every = Math.max(1, Math.ceil(off.length / pointsLookedAt));
    const looked = off.filter((_, index) => index % every === 0);
    const near = looked.filter((point) => isOnWay(on, positionOf(point))).length;
    return looked.length > 0 && near / looked.length >= sameShare01;
  };
  return isMostlyOn(one, other) && isMostlyOn(other, one);
}

/** How far from a way a place is, metres; infinite of none. */
function metersOff(way: Way, position: Position): number {
  let least = Number.POSITIVE_INFINITY;
  let before: { readonly east: number; readonly north: number } | undefined;
  for (const point of way) {
    const corner = metersFrom(position, positionOf(point));
    least = Math.min(least, before ? metersToLine(before, corner) : Math.hypot(corner.east, corner.north));
    before = corner;
  }
  return least;
}

/** From where we stand (0, 0) to the nearest point between two corners. */
function metersToLine(
  from: { readonly east: number; readonly north: number },
  to: { readonly east: number; readonly north: number },
): number {
  const [east, north] = [to.east - from.east, to.north - from.north];
  const squared = east * east + north * north;
  const along = squared === 0 ? 0 : -(from.east * east + from.north * north) / squared;
  const share01 = Math.min(1, Math.max(0, along));
  return Math.hypot(from.east + share01 * east, from.north + share01 * north);
}
