import { RecentMap } from '../time/recent-map.ts';
import { createFreshness, type Freshness } from './freshness.ts';

/** What one source last said of a quantity. */
export interface Sourced<T> {
  readonly sensorId: string;
  readonly rank: number;
  readonly atSeconds: number;
  readonly ageSeconds: number;
  /** 1 just heard, 0 at the end of its life. */
  readonly freshness01: number;
  /** When it will be stale, if nothing more is heard. */
  readonly staleAtSeconds: number;
  readonly value: T;
}

interface Entry<T> {
  readonly sensorId: string;
  readonly rank: number;
  /** The how manieth it was. */
  readonly count: number;
  readonly freshness: Freshness;
  atSeconds: number;
  value: T;
}

/** Names come from outside: of more sources than any body wears, the one longest silent is forgotten. */
const mostSources = 64;

/** All sources of one quantity; the best fresh one speaks for the body. */
export interface SourceTable<T> {
  /** `rank`: how good this way of knowing is, 0 the best. A late reading (older than the source's last) is dropped. */
  accept(sensorId: string, rank: number, atSeconds: number, value: T): void;
  /** The best source that is fresh and, if asked, usable; ties keep the one that spoke first. */
  best(nowSeconds: number, usable?: (value: T, ageSeconds: number) => boolean): Sourced<T> | undefined;
}

/** `priorities`: sensors, the most trusted first; it may be another list from one moment to the next. */
export function createSourceTable<T>(priorities: readonly string[] = []): SourceTable<T> {
  const entries = new RecentMap<string, Entry<T>>(mostSources);
  let made = 0;

  /** Sensors named in the options first, in their order; then by rank; then by who spoke first. */
  const orderOf = ({ sensorId, rank, count }: Entry<T>): number => {
    const named = priorities.indexOf(sensorId);
    return (named >= 0 ? named : priorities.length) * 1e6 + rank * 1e3 + count;
  };

  return {
    accept(sensorId, rank, atSeconds, value) {
      const key = `${rank} ${sensorId}`;
      const known = entries.get(key);
      if (known !== undefined && atSeconds < known.atSeconds) return;
      const entry = entries.useOrMake(key, () => ({
        sensorId,
        rank,
        count: Math.min(made++, 999),
        freshness: createFreshness(),
        atSeconds,
        value,
      }));
      entry.atSeconds = atSeconds;
      entry.value = value;
      entry.freshness.heard(atSeconds);
    },

    best(nowSeconds, usable) {
      let best: Entry<T> | undefined;
      for (const entry of entries.values()) {
        if (best !== undefined && orderOf(best) <= orderOf(entry)) continue;
        if (!entry.freshness.isFresh(nowSeconds)) continue;
        if (usable && !usable(entry.value, entry.freshness.ageSeconds(nowSeconds))) continue;
        best = entry;
      }
      if (best === undefined) return undefined;
      const ageSeconds = best.freshness.ageSeconds(nowSeconds);
      return {
        sensorId: best.sensorId,
        rank: best.rank,
        atSeconds: best.atSeconds,
        ageSeconds,
        freshness01: 1 - Math.min(1, ageSeconds / best.freshness.lifeSeconds),
        staleAtSeconds: best.atSeconds + best.freshness.lifeSeconds,
        value: best.value,
      };
    },
  };
}
