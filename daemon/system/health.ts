/** How a station is doing: `degraded` limps and goes on, `failed` does nothing. */
export const stationStatuses = ['starting', 'ok', 'degraded', 'failed'] as const;
export type StationStatus = (typeof stationStatuses)[number];

/** What a station measures of itself, each figure by its kind. */
export interface StationFigures {
  /** How often something happened since the daemon began: they only grow. */
  readonly counters: Readonly<Record<string, number>>;
  /** How things stand now; they rise and fall. The name ends in the unit, but of what is merely counted. */
  readonly gauges: Readonly<Record<string, number>>;
  /** What it works with, in a few words that seldom change. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Something that came from outside and was not taken. */
export interface Refusal {
  /** Why, in a line for people. */
  readonly reason: string;
  /** Who sent it, as far as one knows: an address, a topic, a sensor. */
  readonly from: string;
  /** Monotonic seconds. */
  readonly atSeconds: number;
}

/** How a station is doing; each station gives one, the panel and /healthz show them all. */
export interface StationHealth extends StationFigures {
  readonly station: string;
  readonly status: StationStatus;
  /** Monotonic seconds at which the status began. */
  readonly sinceSeconds: number;
  /** One line for people. */
  readonly detail: string;
  /** What to do about it, where something is to be done. */
  readonly fix?: string | undefined;
  /** The last that came from outside and was not taken. */
  readonly lastRefusal?: Refusal | undefined;
}
