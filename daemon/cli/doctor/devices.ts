import { constants, existsSync, readdirSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Configuration } from '../../configuration.ts';
import { firstLineOf } from '../../system/errors.ts';
import { mayAccess } from '../../system/files/may-access.ts';
import { ownUser } from '../../system/own-user.ts';
import { type Check, type Finding, fail, ok, warn } from './check.ts';
import { textOf } from './text-of.ts';

/** Whether what is plugged in is there for us. */
export const devicesChecks: readonly Check[] = [
  { name: 'kernel sound', look: () => judgeCards(readCards()) },
  { name: 'groups', look: (configuration) => judgeGroups(neededDevices(configuration), ownUser().username) },
  { name: 'serial console', look: ({ sensors: { serialGps } }) => judgeConsole(serialGps, readConsoles()) },
  { name: 'gps receiver', look: ({ sensors: { serialGps } }) => judgeReceiver(serialGps) },
  { name: 'midi', look: lookForMidi },
];

/** Undefined where the kernel has no sound at all. `root`: where the machine's files are, for tests, as below. */
export function readCards(root = '/'): readonly string[] | undefined {
  const text = textOf(join(root, 'proc/asound/cards'));
  return text === undefined
    ? undefined
    : [...text.matchAll(/^\s*\d+ \[[^\]]*\]: (.*)$/gm)].map(([, name]) => name!);
}

export function judgeCards(cards: readonly string[] | undefined): Finding {
  if (cards !== undefined && cards.length > 0) return ok(cards.join('; '));
  const why = cards === undefined ? 'the kernel has no sound' : 'the kernel knows no sound card';
  return warn(
    `${why}: what remains is the stream and Bluetooth`,
    'Raspberry Pi: dtparam=audio=on in /boot/firmware/config.txt and restart; else `lsusb`, `dmesg | grep -i snd`, or plug in a USB sound card.',
  );
}

interface NeededDevice {
  /** What for. */
  readonly what: string;
  readonly group: string;
  /** That are there. */
  readonly paths: readonly string[];
  readonly rights: number;
}

const both = constants.R_OK | constants.W_OK;

/** What the daemon opens of its own accord or as it is configured. */
function neededDevices({ sensors }: Configuration): readonly NeededDevice[] {
  const under = (folder: string, pattern: RegExp): readonly string[] => {
    try {
      const names = readdirSync(folder).filter((name) => pattern.test(name));
      return names.map((name) => join(folder, name));
    } catch {
      return [];
    }
  };
  const receiver = sensors.serialGps.path;
  const isSerial = sensors.serialGps.enabled && existsSync(receiver);
  const reads = sensors.buttons.enabled || sensors.motion.enabled;
  return [
    { what: 'sound cards', group: 'audio', paths: under('/dev/snd', /^pcm/), rights: both },
    { what: 'the GPS receiver', group: 'dialout', paths: isSerial ? [receiver] : [], rights: both },
    {
      what: 'buttons',
      group: 'input',
      paths: reads ? under('/dev/input', /^event/) : [],
      rights: constants.R_OK,
    },
  ];
}

function judgeGroups(needed: readonly NeededDevice[], user: string): Finding {
  const closed = needed.filter(
    ({ paths, rights }) => paths.length > 0 && !paths.some((path) => mayAccess(path, rights)),
  );
  if (closed.length === 0) return ok(`${user} may open what is there`);
  return fail(
    `${closed.map(({ what }) => what).join(' and ')} cannot be opened by ${user}`,
    `sudo usermod -aG ${closed.map(({ group }) => group).join(',')} ${user}, then sudo systemctl restart tactus (or log in anew)`,
  );
}

/** Serial lines on which the kernel or a login speaks: names in /dev. */
export function readConsoles(root = '/'): readonly string[] {
  const commandLine = textOf(join(root, 'proc/cmdline')) ?? '';
  const kernel = [...commandLine.matchAll(/\bconsole=([A-Za-z]\w*)/g)].map(([, name]) => name!);
  const wants = join(root, 'etc/systemd/system/getty.target.wants');
  const logins = (existsSync(wants) ? readdirSync(wants) : []).flatMap(
    (name) => /^serial-getty@(.+)\.service$/.exec(name)?.[1] ?? [],
  );
  const named = [...new Set([...kernel, ...logins])].filter((name) => !/^tty\d*$/.test(name));
  // A Raspberry Pi says `serial0`, which is one of two.
  return named.map((name) => deviceOf(join(root, 'dev', name)));
}

/** A receiver on the board's own line hears what the console says, and the console takes its sentences for a password. */
export function judgeConsole(
  { enabled, path }: Pick<Configuration['sensors']['serialGps'], 'enabled' | 'path'>,
  consoles: readonly string[],
  root = '/',
): Finding {
  if (!enabled) return ok('no GPS receiver on a serial line (sensors.serialGps.enabled)');
  const device = deviceOf(join(root, path));
  if (!consoles.includes(device)) return ok(`${path} is no console`);
  return fail(
    `a console is on ${path}, where the GPS receiver is to be`,
    `sudo systemctl disable --now serial-getty@${device}.service; then take console=serial0 (or console=${device}) out of /boot/firmware/cmdline.txt and restart (Raspberry Pi: sudo raspi-config nonint do_serial_cons 1)`,
  );
}

function judgeReceiver({ enabled, path }: Configuration['sensors']['serialGps']): Finding {
  if (!enabled) return ok('not asked for (sensors.serialGps.enabled)');
  return existsSync(path)
    ? ok(path)
    : warn(
        `${path} is not there`,
        'Plug the receiver in, or name it by sensors.serialGps.path (`tactus devices` lists them).',
      );
}

async function lookForMidi({ sensors: { midi }, outputs }: Configuration): Promise<Finding> {
  const isWanted = midi.enabled || outputs.use.some(({ type }) => type === 'midi');
  if (!isWanted) return ok('not asked for (sensors.midi.enabled, an output of MIDI)');
  if (!existsSync('/dev/snd/seq'))
    return warn(
      "the kernel's MIDI sequencer is not there",
      'sudo modprobe snd-seq && echo snd-seq | sudo tee /etc/modules-load.d/tactus-midi.conf',
    );
  try {
    await import('@julusian/midi');
    return ok('ALSA sequencer');
  } catch (error) {
    return fail(
      `the package @julusian/midi cannot be loaded: ${firstLineOf(error)}`,
      'Debian: apt install libasound2. In a checkout: npm ci, with optional packages.',
    );
  }
}

/** The name of the device behind a link. */
function deviceOf(path: string): string {
  try {
    return basename(realpathSync(path));
  } catch {
    return basename(path);
  }
}
