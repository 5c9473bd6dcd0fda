import { describe, expect, it } from 'vitest';
import { createBody } from '../../../daemon/body/body.ts';
import { parseReadings } from '../../../daemon/panel/api/incoming.ts';
import { believableSeconds, MotionBatch, positionReading } from './phone-readings.ts';

const ahead = (seconds: number): number => seconds + 1000;

describe('MotionBatch', () => {
  it('makes readings that the daemon takes, some 50 a second, with its time', () => {
    const batch = new MotionBatch('phone-1');
    for (let index = 0; index < 100; index += 1) {
      expect(batch.push({ x: 0.12345, y: 0, z: 9.81 }, 5 + index / 100)).toBe(true);
    }
    const readings = parseReadings(batch.take(6, ahead), 1006);
    expect(readings).toHaveLength(50);
    expect(readings[0]).toEqual({
      kind: 'acceleration',
      sensorId: 'phone-1',
      atSeconds: 1005,
      xMps2: 0.123,
      yMps2: 0,
      zMps2: 9.81,
    });
    expect(batch.take(6, ahead)).toEqual([]);
  });

  it('tells ages while the daemon’s clock is unknown, and nothing from a device without a sensor', () => {
    const batch = new MotionBatch('phone-1');
    expect(batch.push(null, 1)).toBe(false);
    expect(batch.push({ x: null, y: null, z: null }, 1)).toBe(false);
    expect(batch.push({ x: 1, y: 2, z: 900 }, 1)).toBe(false);
    batch.push({ x: 1, y: 2, z: 3 }, 1);
    expect(batch.take(1.05, () => undefined)).toEqual([
      expect.objectContaining({ ageSeconds: 0.05, zMps2: 3 }),
    ]);
  });

  it('becomes a cadence in the body', () => {
    const body = createBody();
    const batch = new MotionBatch('phone-1');
    const stepHz = 170 / 60;
    let now = 0;
    for (let index = 0; index < 60 * 20; index += 1) {
      now = index / 60;
      const strike = 8 * Math.max(0, Math.cos(2 * Math.PI * stepHz * now)) ** 4;
      batch.push({ x: 1, y: 9.6 + strike, z: 1 }, now);
      if (index % 6 !== 5) continue;
      for (const reading of parseReadings(batch.take(now, ahead), ahead(now))) body.accept(reading);
    }
    const state = body.stateAt(ahead(now));
    expect(state.cadenceSpm).toBeGreaterThan(165);
    expect(state.cadenceSpm).toBeLessThan(175);
    expect(state.sources.cadence).toBe('phone-1');
  });
});

describe('positionReading', () => {
  it('leaves out what no body does', () => {
    const position = { latitude: 52.5, longitude: 13.4, altitude: null, speed: 33, accuracy: 4 };
    const reading = positionReading('phone-1', position, 5, 6, ahead);
    expect(parseReadings(reading, 1006)).toEqual([
      {
        kind: 'position',
        sensorId: 'phone-1',
        atSeconds: 1005,
        latitude: 52.5,
        longitude: 13.4,
        accuracyMeters: 4,
      },
    ]);
  });
});

it('does not believe stamps of other clocks', () => {
  expect(believableSeconds(9.9, 10)).toBe(9.9);
  expect(believableSeconds(1.7e9, 10)).toBe(10);
  expect(believableSeconds(-1e6, 10)).toBe(10);
});
