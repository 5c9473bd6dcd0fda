import type { SensorReading } from '../../sensors/reading.ts';
import type { PanelSensor } from '../protocol/protocol.ts';

/** A sensor by what it said last of each kind. */
export function describeSensor(
  [sensorId, readings]: readonly [string, ReadonlyMap<string, SensorReading>],
  atSeconds: number,
): PanelSensor {
  const values = [...readings.values()].map((reading) => ({
    reading,
    ageSeconds: Math.max(0, atSeconds - reading.atSeconds),
    ratePerSecond: 1,
  }));
  const ageSeconds = Math.min(...values.map((value) => value.ageSeconds));
  return {
    sensorId,
    kinds: [...readings.keys()],
    ageSeconds,
    status: ageSeconds < 5 ? 'ok' : 'stale',
    values,
    ...(sensorId === 'sim-strap' && { charge01: 0.87, quality01: 1 }),
  };
}
