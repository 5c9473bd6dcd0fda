import type { Bluez } from '../../bluetooth/bluez.ts';
import { keepGattDevice } from '../../bluetooth/gatt.ts';
import type { Scanner } from '../../bluetooth/scanner.ts';
import { messageOf } from '../../system/errors.ts';
import { createKeptSensor } from '../persistent.ts';
import type { Sensor, SensorTools } from '../sensor.ts';
import { createCycleMeaning } from '../steps-per-cycle.ts';
import { createVitals } from '../vitals.ts';
import { createDecoder, type DecoderOptions } from './decoder.ts';
import { parseText } from './measurements.ts';
import { sensorServiceUuids } from './nearby.ts';
import { characteristics } from './uuids.ts';

export interface BleSensorOptions extends DecoderOptions {
  readonly address: string;
  /** What people call it; as one word also its sensorId. */
  readonly name?: string | undefined;
}

/** What strap, pod, meter and treadmill tell once a second is old after this. */
const staleSeconds = 5;

/** The sensorId: what people call it, as one word, else its address. */
export function bleSensorId({ address, name }: Pick<BleSensorOptions, 'address' | 'name'>): string {
  const word = name
    ?.normalize('NFKD')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return word ? word.slice(0, 64) : `ble:${address.toUpperCase()}`;
}

/** Two of the same make are often called the same: those are known by their address. */
export function withDistinctNames<T extends Pick<BleSensorOptions, 'address' | 'name'>>(
  devices: readonly T[],
): T[] {
  const ids = devices.map(bleSensorId);
  return devices.map((device, index) => {
    const isDouble = ids.filter((id) => id === ids[index]).length > 1;
    return isDouble ? { ...device, name: `${device.name} ${device.address.slice(-5)}` } : device;
  });
}

/** One low-energy sensor, remembered by its address. BlueZ client and scanner are the house's, and run already. */
export function createBleSensor(
  bluez: Bluez,
  scanner: Scanner,
  options: BleSensorOptions,
  { clock, timers }: SensorTools,
): Sensor {
  const { address, name } = options;
  const id = bleSensorId(options);
  const vitals = createVitals({ id, clock, staleSeconds });
  const cycles = createCycleMeaning();
  let decoder = createDecoder(options, cycles);
  let about = name ?? address;
  let bluezTellsBattery = false;

  const informations: ReadonlySet<string> = new Set([
    characteristics.manufacturerName,
    characteristics.modelNumber,
    characteristics.firmwareRevision,
  ]);

  const onValue = (uuid: string, bytes: Buffer): void => {
    if (uuid === characteristics.batteryLevel && bluezTellsBattery) return;
    if (informations.has(uuid)) {
      const text = parseText(bytes);
      if (text && !about.includes(text)) about = `${about} ${text}`.slice(0, 120);
      vitals.status('ok', `connected to ${about}`);
      return;
    }
    const atSeconds = clock.nowSeconds();
    const readings = decoder.decode(uuid, bytes, atSeconds);
    if (readings.length === 0) vitals.count('undecoded');
    for (const reading of readings) {
      if (reading.kind === 'heartRate' && 'contact' in reading) {
        vitals.quality01 = reading.contact === false ? 0 : 1;
      }
      vitals.emit({ sensorId: id, atSeconds, ...reading });
    }
  };

  const begin = () => {
    vitals.status('starting', `looking for ${about}`);
    return keepGattDevice(
      bluez,
      scanner,
      timers,
      {
        address,
        serviceUuids: sensorServiceUuids,
        notify: [
          characteristics.heartRateMeasurement,
          characteristics.runningMeasurement,
          characteristics.cyclingMeasurement,
          characteristics.cyclingPowerMeasurement,
          characteristics.treadmillData,
        ],
        notifyIfPresent: [characteristics.batteryLevel],
        readIfPresent: [characteristics.batteryLevel, ...informations],
      },
      {
        onValue,
        onConnected: (device) => {
          about = name ?? device.name;
          decoder = createDecoder(options, cycles);
          vitals.count('connections');
          vitals.status('ok', `connected to ${about}`);
        },
        onBattery: (charge01) => {
          bluezTellsBattery = true;
          vitals.emit({ kind: 'battery', sensorId: id, atSeconds: clock.nowSeconds(), charge01 });
        },
        onTrouble: (error, waitSeconds) => {
          vitals.error(error);
          const why = messageOf(error);
          vitals.status('degraded', `${about}: ${why}; next try in ${waitSeconds} s or when it is heard`);
        },
      },
    );
  };

  return {
    ...createKeptSensor({ id, vitals, begin }),
    health() {
      const health = vitals.health();
      const { state } = bluez;
      if (!vitals.listener || state.status === 'ready') return health;
      return { ...health, status: 'degraded', detail: `${about}: ${state.detail}` };
    },
  };
}
