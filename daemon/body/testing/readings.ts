import type { SensorReading } from '../../sensors/reading.ts';
import { createBody } from '../body.ts';

/** Given without the time: what a sensor says at each of its moments. */
export function every(
  seconds: number,
  from: number,
  to: number,
  what: (at: number) => object,
): SensorReading[] {
  const readings: SensorReading[] = [];
  for (let index = 0; from + index * seconds <= to; index++) {
    const atSeconds = from + index * seconds;
    readings.push({ sensorId: 'pod', atSeconds, ...what(atSeconds) } as SensorReading);
  }
  return readings;
}

export const cadence = (cadenceSpm: number) => () => ({ kind: 'cadence', cadenceSpm });
export const speed = (speedMps: number) => () => ({ kind: 'speed', speedMps });

/** A body that has heard all that, in order of time. */
export function bodyAfter(...readings: SensorReading[][]) {
  const body = createBody();
  for (const reading of readings.flat().toSorted((a, b) => a.atSeconds - b.atSeconds)) body.accept(reading);
  return body;
}
