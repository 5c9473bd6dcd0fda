import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { eventually } from '../../time/testing/eventually.ts';
import { ManualTime } from '../../time/timers.ts';
import type { SensorReading } from '../reading.ts';
import { describeSensor, hastyTools } from '../testing/sensor-contract.ts';
import { createIioSensor } from './iio.ts';
import { findAccelerometers } from './iio-device.ts';

/** A folder like /sys/bus/iio/devices, with a thermometer and an accelerometer. */
async function openFakeIio() {
  const folder = await mkdtemp(join(tmpdir(), 'tactus-iio-'));
  const device = join(folder, 'iio:device1');
  const write = (file: string, text: string) => writeFile(join(device, file), `${text}\n`);
  const plug = async (): Promise<void> => {
    await mkdir(device, { recursive: true });
    await write('name', 'mpu6050');
    await write('in_accel_scale', '0.000598');
    await write('in_accel_x_raw', '-12');
    await write('in_accel_y_raw', '16400');
    await write('in_accel_z_raw', '300');
  };
  await mkdir(join(folder, 'iio:device0'), { recursive: true });
  await writeFile(join(folder, 'iio:device0', 'name'), 'bmp280\n');
  await plug();
  return {
    folder,
    write,
    plug,
    unplug: () => rm(device, { recursive: true, force: true }),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

describeSensor('motion', async () => {
  const iio = await openFakeIio();
  const sensor = createIioSensor({ device: '', rateHz: 50, folder: iio.folder }, hastyTools);
  return {
    sensor,
    provoke: () => {},
    lose: iio.unplug,
    restore: iio.plug,
    confuse: async () => {
      await iio.write('in_accel_x_raw', 'rubbish');
      await eventually(() => sensor.health().lastError !== undefined, 'the rubbish is read');
      await iio.write('in_accel_x_raw', '7');
    },
    close: iio.close,
  };
});

describe('createIioSensor', () => {
  it('reads metres a second squared, at the rate asked for', async () => {
    const iio = await openFakeIio();
    // A sample is done when the next one has its timer.
    const time: ManualTime = new ManualTime(async () => {
      do await sleep(1);
      while (time.pending === 0);
    });
    const heard: SensorReading[] = [];
    const sensor = createIioSensor(
      { device: 'mpu6050', rateHz: 50, folder: iio.folder },
      { clock: time, timers: time },
    );
    sensor.start((reading) => heard.push(reading));
    await eventually(() => heard.length === 1, 'the first');
    for (let samples = 0; samples < 50; samples += 1) await time.advance(0.02);
    expect(heard).toHaveLength(51);
    expect(heard[0]).toEqual({
      kind: 'acceleration',
      sensorId: 'motion',
      atSeconds: 0,
      xMps2: expect.closeTo(-0.0072, 4),
      yMps2: expect.closeTo(9.807, 3),
      zMps2: expect.closeTo(0.179, 3),
    });
    expect(sensor.health()).toMatchObject({ status: 'ok', detail: 'mpu6050 at 50 Hz' });
    await sensor.stop();
    expect(time.pending).toBe(0);
    await iio.close();
  });

  it('says which chips there are when the wanted one is not', async () => {
    const iio = await openFakeIio();
    const sensor = createIioSensor({ device: 'lis3dh', rateHz: 50, folder: iio.folder }, hastyTools);
    sensor.start(() => {});
    await eventually(() => sensor.health().status === 'degraded', 'degraded');
    expect(sensor.health().detail).toMatch(/no accelerometer lis3dh \(there are mpu6050\)/);
    await sensor.stop();
    await iio.close();
    expect(await findAccelerometers('/nonexistent')).toEqual([]);
  });
});
