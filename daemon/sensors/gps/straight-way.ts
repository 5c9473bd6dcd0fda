import { metersFrom, type Position } from './ground.ts';

/** The straight line, gone at one speed, that lies nearest to some positions (least squares). */
export interface StraightWay {
  readonly speedMps: number;
  /** Sum of the squared distances in time from the mean time, s2: how much the positions say. 0: nothing. */
  readonly spread: number;
  /** Sum of the squared distances of the positions from where they should be, m2. */
  squares(): number;
}

/** `origin` is at hand, so that metres are right there; `secondsOf`: when the position was passed, from any zero. */
export function straightWay<P extends Position>(
  origin: Position,
  positions: readonly P[],
  secondsOf: (position: P) => number,
): StraightWay {
  const points = positions.map((position) => ({
    ...metersFrom(origin, position),
    seconds: secondsOf(position),
  }));
  const mean = (pick: (point: (typeof points)[number]) => number): number =>
    points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const middle = { seconds: mean((p) => p.seconds), east: mean((p) => p.east), north: mean((p) => p.north) };
  let spread = 0;
  let east = 0;
  let north = 0;
  for (const point of points) {
    const seconds = point.seconds - middle.seconds;
    spread += seconds * seconds;
    east += seconds * (point.east - middle.east);
    north += seconds * (point.north - middle.north);
  }
  const offSquared = (point: (typeof points)[number]): number => {
    const seconds = point.seconds - middle.seconds;
    return (
      (point.east - middle.east - (east / spread) * seconds) ** 2 +
      (point.north - middle.north - (north / spread) * seconds) ** 2
    );
  };
  return {
    speedMps: Math.hypot(east, north) / spread,
    spread,
    squares: () => points.map(offSquared).reduce((sum, square) => sum + square, 0),
  };
}
