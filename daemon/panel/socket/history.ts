import type { HistoryPoint, PanelState } from '../protocol/protocol.ts';

/** How far back the curves reach, seconds: one point a second. */
const historySeconds = 300;

/** The last minutes, so that a page that is opened late shows its curves at once. */
export class History {
  readonly #points: HistoryPoint[] = [];

  /** Remembers this moment if a second has passed since the last; gives the point if it did. */
  observe(state: PanelState): HistoryPoint | undefined {
    const last = this.#points.at(-1);
    if (last && state.atSeconds - last.atSeconds < 1) return undefined;
    const { cadenceSpm, speedMps, heartRateBpm } = state.body;
    const tempoBpm = state.clock?.tempoBpm;
    const point: HistoryPoint = {
      atSeconds: state.atSeconds,
      ...(tempoBpm === undefined ? {} : { tempoBpm }),
      ...(cadenceSpm === undefined ? {} : { cadenceSpm }),
      ...(speedMps === undefined ? {} : { speedMps }),
      ...(heartRateBpm === undefined ? {} : { heartRateBpm }),
    };
    this.#points.push(point);
    if (this.#points.length > historySeconds) this.#points.shift();
    return point;
  }

  points(): readonly HistoryPoint[] {
    return this.#points;
  }
}
