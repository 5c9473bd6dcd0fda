import type { StationHealth, StationStatus } from '../system/health.ts';
import type { Log } from '../system/log.ts';

/** Writes one line when a station's status changes: enough to see afterwards what happened and when. */
export function createHealthLog(log: Log): (stations: readonly StationHealth[]) => void {
  const known = new Map<string, StationStatus>();
  return (stations) => {
    for (const { station, status, detail } of stations) {
      const before = known.get(station);
      known.set(station, status);
      if (status === before) continue;
      const isTrouble = status === 'failed' || status === 'degraded';
      if (isTrouble) log.warn({ station, status }, detail);
      else if (before === 'failed' || before === 'degraded') log.info({ station, status }, detail);
    }
  };
}
