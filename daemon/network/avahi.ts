import { DBusCallError, systemBusAddress } from '../dbus/dbus.ts';
import { createDBusService } from '../dbus/service.ts';
import { firstLineOf } from '../system/errors.ts';
import type { Timers } from '../time/timers.ts';
import {
  type AvahiEntry,
  avahiName,
  callServer,
  createNamedGroup,
  groupInterface,
  type NamedGroup,
  serverInterface,
} from './avahi-group.ts';
import type { OwnAddress } from './own-addresses.ts';

/** What is told to the network: a page that browsers of services find, and the name `tactus.local`. */
export interface Announcement {
  /** Of the page. */
  readonly port: number;
  readonly version: string;
}

/** Avahi, who makes this machine known in its networks by multicast DNS. No bus and no Avahi are states, and pass. */
export interface Avahi {
  /** What was told is withdrawn. */
  stop(): Promise<void>;
  /** Undefined: nothing, and nothing is left of what was told. */
  announce(announcement: Announcement | undefined): void;
  readonly state: AvahiState;
}

export interface AvahiState {
  /** `silent`: nothing is to be told. */
  readonly status: 'silent' | 'absent' | 'registering' | 'established' | 'failed';
  /** Under which this machine is found: the alias first. Only what nobody else has. */
  readonly names: readonly string[];
  /** One line for people. */
  readonly detail: string;
}

/** The name that people are told; a second Tactus in the network is tactus-2. */
const wantedName = 'tactus';
const others = [2, 3, 4, 5, 6, 7, 8, 9];
const aliases = [wantedName, ...others.map((number) => `${wantedName}-${number}`)];
const pageNames = ['Tactus', ...others.map((number) => `Tactus #${number}`)];
/** Whatever of these we find free, this machine is called so. */
export const aliasNames: readonly string[] = aliases.map((alias) => `${alias}.local`);
const anyInterface = -1;
const anyProtocol = -1;
/** The machine's own name is what its address is called. */
const noReverse = 16;
/** Avahi's number for its own state: before, and when its own name is being changed, it tells nothing. */
const serverRunning = 2;
/** Addresses come and go, and the kernel tells us only by being asked. */
const lookSeconds = 5;
const notAsked = 'Avahi: not asked yet';
/** What Avahi refused is told again after so long. */
const retrySeconds = 30;

export function createAvahi(options: {
  readonly timers: Timers;
  readonly addresses: () => readonly OwnAddress[];
  /** The system bus, unless a test has its own. */
  readonly address?: string;
}): Avahi {
  const { timers, addresses, address = systemBusAddress() } = options;
  let wanted: Announcement | undefined;
  let absence: string | undefined = notAsked;
  let refusal: string | undefined;
  let isServerRunning = false;
  let isStarted = false;
  let hostName = '';
  let groups: { readonly alias: NamedGroup; readonly page: NamedGroup } | undefined;
  /** What is told, in one word: told anew when it is another. */
  let told = '';
  let cancelLook = (): void => {};
  /** One thing at a time is said to Avahi. */
  let work = Promise.resolve();

  const queue = (task: () => Promise<void>): void => {
    work = work.then(task).catch((error: unknown) => {
      // That it has gone is told otherwise.
      if (error instanceof DBusCallError && ['absent', 'closed'].includes(error.errorName)) return;
      refusal = firstLineOf(error);
    });
  };

  const aliasEntries = async (name: string): Promise<readonly AvahiEntry[]> => {
    // The machine has this name already, and Avahi tells it.
    if (name === hostName) return [];
    const entries: AvahiEntry[] = [];
    for (const { interfaceName, address: ip } of addresses()) {
      const index = await indexOf(interfaceName);
      // An alias of another kind (CNAME) is not followed by Windows, nor by all of Apple's.
      const body = [index, anyProtocol, noReverse, `${name}.local`, ip];
      if (index !== undefined) entries.push({ member: 'AddAddress', signature: 'iiuss', body });
    }
    return entries;
  };
  /** By Avahi's count of interfaces. Undefined when it does not know this one. */
  const indexOf = (interfaceName: string): Promise<number | undefined> =>
    callServer(service, {
      member: 'GetNetworkInterfaceIndexByName',
      signature: 's',
      body: [interfaceName],
    }).then(
      ([index]) => Number(index),
      () => undefined,
    );
  const pageEntries = async (name: string): Promise<readonly AvahiEntry[]> => {
    if (!wanted) return [];
    const texts = ['path=/', `version=${wanted.version}`].map((text) => Buffer.from(text));
    const body = [anyInterface, anyProtocol, 0, name, '_http._tcp', '', '', wanted.port, texts];
    return [{ member: 'AddService', signature: 'iiussssqaay', body }];
  };

  /** All anew, when it is another than what was told. */
  const tell = async (): Promise<void> => {
    if (!wanted) {
      const { alias, page } = groups ?? {};
      groups = undefined;
      told = '';
      await alias?.free();
      await page?.free();
      return;
    }
    if (absence !== undefined || !isServerRunning) return;
    const now = JSON.stringify([wanted, addresses(), hostName]);
    if (now === told && refusal === undefined) return;
    told = now;
    refusal = undefined;
    groups ??= {
      alias: await createNamedGroup(service, {
        names: aliases,
        entries: aliasEntries,
      }),
      page: await createNamedGroup(service, {
        names: pageNames,
        entries: pageEntries,
      }),
    };
    await groups.page.tell();
    await groups.alias.tell();
  };

  const readServer = async (): Promise<void> => {
    isServerRunning = Number((await callServer(service, { member: 'GetState' }))[0]) === serverRunning;
    hostName = String((await callServer(service, { member: 'GetHostName' }))[0]);
  };

  const service = createDBusService({
    name: avahiName,
    address,
    timers,
    async onAppear() {
      groups = undefined;
      told = '';
      await readServer();
      absence = undefined;
      queue(tell);
    },
    onVanish(why) {
      absence = `Avahi: ${why}`;
      groups = undefined;
    },
    onSignal({ interface: name, member, path, body }) {
      if (member !== 'StateChanged') return;
      if (name === serverInterface)
        queue(async () => {
          await readServer();
          await tell();
        });
      if (name !== groupInterface) return;
      queue(async () => {
        const group = [groups?.alias, groups?.page].find((each) => each?.path === path);
        await group?.hear(body[0]);
        if (group?.state === 'failure') throw new Error(String(body[1]));
      });
    },
  });

  const stateNow = (): AvahiState => {
    if (!wanted) return { status: 'silent', names: [], detail: 'nothing is told' };
    if (absence !== undefined) return { status: 'absent', names: [], detail: absence };
    const own = `${hostName}.local`;
    const { alias } = groups ?? {};
    if (refusal !== undefined) return { status: 'failed', names: [own], detail: `Avahi refuses: ${refusal}` };
    if (alias?.name === hostName) return { status: 'established', names: [own], detail: own };
    if (alias?.state !== 'established')
      return { status: 'registering', names: [own], detail: `asks whether ${wantedName}.local is free` };
    const name = `${alias.name}.local`;
    const why = alias.name === wantedName ? '' : `: another machine is ${wantedName}.local`;
    return { status: 'established', names: [name, own], detail: `${name}${why}` };
  };

  const look = (): void => {
    cancelLook = timers.after(refusal === undefined ? lookSeconds : retrySeconds, () => {
      queue(tell);
      look();
    });
  };

  return {
    async stop() {
      cancelLook();
      wanted = undefined;
      groups = undefined;
      absence = notAsked;
      // Whoever leaves the bus takes with him what he told, and need not wait for an Avahi that does not answer.
      await service.stop();
      await work;
      isStarted = false;
    },
    announce(announcement) {
      wanted = announcement;
      // Not before: who tells nothing needs no D-Bus, and its memory.
      if (wanted && !isStarted) {
        isStarted = true;
        service.start();
        look();
      }
      queue(tell);
    },
    get state() {
      return stateNow();
    },
  };
}
