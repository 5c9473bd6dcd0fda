import { Command } from 'commander';
import { findSinkHere } from '../outputs/headphones/find-sink.ts';
import { listOutputChoices } from '../outputs/output-names.ts';
import { readRemembered, withRemembered } from '../sensors/ble/remembered.ts';
import type { SensorsOptions } from '../sensors/options.ts';
import { sensorsOptionsSchema } from '../sensors/options.ts';
import type { SensorTools } from '../sensors/sensor.ts';
import { createSensors } from '../sensors/sensors.ts';
import { type FoundSource, type Survey, surveySensors } from '../sensors/survey.ts';
import { TactusError } from '../system/errors.ts';
import { stateFolderPath } from '../system/files/state-folder.ts';
import { monotonicClock } from '../time/clock.ts';
import { realTimers } from '../time/timers.ts';
import { parseInteger } from './arguments.ts';
import { stayAwake } from './awake.ts';
import { describeReading } from './reading-text.ts';
import { readConfiguration } from './session-options.ts';
import { actForService } from './whose-state.ts';

interface DevicesOptions {
  readonly config?: string;
  readonly json?: true;
  readonly seconds: number;
}

const tools: SensorTools = { clock: monotonicClock, timers: realTimers };
/** What is listened to says something in this time, if it is going to. */
const listenSeconds = 4;

export function devicesCommand(): Command {
  return new Command('devices')
    .description('List what could be listened to now, what it says, and the devices that could be played to.')
    .option('--seconds <number>', 'how long to look for Bluetooth sensors; 0: not', parseInteger(0, 120), 8)
    .option('--config <file>', 'configuration file')
    .option('--json', 'as one JSON object')
    .action((options: DevicesOptions) => stayAwake((signal) => list(options, signal)));
}

async function list(options: DevicesOptions, signal: AbortSignal): Promise<void> {
  const { sensors } = await readConfiguration(options);
  actForService();
  const known = withRemembered(sensors, await readRemembered(stateFolderPath()));
  const survey = await surveySensors({ gpsd: sensors.gpsd, scanSeconds: options.seconds, signal }, tools);
  signal.throwIfAborted();
  const values = await listen(listenable(known, survey), signal);
  // What is always there is no device.
  const cards = (await listOutputChoices()).filter(({ name }) => name.includes(':'));
  const outputs = [...(await listHeadphones(survey)), ...cards];
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ ...survey, values, outputs }, null, 2)}\n`
      : print(survey, values) + printOutputs(outputs),
  );
  const unavailable = survey.missed.find(({ kind, fix }) => kind === 'bluetooth' && fix !== undefined);
  if (unavailable?.fix !== undefined) {
    const fix = `${unavailable.fix} Or look without it: tactus devices --seconds 0`;
    throw new TactusError('unavailable', unavailable.reason, fix);
  }
}

/**
 * What tells its values at no cost to others: a strap takes one or two listeners and may be somebody else's, so that of
 * Bluetooth only sensors that are ours are called.
 */
function listenable(known: SensorsOptions, { found }: Survey): SensorsOptions {
  const isFound = (kind: FoundSource['kind'], text = ''): boolean =>
    found.some((source) => source.kind === kind && source.setting.includes(text));
  const devices = known.bluetooth.devices.filter(({ address }) =>
    isFound('bluetooth', address.toUpperCase()),
  );
  return sensorsOptionsSchema.parse({
    gpsd: { ...known.gpsd, enabled: isFound('gpsd') },
    motion: { ...known.motion, enabled: isFound('motion') },
    bluetooth: { ...known.bluetooth, devices },
  });
}

interface ListedValue {
  readonly sensorId: string;
  readonly kind: string;
  readonly ageSeconds: number;
  readonly text: string;
}

async function listen(options: SensorsOptions, signal: AbortSignal): Promise<readonly ListedValue[]> {
  const isWorthIt = options.gpsd.enabled || options.motion.enabled || options.bluetooth.devices.length > 0;
  if (!isWorthIt) return [];
  const sensors = createSensors(options, tools);
  sensors.start(() => {});
  try {
    await new Promise<void>((resolve) => {
      tools.timers.after(listenSeconds, resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    signal.throwIfAborted();
    return sensors
      .health()
      .flatMap(({ values }) => values)
      .map(({ sensorId, kind, ageSeconds, reading }) => ({
        sensorId,
        kind,
        ageSeconds: Math.round(ageSeconds * 10) / 10,
        text: describeReading(reading),
      }));
  } finally {
    await sensors.stop();
  }
}

/** Headphones that are connected and that a sound server plays to; ours need not be named. */
async function listHeadphones({ found }: Survey): Promise<Awaited<ReturnType<typeof listOutputChoices>>> {
  const find = findSinkHere(tools.timers);
  const there = found.filter(({ detail }) => /^plays sound.*; connected$/.test(detail));
  const each = there.map(async ({ name, setting }) => {
    const [address = ''] = /(?:[0-9A-F]{2}:){5}[0-9A-F]{2}/i.exec(setting) ?? [];
    const { sink } = await find(address);
    return sink ? [{ name: `alsa:${sink.device}`, description: `${name}, by ${sink.server}` }] : [];
  });
  return (await Promise.all(each)).flat();
}

function print({ found, missed }: Survey, values: readonly ListedValue[]): string {
  const width = Math.max(0, ...found.map(({ name }) => name.length));
  const lines = found.flatMap(({ kind, name, detail, setting }) => [
    `${kind.padEnd(9)}  ${name.padEnd(width)}  ${detail}`,
    `${' '.repeat(11)}--set '${setting.split(' sensors.').join("' --set 'sensors.")}'`,
  ]);
  const heard = values.map(
    ({ sensorId, text, ageSeconds }) => `heard      ${sensorId}  ${text}, ${ageSeconds} s ago`,
  );
  const nothing = missed.map(({ kind, reason }) => `${kind.padEnd(9)}  - ${reason}`);
  return `${[...lines, ...heard, ...nothing].join('\n')}\n`;
}

function printOutputs(outputs: Awaited<ReturnType<typeof listOutputChoices>>): string {
  const lines = outputs.map(
    ({ name, description }) => `output     ${description}\n           --output '${name}'\n`,
  );
  return lines.join('');
}
