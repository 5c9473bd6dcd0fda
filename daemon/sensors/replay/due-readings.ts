import type { Recording, SensorReading } from '../reading.ts';

/** A recording as time goes on. */
export interface DueReadings {
  /** What has come due since it was last asked; `elapsedSeconds` since the recording's beginning. */
  take(elapsedSeconds: number): SensorReading[];
  /** When the next comes due, seconds since the recording's beginning; infinite after the last. */
  readonly nextSeconds: number;
}

export function createDueReadings(recording: Recording): DueReadings {
  const readings = recording.readings[Symbol.iterator]();
  let next = readings.next();
  return {
    take(elapsedSeconds) {
      const due: SensorReading[] = [];
      while (!next.done && next.value.atSeconds <= elapsedSeconds) {
        due.push(next.value);
        next = readings.next();
      }
      return due;
    },
    get nextSeconds() {
      return next.done ? Number.POSITIVE_INFINITY : next.value.atSeconds;
    },
  };
}
