import { type Bluez, createBluez } from '../bluetooth/bluez.ts';
import { createScanner, type Scanner } from '../bluetooth/scanner.ts';
import { createBleSensor, withDistinctNames } from './ble/ble.ts';
import { createButtonsSensor } from './buttons/buttons.ts';
import { createExternalSensor } from './external.ts';
import { createGpsdSensor } from './gps/gpsd.ts';
import { createSerialGpsSensor } from './gps/serial.ts';
import { createHeadphonesSensor } from './headphones/headphones.ts';
import { createMidiSensor } from './midi/midi.ts';
import { createIioSensor } from './motion/iio.ts';
import type { MqttState } from './mqtt/discovery.ts';
import { createMqttSensor } from './mqtt/mqtt.ts';
import type { SensorsOptions } from './options.ts';
import { createOscSensor } from './osc/osc.ts';
import type { SensorReading } from './reading.ts';
import type { Emit, Sensor, SensorHealth, SensorTools } from './sensor.ts';

/** All live sensors that the configuration asks for, as one. */
export interface Sensors {
  start(emit: Emit): void;
  stop(): Promise<void>;
  /** Readings that came over HTTP or WebSocket, checked already. */
  accept(readings: readonly SensorReading[]): void;
  /** Our state, for sources that tell it back (MQTT, headphones). Call it about once a second. */
  publish(state: MqttState, styles?: readonly string[]): void;
  health(): readonly SensorHealth[];
}

/** The one BlueZ client and its scanner, shared with whatever plays over Bluetooth. They are started by their owner. */
export interface BluetoothParts {
  readonly bluez: Bluez;
  readonly scanner: Scanner;
}

export interface SensorsParts {
  /** Absent: Bluetooth is opened here when the configuration names Bluetooth sensors. */
  readonly bluetooth?: BluetoothParts;
  /** Our version, for those who list devices. */
  readonly version?: string;
}

export function createSensors(
  options: SensorsOptions,
  tools: SensorTools,
  parts: SensorsParts = {},
): Sensors {
  const { devices, ...decoding } = options.bluetooth;
  const hasHeadphones = options.headphones.enabled || options.headphones.devices.length > 0;
  const needsBluetooth = devices.length > 0 || hasHeadphones;
  const ownBluetooth = parts.bluetooth === undefined && needsBluetooth ? openBluetooth(tools) : undefined;
  const bluetooth = parts.bluetooth ?? ownBluetooth;
  const external = createExternalSensor(tools);
  const mqtt = options.mqtt.enabled ? createMqttSensor(options.mqtt, tools, parts.version) : undefined;

  const sensors: Sensor[] = [external];
  if (options.gpsd.enabled) sensors.push(createGpsdSensor(options.gpsd, tools));
  if (options.serialGps.enabled) sensors.push(createSerialGpsSensor(options.serialGps, tools));
  if (options.motion.enabled) sensors.push(createIioSensor(options.motion, tools));
  if (options.buttons.enabled) sensors.push(createButtonsSensor(options.buttons, tools));
  if (options.osc.enabled) sensors.push(createOscSensor(options.osc, tools));
  if (mqtt) sensors.push(mqtt);
  if (options.midi.enabled) sensors.push(createMidiSensor(options.midi, tools));
  const headphones =
    bluetooth && hasHeadphones
      ? createHeadphonesSensor(bluetooth.bluez, bluetooth.scanner, options.headphones, tools)
      : undefined;
  if (headphones) sensors.push(headphones);
  if (bluetooth) {
    for (const device of withDistinctNames(devices)) {
      sensors.push(createBleSensor(bluetooth.bluez, bluetooth.scanner, { ...device, ...decoding }, tools));
    }
  }
  return {
    start(emit) {
      ownBluetooth?.bluez.start();
      ownBluetooth?.scanner.start();
      for (const sensor of sensors) sensor.start(emit);
    },
    async stop() {
      await Promise.all(sensors.map((sensor) => sensor.stop()));
      await ownBluetooth?.scanner.stop();
      await ownBluetooth?.bluez.stop();
    },
    accept: (readings) => external.accept(readings),
    publish: (state, styles) => {
      mqtt?.publish(state, styles);
      headphones?.setPlaying(state.play === 1);
    },
    health: () => sensors.map((sensor) => sensor.health()),
  };
}

function openBluetooth(tools: SensorTools): BluetoothParts {
  const bluez = createBluez(tools);
  return { bluez, scanner: createScanner(bluez, tools) };
}
