import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BluetoothBench, openBluetoothBench } from '../../bluetooth/testing/bluetooth-bench.ts';
import type { SmallDevice } from '../../bluetooth/testing/small-bluez.ts';
import { dbusDaemonIsInstalled } from '../../dbus/testing/private-bus.ts';
import { requireInstalled } from '../../system/testing/require-installed.ts';
import type { SensorReading } from '../reading.ts';
import type { Sensor } from '../sensor.ts';
import { createBleSensor } from './ble.ts';
import { characteristics, services } from './uuids.ts';

requireInstalled('dbus-daemon', dbusDaemonIsInstalled);

const address = 'C0:FF:EE:00:00:01';

/** A counter that goes on with each notification: `count` more in `seconds` of its own time. */
function turning(seconds: number, write: (count: number, eventTime: number) => Buffer): () => Buffer {
  let calls = 0;
  return () => {
    calls += 1;
    return write(calls, Math.round(calls * seconds * 1024) & 0xffff);
  };
}

const profiles = [
  {
    what: 'a foot pod',
    service: services.runningSpeedAndCadence,
    characteristic: characteristics.runningMeasurement,
    value: () => Buffer.from([0x04, 0x00, 0x03, 86]),
    said: { cadence: 172, speed: 3 },
  },
  {
    what: 'a cycling sensor',
    service: services.cyclingSpeedAndCadence,
    characteristic: characteristics.cyclingMeasurement,
    // Three turns of the wheel and one and a half of the cranks each second.
    value: turning(1, (calls, eventTime) => {
      const bytes = Buffer.alloc(11);
      bytes.writeUInt8(0x03, 0);
      bytes.writeUInt32LE(3 * calls, 1);
      bytes.writeUInt16LE(eventTime, 5);
      bytes.writeUInt16LE(calls + Math.floor(calls / 2), 7);
      bytes.writeUInt16LE(Math.round((calls + Math.floor(calls / 2)) * (1024 / 1.5)) & 0xffff, 9);
      return bytes;
    }),
    said: { cadence: 180, speed: 6.3 },
  },
  {
    what: 'a power meter',
    service: services.cyclingPower,
    characteristic: characteristics.cyclingPowerMeasurement,
    value: turning(0.75, (calls, eventTime) => {
      const bytes = Buffer.alloc(8);
      bytes.writeUInt16LE(0x20, 0);
      bytes.writeInt16LE(231, 2);
      bytes.writeUInt16LE(calls, 4);
      bytes.writeUInt16LE(eventTime, 6);
      return bytes;
    }),
    said: { power: 231, cadence: 160 },
  },
  {
    what: 'a treadmill',
    service: services.fitnessMachine,
    characteristic: characteristics.treadmillData,
    // Speed 10.8 km/h, total distance, heart rate.
    value: () => Buffer.from([0x04, 0x01, 0x38, 0x04, 0x10, 0x27, 0x00, 133]),
    said: { speed: 3, heartRate: 133 },
  },
] as const;

describe.skipIf(!dbusDaemonIsInstalled)('createBleSensor with a small BlueZ on a real D-Bus', () => {
  let bench: BluetoothBench;
  let sensor: Sensor;
  let heard: SensorReading[];

  beforeEach(async () => {
    bench = await openBluetoothBench();
    const options = { address, footPodCounts: 'auto', wheelCircumferenceMeters: 2.1 } as const;
    sensor = createBleSensor(bench.client, bench.scanner, options, bench.tools);
    heard = [];
  });
  afterEach(async () => {
    await sensor.stop();
    await bench.close();
  });

  /** A strap that is heard already. */
  const connectStrap = async (): Promise<SmallDevice> => {
    const strap = bench.bluez.addDevice({
      address,
      name: 'Strap',
      serviceUuid: services.heartRate,
      characteristics: { [characteristics.heartRateMeasurement]: () => Buffer.from([0x00, 120]) },
    });
    sensor.start((reading) => heard.push(reading));
    await bench.time.advance(6);
    expect(sensor.health().status).toBe('ok');
    return strap;
  };

  it.each(profiles)('hears $what', async ({ service, characteristic, value, said }) => {
    bench.bluez.addDevice({
      address,
      name: 'Sensor',
      serviceUuid: service,
      characteristics: { [characteristic]: value },
      batteryPercent: 90,
    });
    sensor.start((reading) => heard.push(reading));
    await bench.time.advance(12);
    const last = new Map(heard.map((reading) => [reading.kind, reading]));
    const figures = {
      heartRate: 'heartRateBpm',
      cadence: 'cadenceSpm',
      speed: 'speedMps',
      power: 'powerWatts',
    };
    for (const [kind, wanted] of Object.entries(said)) {
      const reading = last.get(kind as SensorReading['kind']);
      expect(reading, kind).toMatchObject({
        [figures[kind as keyof typeof figures]]: expect.closeTo(wanted, 1),
      });
    }
    expect([...last.keys()].sort()).toEqual([...Object.keys(said), 'battery'].sort());
    expect(sensor.health()).toMatchObject({ status: 'ok', charge01: 0.9, counters: { refused: 0 } });
  });

  it('knows a pod that counts steps when it is back', async () => {
    let steps = 165;
    const pod = bench.bluez.addDevice({
      address,
      name: 'Pod',
      serviceUuid: services.runningSpeedAndCadence,
      characteristics: { [characteristics.runningMeasurement]: () => Buffer.from([0, 0, 0, steps]) },
    });
    sensor.start((reading) => heard.push(reading));
    await bench.time.advance(30);
    pod.drop();
    steps = 112;
    heard = [];
    pod.inRange = true;
    await bench.time.advance(45);
    const cadences = heard.flatMap((reading) => (reading.kind === 'cadence' ? [reading.cadenceSpm] : []));
    expect(new Set(cadences)).toEqual(new Set([112]));
  });

  it('is called without a scan while music plays over Bluetooth', async () => {
    const strap = await connectStrap();
    bench.bluez.setAudio('active');
    const { startDiscovery } = bench.bluez.counts;
    for (const awaySeconds of [3, 20, 100]) {
      strap.drop();
      await bench.time.advance(awaySeconds);
      strap.inRange = true;
      heard = [];
      let waitedSeconds = 0;
      for (; heard.length === 0 && waitedSeconds < 60; waitedSeconds += 1) await bench.time.advance(1);
      // The longest pause between two calls, and the call.
      expect(waitedSeconds).toBeLessThan(35);
    }
    expect(bench.bluez.counts.startDiscovery).toBe(startDiscovery);
    expect(bench.bluez.discovering).toBe(false);
    bench.bluez.setAudio('idle');
    strap.drop();
    await bench.time.advance(10);
    expect(bench.bluez.discovering).toBe(true);
  });

  it('is found again after the adapter was switched off, and after bluetoothd', async () => {
    await connectStrap();
    bench.bluez.setPowered(false);
    await bench.time.advance(2);
    // We ask for it to be switched on again, and begin anew.
    await bench.time.advance(40);
    expect(sensor.health().status).toBe('ok');
    await bench.bluez.quit();
    await bench.time.advance(3);
    heard = [];
    await bench.bluez.restart();
    await bench.time.advance(8);
    expect(heard.length).toBeGreaterThan(2);
  });
});
