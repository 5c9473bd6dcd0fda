/** How steep the way is, from altitudes and the way gone: a straight line through the last stretch. */
export interface SlopeFinder {
  accept(atSeconds: number, altitudeMeters: number, speedMps: number): void;
  /** Metres up for each metre forward; undefined until enough of the way is known. */
  slopeAt(atSeconds: number): number | undefined;
}

/** Altitudes are metres wrong, and wrong for long: a short stretch says nothing. */
const stretchMeters = 150;
const shortestMeters = 80;
const lifeSeconds = 15;
/** Quicker receivers are thinned, or so many points as are kept would not reach back far enough. */
const spacingSeconds = 0.75;
const mostPoints = 120;
/** Nobody climbs so fast; the receiver has found its height anew. */
const fastestClimbMps = 4;
const steepest = 0.5;

interface SlopePoint {
  readonly atSeconds: number;
  readonly wayMeters: number;
  readonly altitudeMeters: number;
}

export function createSlopeFinder(): SlopeFinder {
  let points: SlopePoint[] = [];

  return {
    accept(atSeconds, altitudeMeters, speedMps) {
      const last = points.at(-1);
      const dt = atSeconds - (last?.atSeconds ?? atSeconds);
      if (last !== undefined && dt < spacingSeconds) return;
      const climb = Math.abs(altitudeMeters - (last?.altitudeMeters ?? altitudeMeters));
      if (dt > lifeSeconds || climb > fastestClimbMps * Math.max(1, dt)) points = [];
      const wayMeters = points.length === 0 ? 0 : (last?.wayMeters ?? 0) + speedMps * dt;
      points.push({ atSeconds, wayMeters, altitudeMeters });
      points = points.filter((point) => wayMeters - point.wayMeters <= stretchMeters).slice(-mostPoints);
    },

    slopeAt(atSeconds) {
      const last = points.at(-1);
      const first = points[0];
      if (!first || !last || atSeconds - last.atSeconds > lifeSeconds) return undefined;
      if (last.wayMeters - first.wayMeters < shortestMeters) return undefined;
      const middle = points.reduce((sum, point) => sum + point.wayMeters, 0) / points.length;
      let products = 0;
      let squares = 0;
      for (const point of points) {
        products += (point.wayMeters - middle) * point.altitudeMeters;
        squares += (point.wayMeters - middle) ** 2;
      }
      return Math.min(steepest, Math.max(-steepest, products / squares));
    },
  };
}
