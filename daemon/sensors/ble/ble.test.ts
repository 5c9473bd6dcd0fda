import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRunningBluetooth } from '../../bluetooth/testing/bluetooth-bench.ts';
import type { SmallDevice } from '../../bluetooth/testing/small-bluez.ts';
import { dbusDaemonIsInstalled } from '../../dbus/testing/private-bus.ts';
import { requireInstalled } from '../../system/testing/require-installed.ts';
import type { Sensor } from '../sensor.ts';
import { describeSensor, hastyTools } from '../testing/sensor-contract.ts';
import { bleSensorId, createBleSensor, withDistinctNames } from './ble.ts';
import { address, openStrapBench, type StrapBench, sensorOptions, strap } from './testing/strap-bench.ts';
import { characteristics } from './uuids.ts';

requireInstalled('dbus-daemon', dbusDaemonIsInstalled);

describe.skipIf(!dbusDaemonIsInstalled)('with a small BlueZ on a real D-Bus', () => {
  describeSensor('ble', async () => {
    const bluetooth = await openRunningBluetooth(hastyTools);
    // One kind of reading, so that two of them have a rate.
    const { [characteristics.batteryLevel]: _, ...withoutBattery } = strap.characteristics;
    const device = bluetooth.bluez.addDevice({ ...strap, characteristics: withoutBattery });
    return {
      sensor: createBleSensor(bluetooth.client, bluetooth.scanner, sensorOptions, hastyTools),
      provoke: () => device.notify(characteristics.heartRateMeasurement),
      lose: () => device.drop(),
      restore: () => {
        device.inRange = true;
      },
      close: bluetooth.close,
    };
  });

  describe('createBleSensor', () => {
    let bench: StrapBench;
    let sensor: Sensor;
    let device: SmallDevice;
    let heard: StrapBench['heard'];

    beforeEach(async () => {
      bench = await openStrapBench();
      ({ sensor, device, heard } = bench);
    });
    afterEach(() => bench.close());

    it('finds, connects, tells heart rate, battery and maker', async () => {
      await bench.time.advance(6);
      expect(heard.map(({ reading }) => reading)).toContainEqual({
        kind: 'heartRate',
        sensorId: `ble:${address}`,
        atSeconds: expect.any(Number),
        heartRateBpm: 142,
        contact: true,
        rrSeconds: [0.5],
      });
      expect(sensor.health()).toMatchObject({
        status: 'ok',
        detail: 'connected to Strap Kickr HR 2',
        charge01: 0.87,
        quality01: 1,
      });
      expect(bench.bluez.discovering).toBe(false);
    });

    it('is called what people call it, and by its address where two are called the same', () => {
      expect(bleSensorId({ address: 'c0:ff:ee:00:00:01', name: 'Polar H10 (A1)' })).toBe('Polar-H10-A1');
      expect(bleSensorId({ address: 'c0:ff:ee:00:00:01', name: '心拍' })).toBe('ble:C0:FF:EE:00:00:01');
      const pods = [
        { address: 'C0:FF:EE:00:00:01', name: 'Stryd' },
        { address: 'C0:FF:EE:00:00:02', name: 'Stryd' },
        { address: 'C0:FF:EE:00:00:03', name: 'HRM' },
      ];
      expect(withDistinctNames(pods).map(bleSensorId)).toEqual(['Stryd-00-01', 'Stryd-00-02', 'HRM']);
    });

    it('tells the charge that BlueZ tells, for BlueZ keeps the battery service for itself', async () => {
      device.refuse.add('ReadValue');
      device.setBattery(64);
      await bench.time.advance(6);
      expect(sensor.health().charge01).toBe(0.64);
      device.setBattery(63);
      await bench.time.advance(1);
      expect(sensor.health().charge01).toBe(0.63);
    });

    it('calls a strap that is heard but cannot be used less and less often', async () => {
      device.refuse.add('StartNotify');
      await bench.time.advance(120);
      const { connects } = bench.bluez.counts;
      await bench.time.advance(300);
      expect(bench.bluez.counts.connects - connects).toBeLessThanOrEqual(40);
      device.refuse.clear();
      await bench.time.advance(10);
      expect(sensor.health().status).toBe('ok');
    });

    it('begins again when the strap is silent, refuses, hangs, vanishes, or its services do not resolve', async () => {
      const back = async (what: string, seconds: number): Promise<void> => {
        const before = heard.length;
        await bench.time.advance(seconds);
        expect([what, heard.length > before]).toEqual([what, true]);
      };
      await back('at first', 6);
      device.mute = true;
      await bench.time.advance(6);
      expect(sensor.health().status).toBe('degraded');
      device.mute = false;
      await back('after silence', 20);

      device.drop();
      for (const resolve of ['never', 'vanish', 0.02, 0] as const) {
        device.inRange = true;
        device.resolve = resolve;
        await bench.time.advance(45);
        device.drop({ forget: true });
        device.resolve = 0.005;
        device.inRange = true;
        await back(`after ${resolve}`, 40);
        device.drop();
      }
      device.inRange = true;
      for (const member of ['Connect', 'StartNotify']) {
        device.drop();
        device.inRange = true;
        device.hang.add(member);
        await bench.time.advance(30);
        device.hang.clear();
        await back(`after ${member} hung`, 60);
        device.drop();
        device.inRange = true;
        device.refuse.add(member);
        await bench.time.advance(20);
        device.refuse.clear();
        await back(`after ${member} refused`, 40);
      }
      expect(bench.bluez.counts.connects).toBeLessThan(60);
    });

    it('tells within 5 s of an adapter that was switched off, also when no signal says so', async () => {
      await bench.time.advance(6);
      for (const switchOff of [bench.bluez.setPowered, bench.bluez.setPoweredQuietly]) {
        expect(sensor.health()).toMatchObject({ status: 'ok', detail: expect.stringContaining('connected') });
        bench.bluez.blocked = true;
        switchOff(false);
        await bench.time.advance(5);
        expect(sensor.health()).toMatchObject({
          status: 'degraded',
          detail: expect.stringMatching(/switched off/),
        });
        await bench.time.advance(200);
        bench.bluez.blocked = false;
        await bench.time.advance(10);
      }
      expect(sensor.health().status).toBe('ok');
    });

    it('survives the adapter unplugged and bluetoothd restarted', async () => {
      await bench.time.advance(5);
      bench.bluez.removeAdapter();
      await bench.time.advance(2);
      expect(sensor.health()).toMatchObject({
        status: 'degraded',
        detail: expect.stringMatching(/no Bluetooth adapter/),
      });
      bench.bluez.restoreAdapter();
      await bench.time.advance(8);
      expect(sensor.health().status).toBe('ok');
      await bench.bluez.quit();
      await bench.time.advance(2);
      expect(sensor.health().detail).toMatch(/bluetoothd does not run/);
      await bench.bluez.restart();
      await bench.time.advance(8);
      expect(sensor.health().status).toBe('ok');
    });
  });
});
