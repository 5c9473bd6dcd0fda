import { createMqttClient, type MqttClient } from '../mqtt/mqtt-client.ts';
import {
  type BluetoothSensors,
  type BluetoothSensorsOptions,
  type BluetoothServices,
  createBluetoothSensors,
} from './bluetooth-sensors.ts';
import { createButtonsSensor } from './buttons/buttons.ts';
import { createExternalSensor } from './external.ts';
import { createGpsdSensor } from './gps/gpsd.ts';
import { createSerialGpsSensor } from './gps/serial.ts';
import type { MapOption } from './map/options.ts';
import { createSenderMap, type SenderMap } from './map/sender-map.ts';
import { createMidiSensor } from './midi/midi.ts';
import { createIioSensor } from './motion/iio.ts';
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
  /** What devices are looked for and paired with. */
  bluetooth(): BluetoothServices;
  /** Readings that came over HTTP or WebSocket, checked already. */
  accept(readings: readonly SensorReading[]): void;
  /** What programs that are not ours say, made readings. */
  readonly senders: SenderMap;
  /** Other entries of `sensors.map` from now on. */
  setMap(map: MapOption): void;
  /** Something of a source was not taken, here or behind us: its health tells it. Strangers' is told of HTTP and WebSocket. */
  refuse(sensorId: string, reason: string, from: string): void;
  /** Whether music plays, for headphones, whose keys mean one or the other by it. */
  setPlaying(isPlaying: boolean): void;
  /** Those that are connected now. */
  headphones: BluetoothSensors['headphones'];
  health(): readonly SensorHealth[];
}

/** What is shared with whoever tells something on the same way. */
export interface SharedClients {
  /** Absent: Bluetooth is opened for the sensors once there are any. */
  readonly bluetooth?: BluetoothServices;
  /** Absent: a client of our own. */
  readonly mqtt?: MqttClient | undefined;
}

export function createSensors(
  options: SensorsOptions,
  tools: SensorTools,
  shared: SharedClients = {},
): Sensors {
  const bluetooth = createBluetoothSensors(options, tools, shared.bluetooth);
  const external = createExternalSensor(tools);
  const senders = createSenderMap(options.map, {
    nowSeconds: () => tools.clock.nowSeconds(),
    wallSeconds: () => Date.now() / 1000,
  });

  const sensors: Sensor[] = [external];
  if (options.gpsd.enabled) sensors.push(createGpsdSensor(options.gpsd, tools));
  if (options.serialGps.enabled) sensors.push(createSerialGpsSensor(options.serialGps, tools));
  if (options.motion.enabled) sensors.push(createIioSensor(options.motion, tools));
  if (options.buttons.enabled) sensors.push(createButtonsSensor(options.buttons, { ...tools, senders }));
  if (options.osc.enabled) sensors.push(createOscSensor(options.osc, { ...tools, senders }));
  const mqtt = options.mqtt.enabled
    ? createMqttSensor(shared.mqtt ?? createMqttClient(options.mqtt, tools), { ...tools, senders })
    : undefined;
  if (mqtt) sensors.push(mqtt);
  if (options.midi.enabled) sensors.push(createMidiSensor(options.midi, { ...tools, senders }));
  return {
    start(emit) {
      for (const sensor of sensors) sensor.start(emit);
      bluetooth.start(emit);
    },
    async stop() {
      await Promise.all([...sensors, bluetooth].map((sensor) => sensor.stop()));
    },
    setBluetooth: (next) => bluetooth.set(next),
    bluetooth: () => bluetooth.services(),
    accept: (readings) => external.accept(readings),
    senders,
    setMap(map) {
      senders.set(map);
      mqtt?.hearSenders();
    },
    refuse(sensorId, reason, from) {
      const source = sensors.find(({ id }) => id === sensorId || sensorId.startsWith(`${id}:`));
      (source ?? external).refuse(reason, from);
    },
    headphones: () => bluetooth.headphones(),
    setPlaying: (isPlaying) => bluetooth.setPlaying(isPlaying),
    health: () => [...sensors.map((sensor) => sensor.health()), ...bluetooth.health()],
  };
}
