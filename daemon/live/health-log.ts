import type { StationHealth, StationStatus } from '../system/health.ts';
import type { Log } from '../system/log.ts';

/**
 * Writes one line when a station's status changes: enough to see afterwards what happened and when. What a station
 * refused is told at debug, no oftener than it is heard here.
 */
export function createHealthLog(log: Log): (stations: readonly StationHealth[]) => void {
  const known = new Map<string, StationStatus>();
  const refused = new Map<string, number>();

  const tellRefused = ({ station, counters, lastRefusal }: StationHealth): void => {
    const count = counters.refused ?? 0;
    const before = refused.get(station) ?? 0;
    refused.set(station, count);
    if (count === before || !lastRefusal) return;
    const { reason, from } = lastRefusal;
    log.debug({ station, from, refused: count - before }, `refused: ${reason}`);
  };

  return (stations) => {
    for (const health of stations) {
      tellRefused(health);
      const { station, status, detail, fix } = health;
      const before = known.get(station);
      known.set(station, status);
      if (status === before) continue;
      const isTrouble = status === 'failed' || status === 'degraded';
      if (isTrouble) log.warn({ station, status, ...(fix !== undefined && { fix }) }, detail);
      else if (before === 'failed' || before === 'degraded') log.info({ station, status }, detail);
    }
  };
}
