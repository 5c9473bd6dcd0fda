import { describe, expect, it } from 'vitest';
import { monotonicClock } from '../time/clock.ts';
import { createExternalSensor } from './external.ts';
import type { SensorReading } from './reading.ts';
import { describeSensor, hastyTools } from './testing/sensor-contract.ts';

describeSensor('external', async () => {
  const sensor = createExternalSensor(hastyTools);
  return {
    sensor,
    provoke: () =>
      sensor.accept([
        { kind: 'heartRate', sensorId: 'phone', atSeconds: monotonicClock.nowSeconds(), heartRateBpm: 140 },
      ]),
    close: () => {},
  };
});

describe('createExternalSensor', () => {
  it('holds back positions that cannot be, for each phone by itself', () => {
    const sensor = createExternalSensor(hastyTools);
    const heard: SensorReading[] = [];
    sensor.start((reading) => heard.push(reading));
    const position = (sensorId: string, atSeconds: number, longitude: number): SensorReading => ({
      kind: 'position',
      sensorId,
      atSeconds,
      latitude: 52.5,
      longitude,
    });
    sensor.accept([
      position('a', 1, 13.4),
      position('b', 1, 2.3),
      position('a', 2, 2.3),
      position('b', 2, 2.3),
    ]);
    expect(heard.map((reading) => [reading.sensorId, reading.atSeconds])).toEqual([
      ['a', 1],
      ['b', 1],
      ['b', 2],
    ]);
    expect(sensor.health()).toMatchObject({
      counters: { outliers: 1, refused: 1 },
      lastRefusal: { from: 'a', reason: expect.stringContaining('nobody reaches') },
    });
  });
});
