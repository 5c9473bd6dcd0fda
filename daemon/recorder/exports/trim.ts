import { metersBetween, type TrackPoint } from '../digest/track.ts';

/**
 * What is left of a way without all that lies within so many metres of either end, as the crow flies: who comes by his
 * door again in the midst of a run is not seen there, either.
 */
export function trimmed<Point>(
  points: readonly Point[],
  placeOf: (point: Point) => TrackPoint,
  meters: number,
): readonly Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (meters <= 0 || first === undefined || last === undefined) return points;
  const isFar = (point: Point): boolean =>
    [first, last].every((end) => metersBetween(placeOf(end), placeOf(point)) > meters);
  return points.filter(isFar);
}

const finestMeters = 10;
const mostPoints = 5000;

/** The same of a line whose corners alone are known. */
export function trimmedTrack(track: readonly TrackPoint[], meters: number): readonly TrackPoint[] {
  const lengths = track.slice(1).map((point, index) => metersBetween(track[index]!, point));
  const stepMeters = Math.max(finestMeters, lengths.reduce((sum, length) => sum + length, 0) / mostPoints);
  const fine = track.flatMap((point, index) => {
    const before = track[index - 1];
    if (before === undefined) return [point];
    const steps = Math.max(1, Math.ceil(lengths[index - 1]! / stepMeters));
    return Array.from({ length: steps }, (_, step) => between(before, point, (step + 1) / steps));
  });
  return trimmed(fine, (point) => point, meters);
}

const between = (from: TrackPoint, to: TrackPoint, share: number): TrackPoint => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];
