import type { StationHealth } from '../system/health.ts';

/** One way of the music out of the house, as others see it. */
export interface Output {
  /** As it was asked for: `alsa:hw:0`, `stream`, ... */
  readonly name: string;
  readonly isReferenceEar: boolean;
  health(): StationHealth;
  /** Ends it properly (a file is completed); never throws. */
  close(): Promise<void>;
}

/** Keeps since when a status holds. */
export function createStatusKeeper(
  station: string,
  nowSeconds: () => number,
): {
  set(status: StationHealth['status'], detail: string): void;
  health(counters: StationHealth['counters']): StationHealth;
} {
  let status: StationHealth['status'] = 'starting';
  let detail = 'starting';
  let sinceSeconds = nowSeconds();
  return {
    set: (next, text) => {
      if (next !== status) sinceSeconds = nowSeconds();
      status = next;
      detail = text;
    },
    health: (counters) => ({ station, status, detail, sinceSeconds, counters }),
  };
}
