import { readFile } from 'node:fs/promises';
import { hostname, type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import { isDeepStrictEqual } from 'node:util';
import type { Timers } from '../../time/timers.ts';
import type { Unsubscribe } from '../host.ts';

/** How this machine is called by others, best first. */
export interface OwnAddresses {
  /** IPv4, that of the interface with the default route first; IPv6 only where there is no other. */
  readonly addresses: readonly string[];
  /** Names under which Avahi tells them: not every phone asks it. */
  readonly names: readonly string[];
  /** What it calls itself. */
  readonly hostName: string;
}

export interface MachineNetwork {
  readonly hostName: string;
  readonly interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;
  /** `/proc/net/route`; empty where nothing is known. */
  readonly routes: string;
  /** The name that the network knows it by, once it does: where there are two of us, one is tactus-2.local. */
  readonly deviceName?: string | undefined;
}

/** The name that the device is found by, whatever it is called otherwise. */
const usualName = 'tactus.local';
/** Networks between containers and machines that do not exist: no phone is there. */
const noise = /^(docker|br-|veth|virbr|vmnet|vboxnet|lxc|lxd|cni|flannel|podman|dummy|ifb)/;
const linkLocal = /^(169\.254\.|fe[89ab])/i;

/** Asks the system. */
export async function readMachineNetwork(): Promise<MachineNetwork> {
  const routes = await readFile('/proc/net/route', 'latin1').catch(() => '');
  return { hostName: hostname(), interfaces: networkInterfaces(), routes };
}

export function ownAddresses({
  hostName,
  interfaces,
  routes,
  deviceName = usualName,
}: MachineNetwork): OwnAddresses {
  const first = defaultInterface(routes);
  const near = Object.entries(interfaces)
    .filter(([name]) => !noise.test(name))
    .sort(([one], [other]) => Number(other === first) - Number(one === first))
    .flatMap(([, infos = []]) => infos)
    .filter(({ internal, address }) => !internal && !linkLocal.test(address));
  const family = near.some((each) => each.family === 'IPv4') ? 'IPv4' : 'IPv6';
  return {
    addresses: [...new Set(near.filter((each) => each.family === family).map(({ address }) => address))],
    names: [...new Set([deviceName, `${hostName.split('.')[0]!.toLowerCase()}.local`])].filter(
      (name) => name !== 'localhost.local',
    ),
    hostName: hostName.toLowerCase(),
  };
}

/** Where people open it, best first. */
export function ownUrls(
  { addresses, names }: OwnAddresses,
  scheme: 'http' | 'https',
  port: number,
): string[] {
  return [...addresses, ...names].map((host) => {
    const name = host.includes(':') ? `[${host}]` : host;
    return `${scheme}://${name}:${port}`;
  });
}

/** The machine's addresses as they come and go. */
export interface WatchedAddresses {
  readonly current: OwnAddresses;
  onChange(listener: () => void): Unsubscribe;
  stop(): void;
}

const lookSeconds = 10;

export async function watchAddresses(
  timers: Timers,
  read: () => Promise<MachineNetwork> = readMachineNetwork,
): Promise<WatchedAddresses> {
  const listeners = new Set<() => void>();
  let current = ownAddresses(await read());
  let cancel: (() => void) | undefined;
  let isStopped = false;
  const look = async (): Promise<void> => {
    const next = ownAddresses(await read());
    if (isDeepStrictEqual(next, current)) return;
    current = next;
    for (const tell of listeners) tell();
  };
  const wait = (): void => {
    if (!isStopped) cancel = timers.after(lookSeconds, () => void look().finally(wait));
  };
  wait();
  return {
    get current() {
      return current;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      isStopped = true;
      cancel?.();
    },
  };
}

/** Of the route to everywhere (destination and mask 0) with the least metric. */
function defaultInterface(routes: string): string | undefined {
  const [best] = routes
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .filter(([, destination, , , , , , mask]) => destination === '00000000' && mask === '00000000')
    .sort((one, other) => Number(one[6]) - Number(other[6]));
  return best?.[0];
}
