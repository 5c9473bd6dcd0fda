import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSmallBluez } from '../bluetooth/testing/small-bluez.ts';
import { dbusDaemonIsInstalled, openPrivateBus } from '../dbus/testing/private-bus.ts';
import { services } from './ble/uuids.ts';
import { surveySensors } from './survey.ts';
import { gpsdIsInstalled, startGpsd } from './testing/gpsd-process.ts';
import { hastyTools } from './testing/sensor-contract.ts';

describe('surveySensors', () => {
  it('finds nothing on a machine that has nothing, and says why', async () => {
    const survey = await surveySensors(
      {
        gpsd: { enabled: false, host: '127.0.0.1', port: 1 },
        scanSeconds: 10,
        iioFolder: '/nonexistent',
        inputSysFolder: '/nonexistent',
        busAddress: 'unix:path=/nonexistent',
      },
      hastyTools,
    );
    expect(survey.found.filter(({ kind }) => !['midi', 'serial'].includes(kind))).toEqual([]);
    const reasons = Object.fromEntries(survey.missed.map(({ kind, reason }) => [kind, reason]));
    expect(reasons).toMatchObject({
      bluetooth: expect.stringMatching(/no system D-Bus/),
      gpsd: expect.stringMatching(/ECONNREFUSED/),
      motion: 'nothing found',
      buttons: 'nothing found',
    });
  });

  it.skipIf(!dbusDaemonIsInstalled || !gpsdIsInstalled)(
    'finds what there is, with the setting for it',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'tactus-survey-'));
      const iio = join(folder, 'iio', 'iio:device0');
      const keys = join(folder, 'input', 'event0', 'device');
      await mkdir(iio, { recursive: true });
      await mkdir(keys, { recursive: true });
      const values = {
        name: 'mpu6050',
        in_accel_scale: '0.0006',
        in_accel_x_raw: '1',
        in_accel_y_raw: '2',
        in_accel_z_raw: '3',
      };
      for (const [file, text] of Object.entries(values)) await writeFile(join(iio, file), text);
      await writeFile(join(keys, 'name'), 'gpio-keys\n');
      const gpsd = await startGpsd();
      const bus = await openPrivateBus();
      const bluez = await createSmallBluez(bus.address, hastyTools.timers);
      bluez.addDevice({
        address: 'C0:FF:EE:00:00:01',
        name: 'Strap',
        serviceUuid: services.heartRate,
        characteristics: {},
      });

      const { found } = await surveySensors(
        {
          gpsd: { enabled: false, host: '127.0.0.1', port: gpsd.port },
          scanSeconds: 20,
          iioFolder: join(folder, 'iio'),
          inputSysFolder: join(folder, 'input'),
          busAddress: bus.address,
        },
        hastyTools,
      );
      expect(found.filter(({ kind }) => !['midi', 'serial'].includes(kind))).toEqual([
        {
          kind: 'bluetooth',
          name: 'Strap',
          detail: expect.stringMatching(/^heart rate; -6\d dBm$/),
          setting: 'sensors.bluetooth.devices=[{address: C0:FF:EE:00:00:01}]',
        },
        {
          kind: 'gpsd',
          name: `127.0.0.1:${gpsd.port}`,
          detail: expect.stringMatching(/^gpsd \d/),
          setting: 'sensors.gpsd.enabled=true',
        },
        expect.objectContaining({ kind: 'motion', name: 'mpu6050' }),
        expect.objectContaining({ kind: 'buttons', name: 'gpio-keys' }),
      ]);
      expect(bluez.discovering).toBe(false);
      bluez.close();
      await bus.close();
      await gpsd.close();
      await rm(folder, { recursive: true });
    },
  );
});
