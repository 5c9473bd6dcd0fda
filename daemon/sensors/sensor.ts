import type { StationHealth } from '../system/health.ts';
import type { Clock } from '../time/clock.ts';
import type { Timers } from '../time/timers.ts';
import type { ReadingKind, SensorReading } from './reading.ts';

export type Emit = (reading: SensorReading) => void;

/** A live source of readings: a device, a connection, a bus. What it says is in `reading.ts`. */
export interface Sensor {
  /** Stable; also the `sensorId` of its readings, unless many devices speak through it. */
  readonly id: string;
  /** Returns at once and never throws: trouble, now or later, is in `health()`, and is tried again. */
  start(emit: Emit): void;
  /** When it resolves, nothing is emitted any more, and no timer, socket, file or listener is left. */
  stop(): Promise<void>;
  health(): SensorHealth;
  /** What it said meant nothing to the house: told with what it refused itself. */
  refuse(reason: string, from: string): void;
}

export interface SensorHealth extends StationHealth {
  /** The last value of every device and kind that was heard, newest first. */
  readonly values: readonly ValueHealth[];
  /** How good the values are: GPS dilution, a strap's contact, a radio's strength. */
  readonly quality01?: number | undefined;
  readonly charge01?: number | undefined;
  readonly lastError?: string | undefined;
}

export interface ValueHealth {
  readonly sensorId: string;
  readonly kind: ReadingKind;
  readonly reading: SensorReading;
  readonly ageSeconds: number;
  /** Readings a second of late; 0 before the second one. */
  readonly ratePerSecond: number;
}

/** What every sensor needs from the house. */
export interface SensorTools {
  readonly clock: Clock;
  readonly timers: Timers;
}
