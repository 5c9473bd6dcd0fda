/** How a station is doing; each station gives one, the panel and /healthz show them all. */
export interface StationHealth {
  readonly station: string;
  readonly status: 'starting' | 'ok' | 'degraded' | 'failed';
  /** Monotonic seconds at which the status began. */
  readonly sinceSeconds: number;
  /** One line for people. */
  readonly detail: string;
  readonly counters: Readonly<Record<string, number>>;
}
