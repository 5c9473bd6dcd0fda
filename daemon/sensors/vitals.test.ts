import { describe, expect, it } from 'vitest';
import { ManualClock } from '../time/clock.ts';
import type { SensorReading } from './reading.ts';
import { createVitals } from './vitals.ts';

function open() {
  const clock = new ManualClock(100);
  const vitals = createVitals({ id: 'strap', clock, staleSeconds: 5 });
  const heard: SensorReading[] = [];
  vitals.listener = (reading) => heard.push(reading);
  const beat = (heartRateBpm: number) =>
    vitals.emit({ kind: 'heartRate', sensorId: 'strap', atSeconds: clock.nowSeconds(), heartRateBpm });
  return { clock, vitals, heard, beat };
}

describe('createVitals', () => {
  it('refuses what no body can have, and leaves out what is not known', () => {
    const { vitals, heard, beat } = open();
    expect(beat(0)).toBe(false);
    expect(beat(140)).toBe(true);
    vitals.emit({ kind: 'step', sensorId: 'strap', atSeconds: 100, strength01: undefined });
    expect(heard).toEqual([
      { kind: 'heartRate', sensorId: 'strap', atSeconds: 100, heartRateBpm: 140 },
      { kind: 'step', sensorId: 'strap', atSeconds: 100 },
    ]);
    expect('strength01' in (heard[1] ?? {})).toBe(false);
    expect(vitals.health()).toMatchObject({
      counters: { readings: 2, refused: 1, errors: 0 },
      lastRefusal: { reason: 'heartRateBpm: 0 is less than 20', from: 'strap', atSeconds: 100 },
    });
  });

  it('tells value, age and rate', () => {
    const { clock, vitals, beat } = open();
    vitals.status('ok', 'connected');
    for (let second = 100; second < 110; second += 1) {
      clock.advanceTo(second);
      beat(140);
    }
    clock.advanceTo(111);
    const [value] = vitals.health().values;
    expect(value).toMatchObject({ sensorId: 'strap', kind: 'heartRate', ageSeconds: 2, ratePerSecond: 1 });
    expect(value?.reading).toMatchObject({ heartRateBpm: 140 });
  });

  it('tells gauges and texts until they are not known any more', () => {
    const { vitals } = open();
    vitals.gauge('satellitesUsed', 7);
    vitals.text('fix', '3D');
    expect(vitals.health()).toMatchObject({ gauges: { satellitesUsed: 7 }, texts: { fix: '3D' } });
    vitals.gauge('satellitesUsed', undefined);
    vitals.text('fix', undefined);
    expect(vitals.health()).toMatchObject({ gauges: {}, texts: {} });
  });

  it('calls silence degraded, and since when', () => {
    const { clock, vitals, beat } = open();
    vitals.status('ok', 'connected');
    clock.advanceTo(102);
    beat(140);
    clock.advanceTo(106.9);
    expect(vitals.health().status).toBe('ok');
    clock.advanceTo(109);
    expect(vitals.health()).toMatchObject({
      status: 'degraded',
      detail: 'connected, but silent for 7 s',
      sinceSeconds: 107,
    });
    beat(140);
    expect(vitals.health().status).toBe('ok');
  });

  it('keeps errors to one line, batteries, and no more devices than it must', () => {
    const { vitals } = open();
    vitals.error(new Error('first\nsecond'));
    vitals.emit({ kind: 'battery', sensorId: 'strap', atSeconds: 1, charge01: 0.5 });
    for (let device = 0; device < 500; device += 1) {
      vitals.emit({ kind: 'step', sensorId: `phone-${device}`, atSeconds: 1 });
    }
    expect(vitals.health()).toMatchObject({ lastError: 'first', charge01: 0.5 });
    expect(vitals.health().values).toHaveLength(64);
    expect(vitals.health().values[0]?.sensorId).toBe('phone-499');
  });
});
