import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { type Bluez, createBluez } from '../bluetooth/bluez.ts';
import { unpairHeadphones } from '../bluetooth/headphones.ts';
import { createScanner, type Scanner } from '../bluetooth/scanner.ts';
import { findSinkHere } from '../outputs/headphones/find-sink.ts';
import { createBleSensor } from '../sensors/ble/ble.ts';
import type { NearbySensor } from '../sensors/ble/nearby.ts';
import { forget, type RememberedDevice, readRemembered, remember } from '../sensors/ble/remembered.ts';
import { searchDevices, untilBluetoothIsReady } from '../sensors/ble/search.ts';
import { pairSound } from '../sensors/headphones/pair-sound.ts';
import type { SensorTools } from '../sensors/sensor.ts';
import { TactusError } from '../system/errors.ts';
import { openStateFolder } from '../system/files/state-folder.ts';
import { monotonicClock } from '../time/clock.ts';
import { realTimers } from '../time/timers.ts';
import { parseInteger } from './arguments.ts';
import { stayAwake } from './awake.ts';
import { describeReading } from './reading-text.ts';
import { readConfiguration } from './session-options.ts';
import { settleState } from './whose-state.ts';

interface PairOptions {
  readonly config?: string;
  readonly headphones?: true;
  readonly seconds: number;
  readonly show: number;
  readonly forget?: string;
}

const tools: SensorTools = { clock: monotonicClock, timers: realTimers };
/** A connection that is not there after this is not coming: straps sleep when they are taken off. */
const connectSeconds = 40;
const sinkTries = 6;

export function pairCommand(): Command {
  return new Command('pair')
    .description(
      'Look for Bluetooth sensors, try one, and remember it: the daemon then finds it by itself. Or pair headphones.',
    )
    .argument('[name]', 'its address, or a part of its name; without it you choose')
    .option('--headphones', 'look for headphones instead; hold their button until the light blinks')
    .option('--seconds <number>', 'how long to look', parseInteger(1, 300), 12)
    .option('--show <number>', 'how many seconds to show what a sensor says', parseInteger(1, 3600), 8)
    .option('--forget <address>', 'forget what was remembered instead')
    .option('--config <file>', 'configuration file')
    .action((name: string | undefined, options: PairOptions) =>
      stayAwake((signal) =>
        options.forget === undefined ? pair(name, options, signal) : forgetDevice(options.forget),
      ),
    );
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function forgetDevice(address: string): Promise<void> {
  settleState(`pair --forget ${address}`);
  const folder = await openStateFolder();
  const { headphones } = await readRemembered(folder);
  if (await forget(folder, address)) {
    const isForSound = headphones.some((each) => each.address.toUpperCase() === address.toUpperCase());
    if (isForSound) await unpair(address);
    say(`${address} is forgotten.`);
    return;
  }
  throw new TactusError('usage', `No ${address} is remembered.`, 'Give its address, six bytes.');
}

/** So that they do not call any more; where there is no Bluetooth now, they are only not ours any more. */
async function unpair(address: string): Promise<void> {
  const bluez = createBluez(tools);
  bluez.start();
  try {
    await untilBluetoothIsReady(bluez, tools.timers);
    await unpairHeadphones(bluez, address);
  } catch {
    say('There is no Bluetooth now: BlueZ still knows them (bluetoothctl remove ADDRESS).');
  } finally {
    await bluez.stop();
  }
}

async function pair(wanted: string | undefined, options: PairOptions, signal: AbortSignal): Promise<void> {
  const { sensors } = await readConfiguration(options);
  settleState(options.headphones ? 'pair --headphones' : 'pair');
  const stateFolder = await openStateFolder();
  const bluez = createBluez(tools);
  const scanner = createScanner(bluez, tools);
  bluez.start();
  scanner.start();
  try {
    const { seconds } = options;
    const what = options.headphones ? 'headphones' : 'sensors';
    const heard = await searchDevices(bluez, scanner, tools.timers, { seconds, wanted, what, signal });
    heard.forEach((device, index) => {
      say(`${index + 1}  ${line(device)}`);
    });
    const { address, name } = await choose(heard, wanted, what, signal);
    const device: RememberedDevice = { address, name: name.slice(0, 64) };
    if (options.headphones) {
      const obstacle = await pairSound(bluez, scanner, device, signal);
      await remember(stateFolder, 'headphones', device);
      if (obstacle) throw obstacle;
      say(`${name}: paired and connected. \`tactus run\` calls them when it starts and takes their keys.`);
      say(await describeSink(address, signal));
      return;
    }
    const { devices: _, ...decoding } = sensors.bluetooth;
    await show(bluez, scanner, { ...device, ...decoding }, options.show, signal);
    await remember(stateFolder, 'devices', device);
    say(`${name} is remembered: \`tactus run\` listens to it whenever it is there.`);
  } finally {
    await scanner.stop();
    await bluez.stop();
  }
}

/** Who plays to them; a sound server takes a moment to know them. */
async function describeSink(address: string, signal: AbortSignal): Promise<string> {
  const find = findSinkHere(tools.timers);
  for (let tries = 1; ; tries += 1) {
    const { sink, obstacle } = await find(address);
    signal.throwIfAborted();
    if (sink) return `${sink.server} plays to them: \`tactus run\` finds that by itself (${sink.device}).`;
    if (tries === sinkTries) return `But ${obstacle?.why}. ${obstacle?.fix}`;
    await new Promise<void>((resolve) => tools.timers.after(1, resolve));
  }
}

function line({ name, address, kinds, rssiDbm, connected }: NearbySensor): string {
  const how = connected ? 'connected' : rssiDbm === undefined ? 'not heard' : `${rssiDbm} dBm`;
  return `${name}  ${address}  ${kinds.join(', ')}; ${how}`;
}

const searchFixes = {
  sensors:
    'Put the strap on (moist), shake the pod, end other apps that hold it, and come within 5 m. Headphones: --headphones.',
  headphones: 'Hold their button until the light blinks (pairing mode), and come within 2 m.',
} as const;

/** The only one, or the one that a person chooses. Errors: TactusError `unavailable`, `usage`; the signal's reason. */
async function choose(
  heard: readonly NearbySensor[],
  wanted: string | undefined,
  what: keyof typeof searchFixes,
  signal: AbortSignal,
): Promise<NearbySensor> {
  const [first] = heard;
  const word = what === 'sensors' ? 'sensor' : 'headphones';
  if (!first) {
    const message =
      wanted === undefined
        ? `No ${word} ${what === 'sensors' ? 'was' : 'were'} heard.`
        : `No ${word} called ${wanted} ${what === 'sensors' ? 'was' : 'were'} heard.`;
    throw new TactusError('unavailable', message, searchFixes[what]);
  }
  if (heard.length === 1) return first;
  const several = new TactusError(
    'usage',
    `${heard.length} ${what} were heard${wanted === undefined ? '' : `, called ${wanted}`}.`,
    `Name one, e.g. tactus pair ${what === 'headphones' ? '--headphones ' : ''}${first.address}`,
  );
  if (process.stdin.isTTY !== true) throw several;
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await prompt.question(`Which one (1-${heard.length})? `, { signal });
    const chosen = heard[Number(answer) - 1];
    if (!chosen) throw several;
    return chosen;
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    prompt.close();
  }
}

/** Listens to it as the daemon does. Errors: TactusError `unavailable` when it says nothing; the signal's reason. */
async function show(
  bluez: Bluez,
  scanner: Scanner,
  options: Parameters<typeof createBleSensor>[2],
  showSeconds: number,
  signal: AbortSignal,
): Promise<void> {
  const sensor = createBleSensor(bluez, scanner, options, tools);
  try {
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
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
