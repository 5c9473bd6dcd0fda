import type { Clock } from '../time/clock.ts';
import type { StationFigures, StationHealth, StationStatus } from './health.ts';

/** Keeps a station's status, and since when it holds. */
export interface StatusKeeper {
  /** The same status with another detail has not begun anew. `fix`: what to do about it. */
  set(status: StationStatus, detail: string, fix?: string): void;
  /** Kinds that are left out are empty. */
  health(figures?: Partial<StationFigures>): StationHealth;
}

export function createStatusKeeper(station: string, clock: Clock, firstDetail = 'starting'): StatusKeeper {
  let status: StationStatus = 'starting';
  let detail = firstDetail;
  let fix: string | undefined;
  let sinceSeconds = clock.nowSeconds();
  return {
    set(nextStatus, nextDetail, nextFix) {
      if (nextStatus !== status) sinceSeconds = clock.nowSeconds();
      status = nextStatus;
      detail = nextDetail;
      fix = nextFix;
    },
    health: (figures) => ({
      station,
      status,
      sinceSeconds,
      detail,
      ...(fix !== undefined && { fix }),
      counters: {},
      gauges: {},
      texts: {},
      ...figures,
    }),
  };
}
