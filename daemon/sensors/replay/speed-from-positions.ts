import type { Position } from '../gps/ground.ts';
import { straightWay } from '../gps/straight-way.ts';

export interface TrackPosition extends Position {
  readonly timeSeconds: number;
}

/** Half of the window through which a straight line is laid. */
const halfWindowSeconds = 3;
/** Neighbours farther away than this say nothing about the speed here. */
const longestGapSeconds = 60;
/** Farther away than this they are asked only where nobody is nearer: there may be a pause between. */
const pauseSeconds = 30;
/** Slower than this is the receiver's wandering, not a walk. */
const stillMps = 0.3;

/**
 * Speed at each position of a recorded track. A straight line through all positions within 3 s (at least the neighbour on
 * either side within 30 s, or 60 s if there is none) is found by least squares, and its slope is the speed: unlike the sum
 * of the distances it does not grow with the receiver's noise, and unlike a running mean it does not lag. Undefined
 * where a position has no neighbour.
 */
export function speedsFromPositions(track: readonly TrackPosition[]): (number | undefined)[] {
  let from = 0;
  let to = 0;
  return track.map((here, index) => {
    while ((track[from]?.timeSeconds ?? 0) < here.timeSeconds - halfWindowSeconds) from += 1;
    if (to < index) to = index;
    while ((track[to + 1]?.timeSeconds ?? Number.POSITIVE_INFINITY) <= here.timeSeconds + halfWindowSeconds) {
      to += 1;
    }
    const reaching = (farthestSeconds: number): [first: number, last: number] => [
      from === index ? neighbour(track, index, -1, farthestSeconds) : from,
      to === index ? neighbour(track, index, +1, farthestSeconds) : to,
    ];
    const near = reaching(pauseSeconds);
    const [first, last] = near[0] < near[1] ? near : reaching(longestGapSeconds);
    return slope(track.slice(first, last + 1), here);
  });
}

function neighbour(
  track: readonly TrackPosition[],
  index: number,
  side: -1 | 1,
  farthestSeconds: number,
): number {
  const here = track[index];
  const there = track[index + side];
  if (!here || !there) return index;
  return Math.abs(there.timeSeconds - here.timeSeconds) <= farthestSeconds ? index + side : index;
}

function slope(positions: readonly TrackPosition[], origin: TrackPosition): number | undefined {
  const secondsOf = (position: TrackPosition): number => position.timeSeconds - origin.timeSeconds;
  const { spread, speedMps } = straightWay(origin, positions, secondsOf);
  if (spread < 0.1) return undefined;
  return speedMps < stillMps ? 0 : speedMps;
}
