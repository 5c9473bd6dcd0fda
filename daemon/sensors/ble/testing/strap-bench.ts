import { type BluetoothBench, openBluetoothBench } from '../../../bluetooth/testing/bluetooth-bench.ts';
import type { SmallDevice } from '../../../bluetooth/testing/small-bluez.ts';
import type { SensorReading } from '../../reading.ts';
import type { Sensor } from '../../sensor.ts';
import { createBleSensor } from '../ble.ts';
import { characteristics, services } from '../uuids.ts';

export const address = 'C0:FF:EE:00:00:01';
/** A heart-rate strap as a device of the small BlueZ. */
export const strap = {
  address,
  name: 'Strap',
  serviceUuid: services.heartRate,
  characteristics: {
    [characteristics.heartRateMeasurement]: () => Buffer.from([0x16, 142, 0x00, 0x02]),
    [characteristics.batteryLevel]: () => Buffer.from([87]),
    [characteristics.manufacturerName]: () => Buffer.from('Kickr'),
    [characteristics.modelNumber]: () => Buffer.from('HR 2'),
  },
};
export const sensorOptions = { address, footPodCounts: 'auto', wheelCircumferenceMeters: 2.1 } as const;

/** The strap, and a sensor that has been started to listen to it, in the bench's own time. */
export interface StrapBench extends BluetoothBench {
  readonly device: SmallDevice;
  readonly sensor: Sensor;
  readonly heard: { readonly reading: SensorReading; readonly atSeconds: number }[];
}

export async function openStrapBench(): Promise<StrapBench> {
  const bench = await openBluetoothBench();
  const device = bench.bluez.addDevice(strap);
  const sensor = createBleSensor(bench.client, bench.scanner, sensorOptions, bench.tools);
  const heard: { reading: SensorReading; atSeconds: number }[] = [];
  sensor.start((reading) => heard.push({ reading, atSeconds: bench.time.nowSeconds() }));
  return {
    ...bench,
    device,
    sensor,
    heard,
    async close() {
      await sensor.stop();
      await bench.close();
    },
  };
}
