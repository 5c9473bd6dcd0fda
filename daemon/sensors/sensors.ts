import {
  type BluetoothParts,
  type BluetoothSensorsOptions,
  createBluetoothSensors,
} from './bluetooth-sensors.ts';
import { createButtonsSensor } from './buttons/buttons.ts';
import { createExternalSensor } from './external.ts';
import { createGpsdSensor } from './gps/gpsd.ts';
import { createSerialGpsSensor } from './gps/serial.ts';
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
  /** Other Bluetooth sensors from now on: somebody has paired one, or forgotten it. */
  setBluetooth(options: BluetoothSensorsOptions): Promise<void>;
  /** Readings that came over HTTP or WebSocket, checked already. */
  accept(readings: readonly SensorReading[]): void;
  /** Our state, for sources that tell it back (MQTT, headphones). Call it about once a second. */
  publish(state: MqttState, styles?: readonly string[]): void;
  health(): readonly SensorHealth[];
}

export interface SensorsParts {
  /** Absent: Bluetooth is opened for the sensors once there are any. */
  readonly bluetooth?: BluetoothParts;
  /** Our version, for those who list devices. */
  readonly version?: string;
}

export function createSensors(
  options: SensorsOptions,
  tools: SensorTools,
  parts: SensorsParts = {},
): Sensors {
  const bluetooth = createBluetoothSensors(options, tools, parts.bluetooth);
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
  return {
    start(emit) {
      for (const sensor of sensors) sensor.start(emit);
      bluetooth.start(emit);
    },
    async stop() {
      await Promise.all([...sensors, bluetooth].map((sensor) => sensor.stop()));
    },
    setBluetooth: (next) => bluetooth.set(next),
    accept: (readings) => external.accept(readings),
    publish: (state, styles) => {
      mqtt?.publish(state, styles);
      bluetooth.setPlaying(state.play === 1);
    },
    health: () => [...sensors.map((sensor) => sensor.health()), ...bluetooth.health()],
  };
}
