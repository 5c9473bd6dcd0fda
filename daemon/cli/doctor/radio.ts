import { execFile } from 'node:child_process';
import { readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { openDBus, systemBusAddress } from '../../dbus/dbus.ts';
import { objectManagerInterface } from '../../dbus/interfaces.ts';
import { createObjectTree } from '../../dbus/object-tree.ts';
import { realTimers } from '../../time/timers.ts';
import { type Finding, ok, warn } from './check.ts';

/** What Bluetooth goes through, and what else is in the air here. */
export interface Radio {
  /** Each adapter with where the kernel has it. */
  readonly adapters: readonly { readonly name: string; readonly path: string }[];
  /** On which frequencies this machine's Wi-Fi is connected, MHz; undefined where nobody knows. */
  readonly wifiMhz: readonly number[] | undefined;
}

const adaptersFolder = '/sys/class/bluetooth';
const networkManager = 'org.freedesktop.NetworkManager';
const wirelessInterface = `${networkManager}.Device.Wireless`;
const accessPointInterface = `${networkManager}.AccessPoint`;
const deadlineSeconds = 3;
/** Bluetooth's own band. */
const sharedBandMhz = { least: 2400, most: 2500 } as const;

export async function readRadio(folder = adaptersFolder, busAddress = systemBusAddress()): Promise<Radio> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^hci\d+$/.test(name)).sort();
  const adapters = await Promise.all(
    names.map(async (name) => ({
      name,
      path: await realpath(join(folder, name, 'device')).catch(() => ''),
    })),
  );
  return { adapters, wifiMhz: (await askNetworkManager(busAddress)) ?? (await askIw()) };
}

/** On a serial line of the board, as that of a Raspberry Pi: by a tty, or by the kernel itself (serdev). */
const isSerial = ({ path }: { readonly path: string }): boolean =>
  /\/(serial\d[^/]*|tty[A-Z]\w*|[^/]+\.serial)(\/|$)/.test(path) && !/\/usb\d/.test(path);

/** What makes music over Bluetooth stutter here, as far as one can see. */
export function judgeRadio({ adapters, wifiMhz }: Radio): Finding {
  if (adapters.length === 0)
    return warn('there is no Bluetooth adapter', 'Plug one in, or see `rfkill list`.');
  const causes: string[] = [];
  const fixes: string[] = [];
  const serial = adapters.find(isSerial);
  if (serial && adapters.every(isSerial)) {
    causes.push(`${serial.name} hangs on a serial line (UART), which is short of breath for music`);
    fixes.push(
      'An adapter in a USB socket, and the built-in one off: dtoverlay=disable-bt in /boot/firmware/config.txt, then restart.',
    );
  }
  const shared = wifiMhz?.find((mhz) => mhz >= sharedBandMhz.least && mhz <= sharedBandMhz.most);
  if (shared !== undefined) {
    causes.push(`Wi-Fi is connected at ${shared} MHz, in Bluetooth's own band`);
    fixes.push('Join a network of 5 GHz (nmcli connection modify NAME wifi.band a), or take a cable.');
  }
  if (causes.length > 0) return warn(`may make headphones stutter: ${causes.join('; ')}`, fixes.join(' '));
  const wifi =
    wifiMhz === undefined
      ? 'nobody knows on which frequency Wi-Fi is'
      : wifiMhz.length === 0
        ? 'no Wi-Fi'
        : `Wi-Fi at ${wifiMhz.join(', ')} MHz`;
  return ok(`${adapters.map(({ name }) => name).join(', ')}; ${wifi}`);
}

/** Undefined where there is none. */
async function askNetworkManager(busAddress: string): Promise<readonly number[] | undefined> {
  const bus = await openDBus({ address: busAddress, timers: realTimers, onSignal: () => {} }).catch(
    () => undefined,
  );
  if (!bus) return undefined;
  try {
    const [objects] = await bus.call({
      destination: networkManager,
      path: '/org/freedesktop',
      interface: objectManagerInterface,
      member: 'GetManagedObjects',
      deadlineSeconds,
    });
    const tree = createObjectTree();
    tree.replace(objects);
    return tree.all(wirelessInterface).flatMap(({ properties }) => {
      const mhz = tree.get(String(properties.ActiveAccessPoint), accessPointInterface)?.Frequency;
      return typeof mhz === 'number' && mhz > 0 ? [mhz] : [];
    });
  } catch {
    return undefined;
  } finally {
    bus.close();
  }
}

/** The same from those without NetworkManager. */
function askIw(): Promise<readonly number[] | undefined> {
  return new Promise((resolve) => {
    execFile('iw', ['dev'], { timeout: 1000 * deadlineSeconds }, (error, text) =>
      resolve(error ? undefined : [...text.matchAll(/\((\d{4}) MHz\)/g)].map(([, mhz]) => Number(mhz))),
    );
  });
}
