import { describe, expect, it } from 'vitest';
import type { SensorHealth } from '../sensors/sensor.ts';
import { createHeardSensors } from './heard-sensors.ts';

const source = (id: string, more: Partial<SensorHealth> = {}): SensorHealth => ({
  station: `sensors.${id}`,
  status: 'ok',
  sinceSeconds: 0,
  detail: 'connected',
  counters: { errors: 2 },
  gauges: {},
  texts: {},
  values: [],
  ...more,
});

describe('createHeardSensors', () => {
  it('tells last values with age and rate beside what the source says of itself', () => {
    const sensors = createHeardSensors();
    for (let at = 0; at <= 10; at += 0.5) {
      sensors.hear({ kind: 'heartRate', sensorId: 'strap', atSeconds: at, heartRateBpm: 100 + at });
    }
    const lastRefusal = { reason: 'heartRateBpm: 0 is less than 20', from: 'strap', atSeconds: 9 };
    const counters = { errors: 2, refused: 1 };
    const strap = source('strap', { quality01: 1, charge01: 0.4, lastError: 'lost', counters, lastRefusal });
    expect(sensors.list(11, [strap])).toEqual([
      {
        sensorId: 'strap',
        kinds: ['heartRate'],
        ageSeconds: 1,
        status: 'ok',
        values: [
          {
            reading: { kind: 'heartRate', sensorId: 'strap', atSeconds: 10, heartRateBpm: 110 },
            ageSeconds: 1,
            ratePerSecond: 2,
          },
        ],
        quality01: 1,
        charge01: 0.4,
        detail: 'connected',
        errors: 2,
        lastError: 'lost',
        refused: 1,
        lastRefusal,
      },
    ]);
    expect(sensors.list(16, [strap])[0]?.status).toBe('stale');
    expect(sensors.list(41, [strap])[0]?.status).toBe('lost');
  });

  it('shows sources that say nothing yet, and forgets strangers that went away', () => {
    const sensors = createHeardSensors();
    sensors.hear({ kind: 'cadence', sensorId: 'phone', atSeconds: 0, cadenceSpm: 160 });
    const looking = source('pod', { status: 'degraded', detail: 'looking for pod' });
    const statuses = (nowSeconds: number) =>
      sensors.list(nowSeconds, [looking, source('osc')]).map(({ sensorId, status }) => [sensorId, status]);
    expect(statuses(1)).toEqual([
      ['phone', 'ok'],
      ['osc', 'ok'],
      ['pod', 'waiting'],
    ]);
    expect(statuses(700)).toEqual([
      ['osc', 'ok'],
      ['pod', 'waiting'],
    ]);
  });

  it('does not call a button lost that nobody presses', () => {
    const sensors = createHeardSensors();
    sensors.hear({ kind: 'control', sensorId: 'buttons', atSeconds: 0, name: 'skip', value01: 1 });
    expect(sensors.list(100, [])[0]?.status).toBe('ok');
  });

  it('remembers no more than a runner can wear', () => {
    const sensors = createHeardSensors();
    for (let index = 0; index < 100; index += 1) {
      sensors.hear({ kind: 'step', sensorId: `s${index}`, atSeconds: index });
    }
    expect(sensors.list(100, [])).toHaveLength(32);
  });
});
