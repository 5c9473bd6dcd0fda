import { describe, expect, it } from 'vitest';
import { eventually } from '../time/testing/eventually.ts';
import { ManualTime } from '../time/timers.ts';
import { sensorsOptionsSchema } from './options.ts';
import type { SensorReading } from './reading.ts';
import { createSensors } from './sensors.ts';

describe('sensorsOptionsSchema', () => {
  it('has everything off, and refuses what cannot be', () => {
    const options = sensorsOptionsSchema.parse({});
    for (const part of Object.values(options)) {
      if ('enabled' in part) expect(part.enabled).toBe(false);
    }
    expect(options.gpsd).toEqual({ enabled: false, host: '127.0.0.1', port: 2947 });
    for (const wrong of [
      { gpsd: { port: 0 } },
      { gpsd: { host: 'http://x' } },
      { mqtt: { url: 'http://x' } },
      { bluetooth: { devices: [{ address: 'strap' }] } },
      { serialGps: { path: 'ttyACM0' } },
    ]) {
      expect(sensorsOptionsSchema.safeParse(wrong).success).toBe(false);
    }
  });
});

describe('createSensors', () => {
  it('starts and stops everything there is on a machine that has nothing of it', async () => {
    const time = new ManualTime();
    const options = sensorsOptionsSchema.parse({
      gpsd: { enabled: true, port: 1 },
      serialGps: { enabled: true, path: '/dev/nonexistent' },
      bluetooth: { devices: [{ address: 'C0:FF:EE:00:00:01', name: 'strap' }] },
      motion: { enabled: true },
      buttons: { enabled: true },
      mqtt: { enabled: true, url: 'mqtt://127.0.0.1:1' },
      midi: { enabled: true },
    });
    const sensors = createSensors(options, { clock: time, timers: time });
    const heard: SensorReading[] = [];
    sensors.start((reading) => heard.push(reading));
    const statusOf = (station: string): string | undefined =>
      sensors.health().find((health) => health.station === station)?.status;
    // Being refused takes real time.
    await eventually(
      () => ['gpsd', 'gps', 'mqtt'].every((id) => statusOf(`sensors.${id}`) === 'degraded'),
      'what is absent is found to be',
    );
    await time.advance(3);
    sensors.accept([{ kind: 'speed', sensorId: 'phone', atSeconds: 3, speedMps: 3 }]);
    expect(heard).toHaveLength(1);
    expect(statusOf('sensors.gpsd')).toBe('degraded');
    expect(statusOf('sensors.gps')).toBe('degraded');
    expect(statusOf('sensors.external')).toBe('ok');
    expect(sensors.health()).toHaveLength(8);
    for (const { detail } of sensors.health()) expect(detail.length).toBeGreaterThan(3);
    await sensors.stop();
    expect(time.pending).toBe(0);
  });
});
