import { distanceMeters, type Position } from '../../sensors/gps/ground.ts';
import { straightWay } from '../../sensors/gps/straight-way.ts';

/** Speed from positions alone, for receivers that do not tell it. One for each sensor. */
export interface PositionSpeed {
  /** Speed over the last few seconds, or undefined while that cannot be told. */
  accept(position: TimedPosition & { readonly accuracyMeters?: number | undefined }): number | undefined;
}

interface TimedPosition extends Position {
  readonly atSeconds: number;
}

/** Positions are metres wrong: the line through them must be long enough to drown that. */
const baselineSeconds = 6;
const shortestSeconds = 2;
const longestGapSeconds = 30;
/** About ten positions a second are kept: more say nothing new, and the line goes through all of them each time. */
const shortestGapSeconds = 0.08;
const worstAccuracyMeters = 50;
const fastestMps = 15;
/** Slower than this is a receiver that wanders. */
const stillMps = 0.35;
/** So many standard deviations of the line's slope are no proof of motion: a body at rest seems to go so fast. */
const deviationsOfRest = 3.5;
/** Nobody creeps faster than this: what is quicker and not proven is not known. */
const creepMps = 1;
/** Even positions in a row are wrong together by so much, metres. */
const leastScatterMeters = 0.5;

export function createPositionSpeed(): PositionSpeed {
  let positions: TimedPosition[] = [];
  return {
    accept(position) {
      if ((position.accuracyMeters ?? 0) > worstAccuracyMeters) return undefined;
      const last = positions.at(-1);
      if (last && position.atSeconds - last.atSeconds < shortestGapSeconds) return undefined;
      if (last && position.atSeconds - last.atSeconds > longestGapSeconds) positions = [];
      const previous = positions.at(-1);
      // A leap that no runner makes is the receiver's; start again from there.
      if (
        previous &&
        distanceMeters(previous, position) / (position.atSeconds - previous.atSeconds) > fastestMps
      ) {
        positions = [position];
        return undefined;
      }
      positions.push(position);
      while (positions.length > 2 && position.atSeconds - positions[1]!.atSeconds >= baselineSeconds)
        positions.shift();
      return slopeOf(positions);
    },
  };
}

/** A straight line by least squares; how far the positions lie from it says how much its slope is worth. */
function slopeOf(positions: readonly TimedPosition[]): number | undefined {
  const [first] = positions;
  const seconds = (positions.at(-1)?.atSeconds ?? 0) - (first?.atSeconds ?? 0);
  if (first === undefined || seconds < shortestSeconds) return undefined;
  const way = straightWay(first, positions, (position) => position.atSeconds - first.atSeconds);
  const { speedMps, spread } = way;
  const scatter = Math.sqrt(way.squares() / Math.max(1, positions.length - 2));
  const deviation = Math.max(leastScatterMeters, scatter) / Math.SQRT2 / Math.sqrt(spread);
  if (speedMps <= stillMps) return deviation > creepMps ? undefined : 0;
  if (speedMps > deviationsOfRest * deviation) return speedMps;
  return speedMps <= creepMps ? 0 : undefined;
}
