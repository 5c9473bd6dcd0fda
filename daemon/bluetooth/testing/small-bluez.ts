import dbus, { type Message, type MessageBus } from 'dbus-next';
import type { Timers } from '../../time/timers.ts';

/**
 * A small BlueZ on a private bus, written with dbus-next's service side: one adapter and some low-energy devices that
 * come and go, resolve late or never, and refuse. Object paths, properties and error names are those of BlueZ 5.66.
 */
export interface SmallBluez {
  readonly devices: ReadonlyMap<string, SmallDevice>;
  /** Discovery filter and state as the client last asked for. */
  readonly discovering: boolean;
  readonly filterUuids: readonly string[];
  readonly counts: { connects: number; startDiscovery: number; powerCycles: number; messages: number };
  addDevice(options: SmallDeviceOptions): SmallDevice;
  removeAdapter(): void;
  restoreAdapter(): void;
  setPowered(on: boolean): void;
  /** bluetoothd stops: its name goes, and all objects with it. */
  quit(): Promise<void>;
  restart(): Promise<void>;
  /** An A2DP stream of headphones, playing or not. */
  setAudio(state: 'active' | 'idle' | undefined): void;
  close(): void;
}

export interface SmallDeviceOptions {
  readonly address: string;
  readonly name: string;
  readonly serviceUuid: string;
  /** Characteristics by UUID; what they say, each second. */
  readonly characteristics: Readonly<Record<string, () => Buffer>>;
}

export interface SmallDevice {
  readonly path: string;
  readonly connected: boolean;
  inRange: boolean;
  /** How long after connecting the services are found; never; or the device goes away meanwhile. */
  resolve: number | 'never' | 'vanish';
  /** Methods of this name are never answered. */
  readonly hang: Set<string>;
  /** Methods of this name fail. */
  readonly refuse: Set<string>;
  /** It connects and subscribes, but says nothing. */
  mute: boolean;
  /** Out of range; BlueZ may forget the object altogether. */
  drop(options?: { forget?: boolean }): void;
  notify(uuid: string): void;
}

type Properties = Record<string, unknown>;
const { Variant, Message: BusMessage } = dbus;
const adapterPath = '/org/bluez/hci0';
const adapter1 = 'org.bluez.Adapter1';
const device1 = 'org.bluez.Device1';
const gatt1 = 'org.bluez.GattCharacteristic1';
const properties1 = 'org.freedesktop.DBus.Properties';
const secondsPerNotification = 1;

export async function createSmallBluez(address: string, timers: Timers): Promise<SmallBluez> {
  const bus: MessageBus = dbus.sessionBus({ busAddress: address });
  bus.on('error', () => {});
  await new Promise<void>((resolve) => bus.once('connect', () => resolve()));
  const objects = new Map<string, Record<string, Properties>>();
  const devices = new Map<string, InnerDevice>();
  const counts = { connects: 0, startDiscovery: 0, powerCycles: 0, messages: 0 };
  let running = false;
  let discovering = false;
  let filterUuids: readonly string[] = [];

  const signal = (path: string, name: string, member: string, signature: string, body: unknown[]): void => {
    if (running) bus.send(BusMessage.newSignal(path, name, member, signature, body));
  };
  const variants = (properties: Properties): Record<string, unknown> =>
    Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, toVariant(value)]));
  const add = (path: string, interfaces: Record<string, Properties>): void => {
    objects.set(path, interfaces);
    const all = Object.fromEntries(
      Object.entries(interfaces).map(([name, values]) => [name, variants(values)]),
    );
    signal('/', 'org.freedesktop.DBus.ObjectManager', 'InterfacesAdded', 'oa{sa{sv}}', [path, all]);
  };
  const remove = (path: string): void => {
    const interfaces = objects.get(path);
    if (!interfaces) return;
    objects.delete(path);
    const names = Object.keys(interfaces);
    signal('/', 'org.freedesktop.DBus.ObjectManager', 'InterfacesRemoved', 'oas', [path, names]);
  };
  const change = (path: string, name: string, values: Properties): void => {
    const properties = objects.get(path)?.[name];
    if (!properties) return;
    Object.assign(properties, values);
    signal(path, properties1, 'PropertiesChanged', 'sa{sv}as', [name, variants(values), []]);
  };
  const removeUnder = (path: string): void => {
    for (const inner of [...objects.keys()].filter((key) => key.startsWith(`${path}/`))) remove(inner);
  };

  interface InnerDevice extends SmallDevice {
    connected: boolean;
    onCall(message: Message): void;
    advertise(): void;
    characteristic(path: string): (() => Buffer) | undefined;
    notifying: Set<string>;
    forget(): void;
  }

  const reply = (message: Message, signature?: string, body?: unknown[]): void => {
    bus.send(BusMessage.newMethodReturn(message, signature, body));
  };
  const fail = (message: Message, name: string, text: string): void => {
    // The types of dbus-next call the message a string.
    bus.send(BusMessage.newError(message as unknown as string, `org.bluez.Error.${name}`, text));
  };

  const createDevice = (options: SmallDeviceOptions): InnerDevice => {
    const path = `${adapterPath}/dev_${options.address.replaceAll(':', '_')}`;
    const charPaths = new Map(
      Object.keys(options.characteristics).map((uuid, index) => [
        uuid,
        `${path}/service000a/char00${10 + index}`,
      ]),
    );
    let waiting: Message | undefined;
    let rssi = -60;

    const expose = (): void =>
      add(path, {
        [device1]: {
          Address: options.address,
          Alias: options.name,
          Connected: device.connected,
          ServicesResolved: false,
          Paired: false,
          UUIDs: [options.serviceUuid],
          RSSI: rssi,
        },
      });

    const connectNow = (message: Message): void => {
      waiting = undefined;
      device.connected = true;
      change(path, device1, { Connected: true });
      reply(message);
      const { resolve } = device;
      if (resolve === 'never') return;
      timers.after(resolve === 'vanish' ? 0.01 : resolve, () => {
        if (!device.connected) return;
        if (resolve === 'vanish') {
          device.drop({ forget: true });
          return;
        }
        for (const [uuid, charPath] of charPaths) {
          add(charPath, { [gatt1]: { UUID: uuid, Notifying: false } });
        }
        change(path, device1, { ServicesResolved: true });
      });
    };

    const device: InnerDevice = {
      path,
      connected: false,
      inRange: true,
      resolve: 0.005,
      hang: new Set(),
      refuse: new Set(),
      mute: false,
      notifying: new Set(),
      drop({ forget = false } = {}) {
        device.inRange = false;
        device.notifying.clear();
        if (device.connected) {
          device.connected = false;
          change(path, device1, { Connected: false, ServicesResolved: false });
        }
        removeUnder(path);
        if (forget) device.forget();
      },
      forget() {
        removeUnder(path);
        remove(path);
      },
      notify(uuid) {
        const charPath = charPaths.get(uuid);
        const value = options.characteristics[uuid]?.();
        if (charPath && value && device.notifying.has(charPath)) change(charPath, gatt1, { Value: value });
      },
      characteristic(charPath) {
        for (const [uuid, known] of charPaths) if (known === charPath) return options.characteristics[uuid];
        return undefined;
      },
      advertise() {
        if (!device.inRange || device.connected) return;
        rssi = rssi === -60 ? -61 : -60;
        if (objects.has(path)) change(path, device1, { RSSI: rssi });
        else if (filterUuids.length === 0 || filterUuids.includes(options.serviceUuid)) expose();
        if (waiting) connectNow(waiting);
      },
      onCall(message) {
        if (device.hang.has(message.member)) return;
        if (device.refuse.has(message.member)) {
          fail(message, 'Failed', 'refused');
        } else if (message.member === 'Connect') {
          counts.connects += 1;
          if (device.connected) reply(message);
          else if (waiting) fail(message, 'InProgress', 'br-connection-busy');
          else {
            waiting = message;
            timers.after(device.inRange ? 0.3 : 25, () => {
              if (waiting !== message) return;
              if (device.inRange) connectNow(message);
              else {
                waiting = undefined;
                fail(message, 'Failed', 'le-connection-abort-by-local');
              }
            });
          }
        } else if (message.member === 'Disconnect') {
          if (waiting) fail(waiting, 'Failed', 'le-connection-abort-by-local');
          waiting = undefined;
          if (device.connected) {
            device.connected = false;
            device.notifying.clear();
            change(path, device1, { Connected: false, ServicesResolved: false });
            removeUnder(path);
          }
          reply(message);
        }
      },
    };
    return device;
  };

  const onAdapter = (message: Message): void => {
    if (message.member === 'SetDiscoveryFilter') {
      const [filter] = message.body as [Record<string, { value: unknown }>];
      filterUuids = (filter.UUIDs?.value as string[] | undefined) ?? [];
      reply(message);
    } else if (message.member === 'StartDiscovery') {
      counts.startDiscovery += 1;
      if (discovering) {
        fail(message, 'InProgress', 'Operation already in progress');
        return;
      }
      discovering = true;
      change(adapterPath, adapter1, { Discovering: true });
      reply(message);
    } else if (message.member === 'StopDiscovery') {
      discovering = false;
      change(adapterPath, adapter1, { Discovering: false });
      reply(message);
    }
  };

  const onCharacteristic = (message: Message): void => {
    const owner = [...devices.values()].find((device) => message.path.startsWith(`${device.path}/`));
    const value = owner?.characteristic(message.path);
    if (!owner || !value || !objects.has(message.path)) {
      fail(message, 'DoesNotExist', 'Does Not Exist');
    } else if (!owner.hang.has(message.member)) {
      if (owner.refuse.has(message.member)) fail(message, 'NotPermitted', 'refused');
      else if (message.member === 'ReadValue') reply(message, 'ay', [value()]);
      else {
        if (message.member === 'StartNotify') owner.notifying.add(message.path);
        else owner.notifying.delete(message.path);
        reply(message);
      }
    }
  };

  const setPowered = (on: boolean): void => {
    if (!on) {
      counts.powerCycles += 1;
      discovering = false;
      for (const device of devices.values()) {
        const { inRange } = device;
        device.drop();
        device.inRange = inRange;
      }
    }
    change(adapterPath, adapter1, { Powered: on, Discovering: discovering });
  };

  bus.addMethodHandler((message: Message): boolean => {
    counts.messages += 1;
    if (message.interface === 'org.freedesktop.DBus.Peer') {
      reply(message);
      return true;
    }
    if (!running) return false;
    if (message.member === 'GetManagedObjects') {
      const all = Object.fromEntries(
        [...objects].map(([path, interfaces]) => [
          path,
          Object.fromEntries(Object.entries(interfaces).map(([name, values]) => [name, variants(values)])),
        ]),
      );
      reply(message, 'a{oa{sa{sv}}}', [all]);
      return true;
    }
    if (!objects.has(message.path)) {
      bus.send(
        BusMessage.newError(
          message as unknown as string,
          'org.freedesktop.DBus.Error.UnknownObject',
          `Method "${message.member}" doesn't exist`,
        ),
      );
    } else if (message.interface === properties1 && message.member === 'Set') {
      const [name, property, { value }] = message.body as [string, string, { value: unknown }];
      if (name === adapter1 && property === 'Powered') setPowered(value === true);
      reply(message);
    } else if (message.interface === adapter1) onAdapter(message);
    else if (message.interface === gatt1) onCharacteristic(message);
    else [...devices.values()].find((device) => device.path === message.path)?.onCall(message);
    return true;
  });

  const exposeAdapter = (): void => {
    add(adapterPath, { [adapter1]: { Address: '00:00:00:00:00:01', Powered: true, Discovering: false } });
  };
  let cancelTick: () => void = () => {};
  const tick = (): void => {
    cancelTick = timers.after(secondsPerNotification, tick);
    if (!running || !objects.has(adapterPath)) return;
    for (const device of devices.values()) {
      if (discovering) device.advertise();
      if (!device.connected || device.mute) continue;
      for (const charPath of device.notifying) {
        const value = device.characteristic(charPath)?.();
        if (value) change(charPath, gatt1, { Value: value });
      }
    }
  };
  tick();

  const restart = async (): Promise<void> => {
    objects.clear();
    discovering = false;
    for (const device of devices.values()) device.connected = false;
    objects.set(adapterPath, {
      [adapter1]: { Address: '00:00:00:00:00:01', Powered: true, Discovering: false },
    });
    running = true;
    await bus.requestName('org.bluez', 0);
  };
  await restart();

  return {
    devices,
    get discovering() {
      return discovering;
    },
    get filterUuids() {
      return filterUuids;
    },
    counts,
    addDevice(options) {
      const device = createDevice(options);
      devices.set(options.address, device);
      return device;
    },
    removeAdapter() {
      discovering = false;
      for (const device of devices.values()) {
        device.connected = false;
        device.notifying.clear();
        device.forget();
      }
      remove(adapterPath);
    },
    restoreAdapter: exposeAdapter,
    setPowered,
    async quit() {
      running = false;
      for (const device of devices.values()) {
        device.connected = false;
        device.notifying.clear();
      }
      await bus.releaseName('org.bluez');
    },
    restart,
    setAudio(state) {
      const path = `${adapterPath}/dev_11_22_33_44_55_66/fd0`;
      if (state === undefined) remove(path);
      else if (objects.has(path)) change(path, 'org.bluez.MediaTransport1', { State: state });
      else add(path, { 'org.bluez.MediaTransport1': { State: state } });
    },
    close() {
      cancelTick();
      bus.disconnect();
    },
  };
}

function toVariant(value: unknown): InstanceType<typeof Variant> {
  if (typeof value === 'boolean') return new Variant('b', value);
  if (typeof value === 'number') return new Variant('n', value);
  if (Buffer.isBuffer(value)) return new Variant('ay', value);
  if (Array.isArray(value)) return new Variant('as', value);
  return new Variant('s', String(value));
}
