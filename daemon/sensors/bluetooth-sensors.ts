import { type Bluez, createBluez } from '../bluetooth/bluez.ts';
import { createScanner, type Scanner } from '../bluetooth/scanner.ts';
import { createBleSensor, withDistinctNames } from './ble/ble.ts';
import {
  type ConnectedHeadphones,
  createHeadphonesSensor,
  type HeadphonesSensor,
} from './headphones/headphones.ts';
import type { SensorsOptions } from './options.ts';
import type { Emit, Sensor, SensorHealth, SensorTools } from './sensor.ts';

export type BluetoothSensorsOptions = Pick<SensorsOptions, 'bluetooth' | 'headphones'>;

/** The one BlueZ client and its scanner, shared with whatever plays over Bluetooth. They are started by their owner. */
export interface BluetoothServices {
  readonly bluez: Bluez;
  readonly scanner: Scanner;
}

/** Every sensor that speaks over Bluetooth. Which there are may change while they run: somebody pairs another. */
export interface BluetoothSensors {
  start(emit: Emit): void;
  stop(): Promise<void>;
  /** Lets go of what is no longer named and listens to what is new; those in both are left alone. */
  set(options: BluetoothSensorsOptions): Promise<void>;
  /** Whether music plays: headphones are told. */
  setPlaying(playing: boolean): void;
  /** Headphones that are connected; none while nobody asked for their keys. */
  headphones(): readonly ConnectedHeadphones[];
  health(): readonly SensorHealth[];
  /** For whoever looks for devices and pairs them. BlueZ is opened by it, if it was not, and stays open. */
  services(): BluetoothServices;
}

/** Without `shared` BlueZ is opened here, once the options name anything. */
export function createBluetoothSensors(
  options: BluetoothSensorsOptions,
  tools: SensorTools,
  shared?: BluetoothServices,
): BluetoothSensors {
  let own: BluetoothServices | undefined;
  /** By what they were made from. */
  let sensors = new Map<string, Sensor>();
  let headphones: HeadphonesSensor | undefined;
  let emit: Emit | undefined;
  let playing = false;
  let changing: Promise<void> = Promise.resolve();

  const services = (): BluetoothServices => {
    if (shared) return shared;
    if (own) return own;
    const bluez = createBluez(tools);
    own = { bluez, scanner: createScanner(bluez, tools) };
    if (emit) startOwn(own);
    return own;
  };
  const startOwn = ({ bluez, scanner }: BluetoothServices): void => {
    bluez.start();
    scanner.start();
  };

  const makeHeadphones = (wanted: BluetoothSensorsOptions['headphones']): HeadphonesSensor => {
    const { bluez, scanner } = services();
    headphones = createHeadphonesSensor(bluez, scanner, wanted, tools);
    headphones.setPlaying(playing);
    return headphones;
  };
  const wantedBy = (next: BluetoothSensorsOptions): Map<string, () => Sensor> => {
    const { devices, ...decoding } = next.bluetooth;
    const wanted = new Map<string, () => Sensor>();
    if (next.headphones.enabled || next.headphones.devices.length > 0) {
      wanted.set(`headphones ${JSON.stringify(next.headphones)}`, () => makeHeadphones(next.headphones));
    }
    for (const device of withDistinctNames(devices)) {
      const { bluez, scanner } = services();
      const made = { ...device, ...decoding };
      wanted.set(JSON.stringify(made), () => createBleSensor(bluez, scanner, made, tools));
    }
    return wanted;
  };

  const change = async (next: BluetoothSensorsOptions): Promise<void> => {
    const wanted = wantedBy(next);
    const leaving = [...sensors].filter(([key]) => !wanted.has(key)).map(([, sensor]) => sensor);
    // The same device under another name is let go before it is called again.
    await Promise.all(leaving.map((sensor) => sensor.stop()));
    if (headphones && leaving.includes(headphones)) headphones = undefined;
    sensors = new Map([...wanted].map(([key, make]) => [key, sensors.get(key) ?? start(make())]));
  };
  const start = (sensor: Sensor): Sensor => {
    if (emit) sensor.start(emit);
    return sensor;
  };

  sensors = new Map([...wantedBy(options)].map(([key, make]) => [key, make()]));
  return {
    start(listener) {
      emit = listener;
      if (own) startOwn(own);
      for (const sensor of sensors.values()) sensor.start(listener);
    },
    async stop() {
      emit = undefined;
      await changing;
      await Promise.all([...sensors.values()].map((sensor) => sensor.stop()));
      await own?.scanner.stop();
      await own?.bluez.stop();
    },
    async set(next) {
      changing = changing.then(() => change(next));
      await changing;
    },
    setPlaying(next) {
      playing = next;
      headphones?.setPlaying(next);
    },
    headphones: () => headphones?.connected() ?? [],
    health: () => [...sensors.values()].map((sensor) => sensor.health()),
    services,
  };
}
