import { type Message, MessageType } from '@jellybrick/dbus-next';
import { addMatch, connectToBus } from '../../dbus/testing/bus-connection.ts';
import { createSmallObjects, propertiesName } from '../../dbus/testing/small-objects.ts';
import type { Timers } from '../../time/timers.ts';
import {
  createSmallDevice,
  type InnerDevice,
  type SmallDevice,
  type SmallDeviceOptions,
} from './small-device.ts';
import { createSmallHeadphones, type InnerHeadphones, type SmallHeadphones } from './small-headphones.ts';
import { createSmallRegisters, type Registered } from './small-registers.ts';

export type { SmallDevice, SmallDeviceOptions, SmallHeadphones };

/**
 * A small BlueZ on a private bus, written with dbus-next's service side: one adapter, low-energy devices and headphones,
 * a pairing agent's and a media player's register. Object paths, properties and error names are those of BlueZ 5.66.
 */
export interface SmallBluez {
  readonly devices: ReadonlyMap<string, SmallDevice>;
  /** Discovery filter and state as the client last asked for. */
  readonly discovering: boolean;
  readonly filterUuids: readonly string[];
  readonly transport: string;
  readonly counts: { connects: number; startDiscovery: number; powerCycles: number; messages: number };
  addDevice(options: SmallDeviceOptions): SmallDevice;
  addHeadphones(options: { readonly address: string; readonly name: string }): SmallHeadphones;
  /** The media player that headphones' keys go to, with what it says of itself. */
  readonly player: Registered | undefined;
  readonly hasAgent: boolean;
  /** Asks the registered agent about a device. Undefined when it refuses. */
  askAgent(member: string, devicePath: string): Promise<readonly unknown[] | undefined>;
  removeAdapter(): void;
  restoreAdapter(): void;
  setPowered(on: boolean): void;
  /** What it is, and no signal says so. */
  setPoweredQuietly(on: boolean): void;
  /** An adapter that is blocked (rfkill) cannot be switched on. */
  blocked: boolean;
  /** bluetoothd stops: its name goes, and all objects with it. */
  quit(): Promise<void>;
  restart(): Promise<void>;
  /** An A2DP stream of headphones, playing or not. */
  setAudio(state: 'active' | 'idle' | undefined): void;
  close(): void;
}

const adapterPath = '/org/bluez/hci0';
const adapter1 = 'org.bluez.Adapter1';
const media1 = 'org.bluez.Media1';
const gatt1 = 'org.bluez.GattCharacteristic1';
const agentManager1 = 'org.bluez.AgentManager1';
const transport1 = 'org.bluez.MediaTransport1';
const dbusName = 'org.freedesktop.DBus';
const secondsPerNotification = 1;

export async function createSmallBluez(address: string, timers: Timers): Promise<SmallBluez> {
  const bus = await connectToBus(address);
  const objects = createSmallObjects(bus);
  const registers = createSmallRegisters(objects);
  const devices = new Map<string, InnerDevice>();
  const headphones: InnerHeadphones[] = [];
  const counts = { connects: 0, startDiscovery: 0, powerCycles: 0, messages: 0 };
  let discovering = false;
  let filterUuids: readonly string[] = [];
  let transport = 'auto';

  const onAdapter = (message: Message): void => {
    if (message.member === 'SetDiscoveryFilter') {
      const [filter] = message.body as [Record<string, { value: unknown }>];
      filterUuids = (filter.UUIDs?.value as string[] | undefined) ?? [];
      transport = String(filter.Transport?.value ?? 'auto');
      objects.reply(message);
    } else if (message.member === 'StartDiscovery') {
      counts.startDiscovery += 1;
      if (discovering) {
        objects.fail(message, 'InProgress', 'Operation already in progress');
        return;
      }
      discovering = true;
      objects.change(adapterPath, adapter1, { Discovering: true });
      objects.reply(message);
    } else if (message.member === 'StopDiscovery') {
      discovering = false;
      objects.change(adapterPath, adapter1, { Discovering: false });
      objects.reply(message);
    } else if (message.member === 'RemoveDevice') {
      headphones.find(({ path }) => path === message.body[0])?.unpair();
      objects.reply(message);
    }
  };

  const setPowered = (on: boolean): void => {
    if (on && self.blocked) return;
    if (!on) {
      counts.powerCycles += 1;
      discovering = false;
      for (const device of devices.values()) device.loseConnection();
    }
    objects.change(adapterPath, adapter1, { Powered: on, Discovering: discovering });
  };

  const onSet = (message: Message): void => {
    const [name, property, { value }] = message.body as [string, string, { value: unknown }];
    if (name === adapter1 && property === 'Powered') setPowered(value === true);
    headphones.find(({ path }) => path === message.path)?.onSet(property, value);
    if (name === adapter1 && self.blocked) objects.fail(message, 'Blocked', 'Blocked through rfkill');
    else objects.reply(message);
  };

  bus.addMethodHandler((message: Message): boolean => {
    counts.messages += 1;
    if (message.interface === `${dbusName}.Peer`) {
      objects.reply(message);
      return true;
    }
    if (!objects.running) return false;
    if (message.member === 'GetManagedObjects') {
      objects.reply(message, 'a{oa{sa{sv}}}', [objects.all()]);
    } else if (message.interface === agentManager1 || message.interface === media1) {
      return registers.onCall(message);
    } else if (!objects.has(message.path)) {
      objects.fail(message, `${dbusName}.Error.UnknownObject`, `Method "${message.member}" doesn't exist`);
    } else if (message.interface === propertiesName && message.member === 'Set') onSet(message);
    else if (message.interface === propertiesName && message.member === 'Get') objects.tellProperty(message);
    else if (message.interface === adapter1) onAdapter(message);
    else {
      const all = [...devices.values(), ...headphones];
      const device = all.find(({ path }) => `${message.path}/`.startsWith(`${path}/`));
      if (message.interface !== gatt1) device?.onCall(message);
      else if (device && 'onCharacteristicCall' in device) device.onCharacteristicCall(message);
    }
    return true;
  });

  bus.on('message', (message: Message) => {
    if (message.type === MessageType.SIGNAL) registers.onSignal(message);
  });
  await addMatch(bus, `type='signal',interface='${propertiesName}'`);
  await addMatch(bus, `type='signal',sender='${dbusName}',member='NameOwnerChanged'`);

  let cancelTick: () => void = () => {};
  const tick = (): void => {
    cancelTick = timers.after(secondsPerNotification, tick);
    if (!objects.running || !objects.has(adapterPath)) return;
    for (const device of devices.values()) {
      if (discovering) device.advertise(filterUuids);
      device.answer();
      device.say();
    }
    if (discovering && transport !== 'le') for (const pair of headphones) pair.advertise();
  };
  tick();

  const exposeAdapter = (): void =>
    objects.add(adapterPath, {
      [adapter1]: { Address: '00:00:00:00:00:01', Powered: !self.blocked, Discovering: false },
      [media1]: {},
    });

  const loseAll = (): void => {
    discovering = false;
    registers.clear();
    for (const device of devices.values()) device.loseConnection();
    for (const pair of headphones) pair.forgetConnection();
  };

  const self: SmallBluez = {
    devices,
    blocked: false,
    get discovering() {
      return discovering;
    },
    get filterUuids() {
      return filterUuids;
    },
    get transport() {
      return transport;
    },
    get player() {
      return registers.player;
    },
    get hasAgent() {
      return registers.agent !== undefined;
    },
    askAgent: async (member, devicePath) =>
      registers.agent &&
      (await objects.ask({
        destination: registers.agent.sender,
        path: registers.agent.path,
        interface: 'org.bluez.Agent1',
        member,
        signature: 'o',
        body: [devicePath],
      })),
    counts,
    addDevice(options) {
      const device = createSmallDevice(objects, timers, adapterPath, options, counts);
      devices.set(options.address, device);
      return device;
    },
    addHeadphones(options) {
      const pair = createSmallHeadphones(objects, timers, adapterPath, registers, options);
      headphones.push(pair);
      return pair;
    },
    removeAdapter() {
      loseAll();
      objects.removeUnder(adapterPath);
      objects.remove(adapterPath);
    },
    restoreAdapter: exposeAdapter,
    setPowered,
    setPoweredQuietly: (on) => objects.changeQuietly(adapterPath, adapter1, { Powered: on }),
    async quit() {
      objects.running = false;
      loseAll();
      await bus.releaseName('org.bluez');
    },
    async restart() {
      objects.clear();
      loseAll();
      exposeAdapter();
      for (const pair of headphones) pair.exposeIfPaired();
      objects.running = true;
      await bus.requestName('org.bluez', 0);
    },
    setAudio(state) {
      const path = `${adapterPath}/dev_11_22_33_44_55_66/fd0`;
      if (state === undefined) objects.remove(path);
      else if (objects.has(path)) objects.change(path, transport1, { State: state });
      else objects.add(path, { [transport1]: { State: state } });
    },
    close() {
      cancelTick();
      bus.disconnect();
    },
  };
  await self.restart();
  return self;
}
