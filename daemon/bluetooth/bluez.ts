import {
  type DBusAnswer,
  type DBusConnection,
  type DBusIncomingCall,
  type DBusOutgoingSignal,
  type DBusSignal,
  openDBus,
  systemBusAddress,
} from '../dbus/dbus.ts';
import { objectManagerInterface } from '../dbus/interfaces.ts';
import { applySignal, type ObjectChange } from '../dbus/object-changes.ts';
import { createObjectTree, type ObjectTree } from '../dbus/object-tree.ts';
import { dbusName, subscribe } from '../dbus/subscribe.ts';
import type { Clock } from '../time/clock.ts';
import { type Endeavour, persist } from '../time/persist.ts';
import type { Timers } from '../time/timers.ts';
import { careForAdapter } from './adapter.ts';
import { type BluezState, stateOf } from './bluez-state.ts';
import { type BluetoothDevice, toDevice } from './device.ts';
import { adapterInterface, deviceInterface } from './interfaces.ts';

/**
 * BlueZ, the Bluetooth daemon, on the system's D-Bus. No bus, no bluetoothd, no adapter are states and pass by
 * themselves; whoever uses this asks for objects anew each time and keeps none.
 */
export interface Bluez {
  /** Also while it is still stopping: it then begins anew when it has. */
  start(): void;
  stop(): Promise<void>;
  readonly state: BluezState;
  readonly objects: Pick<ObjectTree, 'get' | 'all'>;
  /** The adapter in use, the first by name. */
  adapterPath(): string | undefined;
  devices(): readonly BluetoothDevice[];
  device(address: string): BluetoothDevice | undefined;
  /** Errors: DBusCallError, always within the deadline. */
  call(path: string, name: string, member: string, options?: CallOptions): Promise<readonly unknown[]>;
  /** Gives back what ends the subscription. */
  onChange(listener: (change: BluezChange) => void): () => void;
  /**
   * An object of ours that bluetoothd, and nobody else, may call, over all connections. Gives back what takes it away.
   */
  export(path: string, answer: (call: DBusIncomingCall) => DBusAnswer | undefined): () => void;
  emit(signal: DBusOutgoingSignal): void;
  /** For tests of leaks. */
  readonly counts: { readonly listeners: number; readonly pendingCalls: number; readonly objects: number };
}

export interface CallOptions {
  readonly signature?: string;
  readonly body?: readonly unknown[];
  readonly deadlineSeconds?: number;
}

export type BluezChange = { readonly type: 'state' } | ObjectChange;

const bluezName = 'org.bluez';

export function createBluez(options: {
  readonly clock: Clock;
  readonly timers: Timers;
  /** The system bus, unless a test has its own. */
  readonly address?: string;
}): Bluez {
  const { timers, address = systemBusAddress() } = options;
  const tree = createObjectTree();
  const listeners = new Set<(change: BluezChange) => void>();
  const exports = new Map<string, (call: DBusIncomingCall) => DBusAnswer | undefined>();
  let connection: DBusConnection | undefined;
  let endeavour: Endeavour | undefined;
  let stopping: Promise<unknown> = Promise.resolve();
  let state: BluezState = { status: 'stopped', detail: 'not started' };
  /** Unique name of the bluetoothd that the tree is of. */
  let owner: string | undefined;

  const tell = (change: BluezChange): void => {
    for (const listener of [...listeners]) listener(change);
  };

  const setState = (next: BluezState): void => {
    if (next.status === state.status && next.detail === state.detail) return;
    state = next;
    tell({ type: 'state' });
  };

  const adapter = () => tree.all(adapterInterface)[0];

  const call: Bluez['call'] = async (path, name, member, callOptions = {}) => {
    if (!connection) throw new Error('there is no D-Bus');
    return await connection.call({ destination: bluezName, path, interface: name, member, ...callOptions });
  };

  const refreshState = (): void => {
    const found = adapter();
    const next = stateOf(owner !== undefined, found);
    setState(next);
    if (next.status === 'off' && found) care.switchOn(found.path);
  };

  const load = async (bus: DBusConnection): Promise<void> => {
    const to = { destination: dbusName, path: '/org/freedesktop/DBus', interface: dbusName };
    try {
      const [name] = await bus.call({ ...to, member: 'GetNameOwner', signature: 's', body: [bluezName] });
      owner = String(name);
    } catch {
      owner = undefined;
      tree.clear();
      refreshState();
      return;
    }
    const [objects] = await bus.call({
      destination: bluezName,
      path: '/',
      interface: objectManagerInterface,
      member: 'GetManagedObjects',
    });
    tree.replace(objects);
    refreshState();
    for (const { path, properties } of tree.all(deviceInterface)) {
      tell({ type: 'changed', path, interface: deviceInterface, changed: properties });
    }
  };

  const care = careForAdapter({
    timers,
    bluez: { call, adapterPath: () => adapter()?.path },
    isOn: () => adapter()?.properties.Powered === true,
    onPowered(path, powered) {
      tree.changed(path, adapterInterface, { Powered: powered }, []);
      refreshState();
    },
    onUnknown: async () => {
      if (connection && owner !== undefined) await load(connection);
    },
  });

  /** Whatever we knew was of the bluetoothd that is gone. */
  const forget = (): void => {
    const paths = tree.all(deviceInterface).map(({ path }) => path);
    tree.clear();
    owner = undefined;
    for (const path of paths) tell({ type: 'removed', path });
  };

  const onSignal = (signal: DBusSignal): void => {
    if (signal.sender === dbusName) {
      if (signal.member !== 'NameOwnerChanged' || signal.body[0] !== bluezName || !connection) return;
      forget();
      refreshState();
      const bus = connection;
      if (signal.body[2] !== '') load(bus).catch(() => bus.close());
      return;
    }
    if (signal.sender !== owner) return;
    const changes = applySignal(tree, signal);
    const isOfAdapter = (change: ObjectChange): boolean =>
      change.type === 'removed' || change.interface === adapterInterface;
    if (changes.some(isOfAdapter)) refreshState();
    for (const change of changes) tell(change);
  };

  const onCall = (incoming: DBusIncomingCall): DBusAnswer | undefined =>
    incoming.sender === owner ? exports.get(incoming.path)?.(incoming) : undefined;

  return {
    get state() {
      return state;
    },
    objects: tree,
    adapterPath: () => adapter()?.path,
    devices: () => tree.all(deviceInterface).map(({ path, properties }) => toDevice(path, properties)),
    device: (wanted) => {
      const found = tree
        .all(deviceInterface)
        .find(({ properties }) => String(properties.Address).toUpperCase() === wanted.toUpperCase());
      return found && toDevice(found.path, found.properties);
    },
    call,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    export(path, answer) {
      exports.set(path, answer);
      return () => exports.delete(path);
    },
    emit: (signal) => connection?.emit(signal),
    get counts() {
      return {
        listeners: listeners.size,
        pendingCalls: connection?.pendingCalls ?? 0,
        objects: tree.size,
      };
    },
    start() {
      const stopped = stopping;
      endeavour ??= persist(
        async ({ signal, succeeded }) => {
          await stopped;
          const bus = await openDBus({ address, timers, onSignal, onCall });
          const close = (): void => bus.close();
          signal.addEventListener('abort', close, { once: true });
          try {
            if (signal.aborted) return;
            connection = bus;
            await subscribe(bus, bluezName);
            await load(bus);
            succeeded();
            care.begin();
            const reason = await bus.closed;
            if (reason) throw reason;
          } finally {
            signal.removeEventListener('abort', close);
            care.end();
            bus.close();
            connection = undefined;
            forget();
          }
        },
        {
          timers,
          onEnd: (error, waitSeconds) => {
            const why = error instanceof Error ? error.message : 'it closed the connection';
            setState({ status: 'noBus', detail: `no D-Bus (${why}); next try in ${waitSeconds} s` });
          },
        },
      );
    },
    async stop() {
      stopping = Promise.all([stopping, endeavour?.stop()]);
      endeavour = undefined;
      await stopping;
      setState({ status: 'stopped', detail: 'stopped' });
    },
  };
}
