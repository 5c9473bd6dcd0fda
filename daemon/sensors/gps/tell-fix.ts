import type { Vitals } from '../vitals.ts';

/** What a receiver says of its fix beside the position. */
export interface FixQuality {
  /** 1: none. */
  readonly dimensions?: 1 | 2 | 3 | undefined;
  readonly satellitesUsed?: number | undefined;
  readonly satellitesSeen?: number | undefined;
  /** How badly the satellites are placed, horizontally: 1 is ideal, 10 a guess. */
  readonly dilution?: number | undefined;
  /** One standard deviation, estimated. */
  readonly accuracyMeters?: number | undefined;
}

/** Of a receiver that is gone. */
export const noFix: FixQuality = {
  dimensions: 1,
  satellitesUsed: undefined,
  satellitesSeen: undefined,
  dilution: undefined,
  accuracyMeters: undefined,
};

/** For who stands under the sky and waits: what is named is told anew. */
export function tellFix(vitals: Pick<Vitals, 'gauge' | 'text'>, quality: FixQuality): void {
  const { dimensions, ...gauges } = quality;
  if ('dimensions' in quality)
    vitals.text('fix', dimensions === undefined || dimensions === 1 ? 'none' : `${dimensions}D`);
  for (const [name, value] of Object.entries(gauges)) {
    // A tenth says enough, and does not tremble.
    vitals.gauge(name, value === undefined ? undefined : Math.round(value * 10) / 10);
  }
}
