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

interface Stretch {
  readonly sums: number[];
  readonly counts: number[];
}

/** Twice what is told: so it is halved seldom, and what is told is never too coarse. */
const mostStretches = 2 * mostCurvePoints;

export function createCurve(): Curve {
  let stretchSeconds = 1;
  let stretches: (Stretch | undefined)[] = [];
  return {
    add(atSeconds, values) {
      while (atSeconds >= mostStretches * stretchSeconds) {
        stretches = inPairs(stretches);
        stretchSeconds *= 2;
      }
      const index = Math.max(0, Math.floor(atSeconds / stretchSeconds));
      const stretch = stretches[index] ?? {
        sums: curveValues.map(() => 0),
        counts: curveValues.map(() => 0),
      };
      stretches[index] = stretch;
      curveValues.forEach((name, place) => {
        const value = values[name];
        if (value === undefined) return;
        stretch.sums[place]! += value;
        stretch.counts[place]! += 1;
      });
    },
    points() {
      const isLong = stretches.length > mostCurvePoints;
      const told = isLong ? inPairs(stretches) : stretches;
      return [...told].flatMap((stretch, index) =>
        stretch ? [pointOf(stretch, index * stretchSeconds * (isLong ? 2 : 1))] : [],
      );
    },
  };
}

function inPairs(stretches: readonly (Stretch | undefined)[]): (Stretch | undefined)[] {
  return Array.from({ length: Math.ceil(stretches.length / 2) }, (_, index) => {
    const [one, other] = [stretches[2 * index], stretches[2 * index + 1]];
    if (one === undefined || other === undefined) return one ?? other;
    return {
      sums: one.sums.map((sum, place) => sum + other.sums[place]!),
      counts: one.counts.map((count, place) => count + other.counts[place]!),
    };
  });
}

function pointOf({ sums, counts }: Stretch, atSeconds: number): CurvePoint {
  const means = curveValues.flatMap((name, place) =>
    counts[place] === 0 ? [] : [[name, rounded(sums[place]! / counts[place]!, 3)]],
  );
  return { atSeconds, ...Object.fromEntries(means) };
}
