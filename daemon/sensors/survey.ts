import { createConnection } from 'node:net';
import { createBluez } from '../bluetooth/bluez.ts';
import { createScanner } from '../bluetooth/scanner.ts';
import { messageOf, TactusError } from '../system/errors.ts';
import { nearbyHeadphones } from './ble/nearby.ts';
import { searchDevices } from './ble/search.ts';
import { looksLikeButtons } from './buttons/buttons.ts';
import { listInputDevices } from './buttons/device-file.ts';
import { openMidiPorts } from './midi/ports.ts';
import { findAccelerometers } from './motion/iio-device.ts';
import type { SensorsOptions } from './options.ts';
import type { SensorTools } from './sensor.ts';

/** Something that could be listened to now, and the setting that does it. */
export interface FoundSource {
  readonly kind: 'gpsd' | 'serial' | 'bluetooth' | 'motion' | 'buttons' | 'midi';
  readonly name: string;
  /** One line for people: what it is, how well it is heard. */
  readonly detail: string;
  /** For `--set`, or for the configuration file. */
  readonly setting: string;
}

/** A place that was looked at in vain, and why. */
export interface MissedSource {
  readonly kind: FoundSource['kind'];
  readonly reason: string;
  /** What to do about it; absent where nothing needs doing. */
  readonly fix?: string;
}

export interface Survey {
  readonly found: readonly FoundSource[];
  readonly missed: readonly MissedSource[];
}

export interface SurveyOptions extends Pick<SensorsOptions, 'gpsd'> {
  /** How long to listen for Bluetooth sensors; 0 not to. A scan makes Bluetooth music stutter, and then is not made. */
  readonly scanSeconds: number;
  readonly iioFolder?: string;
  readonly inputSysFolder?: string;
  readonly busAddress?: string;
  /** Ends the search for Bluetooth sensors. */
  readonly signal?: AbortSignal;
}

type Probe = readonly [FoundSource['kind'], () => Promise<readonly FoundSource[]>];

/** Looks everywhere at once for what could be listened to. Never throws: what fails is among the missed. */
export async function surveySensors(options: SurveyOptions, tools: SensorTools): Promise<Survey> {
  const probes: readonly Probe[] = [
    ['bluetooth', () => surveyBluetooth(options, tools)],
    ['gpsd', () => surveyGpsd(options.gpsd)],
    ['serial', surveySerial],
    ['motion', () => surveyMotion(options.iioFolder ?? '/sys/bus/iio/devices')],
    ['buttons', () => surveyButtons(options.inputSysFolder ?? '/sys/class/input')],
    ['midi', surveyMidi],
  ];
  const found: FoundSource[] = [];
  const missed: MissedSource[] = [];
  await Promise.all(
    probes.map(async ([kind, probe]) => {
      try {
        const sources = await probe();
        found.push(...sources);
        if (sources.length === 0) missed.push({ kind, reason: 'nothing found' });
      } catch (error) {
        const reason = messageOf(error);
        missed.push({ kind, reason, ...(error instanceof TactusError && { fix: error.fix }) });
      }
    }),
  );
  const order = probes.map(([kind]) => kind);
  const byKind = (a: { kind: FoundSource['kind'] }, b: { kind: FoundSource['kind'] }): number =>
    order.indexOf(a.kind) - order.indexOf(b.kind);
  return { found: found.sort(byKind), missed: missed.sort(byKind) };
}

async function surveyBluetooth(options: SurveyOptions, tools: SensorTools): Promise<readonly FoundSource[]> {
  if (options.scanSeconds <= 0) return [];
  const bluez = createBluez({
    ...tools,
    ...(options.busAddress !== undefined && { address: options.busAddress }),
  });
  const scanner = createScanner(bluez, tools);
  bluez.start();
  scanner.start();
  try {
    const search = { seconds: options.scanSeconds, ...(options.signal && { signal: options.signal }) };
    const heard = await searchDevices(bluez, scanner, tools.timers, search);
    const headphones = nearbyHeadphones(bluez).filter(({ paired }) => paired);
    return [
      ...heard.map((sensor) => ({ ...sensor, section: 'bluetooth' })),
      ...headphones.map((pair) => ({ ...pair, section: 'headphones' })),
    ].map(({ address, name, kinds, rssiDbm, connected, section }) => ({
      kind: 'bluetooth',
      name,
      detail: `${kinds.join(', ')}; ${connected ? 'connected' : rssiDbm === undefined ? 'away' : `${rssiDbm} dBm`}`,
      setting: `sensors.${section}.devices=[{address: ${address}}]`,
    }));
  } finally {
    await scanner.stop();
    await bluez.stop();
  }
}

const gpsdAnswerMillis = 1000;

async function surveyGpsd({ host, port }: SensorsOptions['gpsd']): Promise<readonly FoundSource[]> {
  const version = await new Promise<string>((resolve, reject) => {
    const socket = createConnection({ host, port });
    socket.setTimeout(gpsdAnswerMillis, () => socket.destroy(new Error(`no answer from ${host}:${port}`)));
    socket.on('data', (data) => {
      socket.destroy();
      const release = /"release":"([\w.~-]{1,32})"/.exec(data.toString('latin1'))?.[1];
      if (release) resolve(release);
      else reject(new Error(`${host}:${port} is not a gpsd`));
    });
    socket.on('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(`no gpsd at ${host}:${port} (${error.code ?? error.message})`)),
    );
    socket.on('close', () => reject(new Error(`${host}:${port} closed the connection`)));
  });
  return [
    {
      kind: 'gpsd',
      name: `${host}:${port}`,
      detail: `gpsd ${version}`,
      setting: 'sensors.gpsd.enabled=true',
    },
  ];
}

async function surveySerial(): Promise<readonly FoundSource[]> {
  const { SerialPort } = await import('serialport');
  const ports = await SerialPort.list().catch((error: unknown) => {
    throw /udevadm/.test(String(error)) ? new Error('there is no udev, which knows them') : error;
  });
  // Without a maker it is a bare port of the board, which may have anything or nothing at its end.
  return ports
    .filter(({ manufacturer, vendorId }) => manufacturer !== undefined || vendorId !== undefined)
    .map(({ path, manufacturer, vendorId }) => ({
      kind: 'serial',
      name: path,
      detail: `${manufacturer ?? `USB ${vendorId}`}; a GPS receiver, perhaps`,
      setting: `sensors.serialGps.enabled=true sensors.serialGps.path=${path}`,
    }));
}

async function surveyMotion(folder: string): Promise<readonly FoundSource[]> {
  const all = await findAccelerometers(folder);
  return all.map(({ node, name }) => ({
    kind: 'motion',
    name,
    detail: `accelerometer (${node})`,
    setting: `sensors.motion.enabled=true sensors.motion.device=${name}`,
  }));
}

function surveyButtons(folder: string): Promise<readonly FoundSource[]> {
  const buttons = listInputDevices(folder).filter(({ name }) => looksLikeButtons.test(name));
  return Promise.resolve(
    buttons.map(({ node, name }) => ({
      kind: 'buttons',
      name,
      detail: `keys (${node})`,
      setting: 'sensors.buttons.enabled=true',
    })),
  );
}

async function surveyMidi(): Promise<readonly FoundSource[]> {
  const ports = await openMidiPorts();
  return ports
    .list()
    .filter((name) => !/midi through/i.test(name))
    .map((name) => ({ kind: 'midi', name, detail: 'MIDI input', setting: 'sensors.midi.enabled=true' }));
}
