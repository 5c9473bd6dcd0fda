import { type CurvePoint, mostCurvePoints } from '../summary.ts';
import { rounded } from './mean.ts';

const curveValues = [
  ...(['tempoBpm', 'cadenceSpm', 'speedMps', 'heartRateBpm', 'energy01'] as const),
  ...(['movingSeconds', 'distanceMeters'] as const),
];
type CurveValues = Readonly<Partial<Record<(typeof curveValues)[number], number | undefined>>>;

/** Means over equal stretches of a session, as many as fit: the longer it grows, the longer they are. */
export interface Curve {
  add(atSeconds: number, values: CurveValues): void;
  points(): CurvePoint[];
}

/** Twice what is told: so it is halved seldom, and what is told is never too coarse. */
const mostStretches = 2 * mostCurvePoints;
const width = curveValues.length;

/** Holds as much of a long session as of a short one. */
export function createCurve(): Curve {
  let stretchSeconds = 1;
  /** Of each stretch and value. */
  const sums = new Float64Array(mostStretches * width);
  const counts = new Uint32Array(sums.length);
  let used = 0;

  /** Every two stretches become one. */
  function halve(): void {
    for (const values of [sums, counts]) {
      const pairOf = (at: number): number => 2 * (at - (at % width)) + (at % width);
      for (let at = 0; at < values.length; at += 1)
        values[at] = (values[pairOf(at)] ?? 0) + (values[pairOf(at) + width] ?? 0);
    }
    used = Math.ceil(used / 2);
    stretchSeconds *= 2;
  }

  return {
    add(atSeconds, values) {
      while (atSeconds >= mostStretches * stretchSeconds) halve();
      const index = Math.max(0, Math.floor(atSeconds / stretchSeconds));
      used = Math.max(used, index + 1);
      curveValues.forEach((name, place) => {
        const value = values[name];
        if (value === undefined) return;
        sums[index * width + place]! += value;
        counts[index * width + place]! += 1;
      });
    },
    points() {
      const together = used > mostCurvePoints ? 2 : 1;
      const points: CurvePoint[] = [];
      for (let first = 0; first < used; first += together) {
        const means = curveValues.flatMap((name, place) => {
          const places = Array.from({ length: together }, (_, index) => (first + index) * width + place);
          const count = places.reduce((total, at) => total + counts[at]!, 0);
          const sum = places.reduce((total, at) => total + sums[at]!, 0);
          return count === 0 ? [] : [[name, rounded(sum / count, 3)]];
        });
        if (means.length > 0)
          points.push({ atSeconds: first * stretchSeconds, ...Object.fromEntries(means) });
      }
      return points;
    },
  };
}
