import { distanceMeters } from './ground.ts';

/** A position as a receiver or a phone tells it, with our time. */
export interface PositionReport {
  readonly atSeconds: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly altitudeMeters?: number | undefined;
  readonly speedMps?: number | undefined;
  readonly accuracyMeters?: number | undefined;
  readonly utcSeconds?: number | undefined;
}

/**
 * What receivers get wrong is held back here. Undefined for a report that cannot be true.
 *
 * A leap that no runner makes is an outlier (a tall house, the first fix after a tunnel); if reports go on coming from
 * there, that is where we are, and the old position was wrong. Standing still, a receiver reports some tenths of a metre
 * a second, a bad one more, while the position stays: that is no motion.
 */
export interface PositionGate {
  accept(report: PositionReport): PositionReport | undefined;
}

const fastestMps = 15;
/** Receivers at rest tell up to about this; the slowest walk is twice as fast. */
const stillMps = 0.35;
/** A speed below this is no motion either where the position has stayed: less than so much a second, over so many seconds. */
const creepMps = 1;
const stayingMps = 0.25;
const shortestStaySeconds = 5;
const longestStaySeconds = 10;
/** About ten reports a second are remembered for that, however many come. */
const shortestGapSeconds = 0.08;
/** So many reports from one new region are believed. */
const believedAfter = 3;
const usualAccuracyMeters = 10;

export function createPositionGate(): PositionGate {
  let last: PositionReport | undefined;
  let strays: PositionReport[] = [];
  const recent: PositionReport[] = [];

  /** Whether the position has stayed for some seconds. */
  const hasStayed = (report: PositionReport): boolean => {
    const before = recent.at(-1);
    if (!before || report.atSeconds - before.atSeconds >= shortestGapSeconds) recent.push(report);
    while (recent[0] && report.atSeconds - recent[0].atSeconds > longestStaySeconds) recent.shift();
    const [first = report] = recent;
    const seconds = report.atSeconds - first.atSeconds;
    return seconds >= shortestStaySeconds && distanceMeters(first, report) < stayingMps * seconds;
  };

  const reachable = (from: PositionReport, to: PositionReport): boolean => {
    const seconds = to.atSeconds - from.atSeconds;
    const doubt =
      2 * ((from.accuracyMeters ?? usualAccuracyMeters) + (to.accuracyMeters ?? usualAccuracyMeters));
    return distanceMeters(from, to) <= fastestMps * Math.max(0, seconds) + doubt;
  };

  return {
    accept(report) {
      if ((report.speedMps ?? 0) > fastestMps) return undefined;
      if (last && !reachable(last, report)) {
        const before = strays.at(-1);
        strays = before && reachable(before, report) ? [...strays, report] : [report];
        if (strays.length < believedAfter) return undefined;
      }
      strays = [];
      last = report;
      const stayed = hasStayed(report);
      if (report.speedMps === undefined) return report;
      const still = report.speedMps < stillMps || (stayed && report.speedMps < creepMps);
      return still ? { ...report, speedMps: 0 } : report;
    },
  };
}
