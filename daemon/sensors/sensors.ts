import type { Bluez } from '../bluetooth/bluez.ts';
import type { Scanner } from '../bluetooth/scanner.ts';
import { createBleSensor } from './ble/ble.ts';
import { createExternalSensor } from './external.ts';
import { createGpsdSensor } from './gps/gpsd.ts';
import type { SensorsOptions } from './options.ts';
import type { SensorReading } from './reading.ts';
import type { Emit, Sensor, SensorHealth, SensorTools } from './sensor.ts';

/** All live sensors that the configuration asks for, as one. */
export interface Sensors {
  start(emit: Emit): void;
  stop(): Promise<void>;
  /** Readings that came over HTTP or WebSocket, checked already. */
  accept(readings: readonly SensorReading[]): void;
  health(): readonly SensorHealth[];
}

/** Bluetooth, shared with whatever plays over it; needed when the configuration names Bluetooth sensors. */
export interface BluetoothParts {
  readonly bluez: Bluez;
  readonly scanner: Scanner;
}

/** Whether `createSensors` will need Bluetooth. */
export function sensorsNeedBluetooth(options: SensorsOptions): boolean {
  return options.bluetooth.devices.length > 0;
}

export function createSensors(
  options: SensorsOptions,
  tools: SensorTools,
  bluetooth?: BluetoothParts,
): Sensors {
  const external = createExternalSensor(tools);
  const sensors: Sensor[] = [external];
  if (options.gpsd.enabled) sensors.push(createGpsdSensor(options.gpsd, tools));
  if (bluetooth) {
    const { devices, ...decoding } = options.bluetooth;
    for (const device of devices) {
      sensors.push(createBleSensor(bluetooth.bluez, bluetooth.scanner, { ...device, ...decoding }, tools));
    }
  }
  return {
    start(emit) {
      for (const sensor of sensors) sensor.start(emit);
    },
    async stop() {
      await Promise.all(sensors.map((sensor) => sensor.stop()));
    },
    accept: (readings) => external.accept(readings),
    health: () => sensors.map((sensor) => sensor.health()),
  };
}
