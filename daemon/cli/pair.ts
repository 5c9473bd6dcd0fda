import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { type Bluez, createBluez } from '../bluetooth/bluez.ts';
import { createScanner, type Scanner } from '../bluetooth/scanner.ts';
import { createBleSensor } from '../sensors/ble/ble.ts';
import type { NearbySensor } from '../sensors/ble/nearby.ts';
import { forgetSensor, type RememberedSensor, rememberSensor } from '../sensors/ble/remembered.ts';
import { searchSensors } from '../sensors/ble/search.ts';
import type { SensorTools } from '../sensors/sensor.ts';
import { TactusError } from '../system/errors.ts';
import { openStateFolder } from '../system/state-folder.ts';
import { monotonicClock } from '../time/clock.ts';
import { realTimers } from '../time/timers.ts';
import { parseInteger } from './arguments.ts';
import { stayAwake } from './awake.ts';
import { describeReading } from './reading-text.ts';
import { readConfiguration } from './session-options.ts';

interface PairOptions {
  readonly config?: string;
  readonly seconds: number;
  readonly show: number;
  readonly forget?: string;
}

const tools: SensorTools = { clock: monotonicClock, timers: realTimers };
/** A connection that is not there after this is not coming: straps sleep when they are taken off. */
const connectSeconds = 40;

export function pairCommand(): Command {
  return new Command('pair')
    .description('Look for Bluetooth sensors, try one, and remember it: the daemon then finds it by itself.')
    .argument('[name]', 'its address, or a part of its name; without it you choose')
    .option('--seconds <number>', 'how long to look', parseInteger(1, 300), 12)
    .option('--show <number>', 'how many seconds to show what it says', parseInteger(1, 3600), 8)
    .option('--forget <address>', 'forget a remembered sensor instead')
    .option('--config <file>', 'configuration file')
    .action((name: string | undefined, options: PairOptions) =>
      stayAwake(() => (options.forget === undefined ? pair(name, options) : forget(options.forget))),
    );
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function forget(address: string): Promise<void> {
  if (await forgetSensor(await openStateFolder(), address)) {
    say(`${address} is forgotten.`);
    return;
  }
  throw new TactusError('usage', `No sensor ${address} is remembered.`, 'Give its address, six bytes.');
}

async function pair(wanted: string | undefined, options: PairOptions): Promise<void> {
  const { sensors } = await readConfiguration(options);
  const stateFolder = await openStateFolder();
  const bluez = createBluez(tools);
  const scanner = createScanner(bluez, tools);
  bluez.start();
  scanner.start();
  try {
    const heard = await searchSensors(bluez, scanner, tools.timers, { seconds: options.seconds, wanted });
    heard.forEach((sensor, index) => {
      say(`${index + 1}  ${line(sensor)}`);
    });
    const { address, name } = await choose(heard, wanted);
    const sensor: RememberedSensor = { address, name: name.slice(0, 64) };
    const { devices: _, ...decoding } = sensors.bluetooth;
    await show(bluez, scanner, { ...sensor, ...decoding }, options.show);
    await rememberSensor(stateFolder, sensor);
    say(`${name} is remembered: \`tactus run\` listens to it whenever it is there.`);
  } finally {
    await scanner.stop();
    await bluez.stop();
  }
}

function line({ name, address, kinds, rssiDbm, connected }: NearbySensor): string {
  return `${name}  ${address}  ${kinds.join(', ')}; ${connected ? 'connected' : `${rssiDbm} dBm`}`;
}

/** The only one, or the one that a person chooses. Errors: TactusError `unavailable`, `usage`. */
async function choose(heard: readonly NearbySensor[], wanted: string | undefined): Promise<NearbySensor> {
  const [first] = heard;
  if (!first) {
    throw new TactusError(
      'unavailable',
      wanted === undefined ? 'No sensor was heard.' : `No sensor called ${wanted} was heard.`,
      'Put the strap on (moist), shake the pod, end other apps that hold it, and come within 5 m.',
    );
  }
  if (heard.length === 1) return first;
  const several = new TactusError(
    'usage',
    `There are ${heard.length} sensors${wanted === undefined ? '' : ` called ${wanted}`}.`,
    `Name one, e.g. tactus pair ${first.address}`,
  );
  if (process.stdin.isTTY !== true) throw several;
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question(`Which one (1-${heard.length})? `);
  prompt.close();
  const chosen = heard[Number(answer) - 1];
  if (!chosen) throw several;
  return chosen;
}

/** Listens to it as the daemon does. Errors: TactusError `unavailable` when it says nothing. */
async function show(
  bluez: Bluez,
  scanner: Scanner,
  options: Parameters<typeof createBleSensor>[2],
  showSeconds: number,
): Promise<void> {
  const sensor = createBleSensor(bluez, scanner, options, tools);
  try {
    await new Promise<void>((resolve, reject) => {
      const cancel = tools.timers.after(connectSeconds, () => {
        const { detail, lastError } = sensor.health();
        const message = `${options.name ?? options.address} says nothing: ${lastError ?? detail}.`;
        const fix = 'Wear it, end other apps that hold it, and try again.';
        reject(new TactusError('unavailable', message, fix));
      });
      let isHeard = false;
      sensor.start((reading) => {
        say(`   ${describeReading(reading)}`);
        if (isHeard || reading.kind === 'battery') return;
        isHeard = true;
        cancel();
        tools.timers.after(showSeconds, resolve);
      });
    });
  } finally {
    await sensor.stop();
  }
}
