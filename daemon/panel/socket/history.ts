import type { HistoryPoint, PanelState } from '../protocol/protocol.ts';

/** How far back the curves reach, seconds: one point a second. */
const historySeconds = 300;

/** The last minutes, so that a page that is opened late shows its curves at once. */
export class History {
  readonly #points: HistoryPoint[] = [];

  /** Whether a second has passed since the last point. */
  isDue(atSeconds: number): boolean {
    const last = this.#points.at(-1);
    return !last || atSeconds - last.atSeconds >= 1;
  }

  /** Remembers this moment. */
  observe({ atSeconds, clock, body, intent }: PanelState): HistoryPoint {
    const { cadenceSpm, speedMps, heartRateBpm } = body;
    const energy01 = clock && intent.energy01;
    const quantities = { tempoBpm: clock?.tempoBpm, cadenceSpm, speedMps, heartRateBpm, energy01 };
    const known = Object.entries(quantities).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, toThousandths(value)] as const],
    );
    const point: HistoryPoint = { atSeconds: toThousandths(atSeconds), ...Object.fromEntries(known) };
    this.#points.push(point);
    if (this.#points.length > historySeconds) this.#points.shift();
    return point;
  }

  points(): readonly HistoryPoint[] {
    return this.#points;
  }
}

/** More digits nobody sees, and three hundred points are much to send. */
const toThousandths = (value: number): number => Math.round(value * 1000) / 1000;
