import type { LookAheadCounters } from '../composer/look-ahead/look-ahead.ts';
import type { StationHealth } from '../system/health.ts';

/** The composer as one station: its process, and what became of the bars. */
export function composerHealth(process: StationHealth, bars: LookAheadCounters): StationHealth {
  return { ...process, counters: { ...process.counters, ...bars } };
}
