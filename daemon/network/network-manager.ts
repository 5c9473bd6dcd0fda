import { type DBusCall, DBusVariant, systemBusAddress } from '../dbus/dbus.ts';
import { objectManagerInterface } from '../dbus/interfaces.ts';
import { applySignal } from '../dbus/object-changes.ts';
import { createObjectTree } from '../dbus/object-tree.ts';
import { createDBusService } from '../dbus/service.ts';
import { ownUser } from '../system/own-user.ts';
import type { Timers } from '../time/timers.ts';
import { type HotspotCredentials, hotspotConnection } from './hotspot-connection.ts';
import { managerName, managerPath, profileInterface, wirelessInterface } from './interfaces.ts';
import { factsOf, type KnownNetwork, type NetworkFacts } from './network-facts.ts';

/**
 * NetworkManager on the system's D-Bus, as far as a hotspot needs it. No bus, no NetworkManager, no Wi-Fi are facts and
 * pass by themselves.
 */
export interface NetworkManager {
  start(): void;
  stop(): Promise<void>;
  readonly facts: NetworkFacts;
  /** Once it has been heard, or is known not to be there. */
  readonly known: Promise<void>;
  /** Calls when the facts may be others. Gives back what ends it. */
  onChange(listener: () => void): () => void;
  /** Asks for the hotspot: whether and when it is there, the facts tell. Errors: DBusCallError. */
  startHotspot(credentials: HotspotCredentials): Promise<void>;
  /** Errors: DBusCallError. */
  stopHotspot(): Promise<void>;
  /** Listens for networks; not every radio can while it is an access point. Errors: DBusCallError. */
  scan(): Promise<void>;
  /** Joins the best known network that is there. Errors: DBusCallError when there is none. */
  join(): Promise<void>;
}

/** What NetworkManager asks of whoever makes a hotspot (polkit's words); it answers `yes`, `no` or `auth`. */
const neededRights = ['network-control', 'wifi.share.protected', 'settings.modify.own'].map(
  (right) => `${managerName}.${right}`,
);
const objectManagerPath = '/org/freedesktop';
/** No object in particular. */
const anything = '/';

export function createNetworkManager(options: {
  readonly timers: Timers;
  /** The system bus, unless a test has its own. */
  readonly address?: string;
}): NetworkManager {
  const { timers, address = systemBusAddress() } = options;
  const tree = createObjectTree();
  const known = new Map<string, KnownNetwork>();
  const listeners = new Set<() => void>();
  let denied: readonly string[] = [];
  let absence: string | undefined = 'not asked yet';
  let settle = (): void => {};
  const settled = new Promise<void>((resolve) => {
    settle = resolve;
  });
  let facts: NetworkFacts = { obstacle: absence, knowsNetworks: false };

  const tell = (): void => {
    facts =
      absence === undefined
        ? factsOf(tree, [...known.values()], denied)
        : { obstacle: absence, knowsNetworks: false };
    settle();
    for (const listener of [...listeners]) listener();
  };

  const forget = (): void => {
    tree.clear();
    known.clear();
    denied = [];
  };

  /** Of one of NetworkManager's connections: whether it is a Wi-Fi network to join, and which. Never throws. */
  const readProfile = async (path: string): Promise<void> => {
    try {
      const [settings] = await service.call({ path, interface: profileInterface, member: 'GetSettings' });
      const ssid = ssidToJoin(settings);
      if (ssid) known.set(path, { ssid });
      else known.delete(path);
    } catch {
      known.delete(path);
    }
  };

  const readRights = async (): Promise<void> => {
    const [rights] = await callManager({ member: 'GetPermissions' });
    denied = neededRights.filter((right) => (rights as Record<string, unknown>)[right] !== 'yes');
  };

  const service = createDBusService({
    name: managerName,
    address,
    timers,
    async onAppear() {
      forget();
      const [objects] = await service.call({
        path: objectManagerPath,
        interface: objectManagerInterface,
        member: 'GetManagedObjects',
      });
      tree.replace(objects);
      await Promise.all(tree.all(profileInterface).map(({ path }) => readProfile(path)));
      await readRights();
      absence = undefined;
      tell();
    },
    onVanish(why) {
      forget();
      absence = `NetworkManager: ${why}`;
      tell();
    },
    onSignal(signal) {
      if (signal.interface === profileInterface && signal.member === 'Updated') {
        void readProfile(signal.path).then(tell);
        return;
      }
      if (signal.interface === managerName && signal.member === 'CheckPermissions') {
        readRights().then(tell, () => {});
        return;
      }
      const changes = applySignal(tree, signal);
      for (const change of changes) {
        if (change.type === 'removed') known.delete(change.path);
        else if (change.interface === profileInterface && signal.member === 'InterfacesAdded')
          void readProfile(change.path).then(tell);
      }
      if (changes.length > 0) tell();
    },
  });

  const callManager = (call: Omit<DBusCall, 'destination' | 'path' | 'interface'>) =>
    service.call({ path: managerPath, interface: managerName, ...call });

  return {
    start: service.start,
    stop: service.stop,
    get facts() {
      return facts;
    },
    known: settled,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async startHotspot(credentials) {
      await callManager({
        member: 'AddAndActivateConnection2',
        signature: 'a{sa{sv}}ooa{sv}',
        // Never written to the disk, and gone with the hotspot.
        body: [
          hotspotConnection(credentials, ownUser().username),
          facts.wifiPath ?? anything,
          anything,
          { persist: new DBusVariant('s', 'volatile') },
        ],
      });
    },
    async stopHotspot() {
      if (!facts.hotspot) return;
      await callManager({ member: 'DeactivateConnection', signature: 'o', body: [facts.hotspot.path] });
    },
    async scan() {
      if (facts.wifiPath === undefined) return;
      await service.call({
        path: facts.wifiPath,
        interface: wirelessInterface,
        member: 'RequestScan',
        signature: 'a{sv}',
        body: [{}],
      });
    },
    async join() {
      await callManager({
        member: 'ActivateConnection',
        signature: 'ooo',
        body: [anything, facts.wifiPath ?? anything, anything],
      });
    },
  };
}

/** Undefined of what is not Wi-Fi, an access point of its own, or nothing that is joined without being asked for. */
function ssidToJoin(settings: unknown): Buffer | undefined {
  const { connection, '802-11-wireless': wifi } = settings as Record<
    string,
    Record<string, unknown> | undefined
  >;
  const joins = connection?.autoconnect !== false && (wifi?.mode ?? 'infrastructure') === 'infrastructure';
  return joins && Buffer.isBuffer(wifi?.ssid) ? wifi.ssid : undefined;
}
