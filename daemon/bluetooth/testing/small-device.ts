import type { Message } from '@jellybrick/dbus-next';
import type { SmallObjects } from '../../dbus/testing/small-objects.ts';
import type { Timers } from '../../time/timers.ts';

/** A low-energy device of the small BlueZ, which comes and goes, resolves late or never, and refuses. */
export interface SmallDevice {
  readonly path: string;
  readonly connected: boolean;
  inRange: boolean;
  /** How long after connecting the services are found; never; or the device goes away meanwhile. */
  resolve: number | 'never' | 'vanish';
  /** The same for the next connections, one each, before `resolve` counts. */
  readonly resolveNext: (number | 'never' | 'vanish')[];
  /** Methods of this name are never answered. */
  readonly hang: Set<string>;
  /** Methods of this name fail. */
  readonly refuse: Set<string>;
  /** It connects and subscribes, but says nothing. */
  mute: boolean;
  /** Out of range; BlueZ may forget the object altogether. */
  drop(options?: { forget?: boolean }): void;
  notify(uuid: string): void;
  /** Told by BlueZ as a property while connected, as it keeps the battery service for itself. */
  setBattery(percent: number): void;
}

export interface SmallDeviceOptions {
  readonly address: string;
  readonly name: string;
  readonly serviceUuid: string;
  /** Characteristics by UUID; what they say, each second. */
  readonly characteristics: Readonly<Record<string, () => Buffer>>;
  readonly batteryPercent?: number;
}

/** What only the small BlueZ itself does with its devices. */
export interface InnerDevice extends SmallDevice {
  connected: boolean;
  readonly address: string;
  onCall(message: Message): void;
  onCharacteristicCall(message: Message): void;
  /** Once a second while a scan for these services runs; none means all. */
  advertise(filterUuids: readonly string[]): void;
  /** Once a second: the kernel goes on calling a device that is away, with or without a scan. */
  answer(): void;
  /** What it notifies, once a second. */
  say(): void;
  loseConnection(): void;
  forget(): void;
}

const device1 = 'org.bluez.Device1';
const gatt1 = 'org.bluez.GattCharacteristic1';
const battery1 = 'org.bluez.Battery1';
/** BlueZ lets others read the characteristics of services that it uses itself, and no more. */
const batteryLevel = '00002a19-0000-1000-8000-00805f9b34fb';
const connectSeconds = 0.3;
const connectTimeoutSeconds = 25;

export function createSmallDevice(
  objects: SmallObjects,
  timers: Timers,
  adapterPath: string,
  options: SmallDeviceOptions,
  counts: { connects: number },
): InnerDevice {
  const { address, name, serviceUuid, characteristics } = options;
  const path = `${adapterPath}/dev_${address.replaceAll(':', '_')}`;
  const charPaths = new Map(
    Object.keys(characteristics).map((uuid, index) => [uuid, `${path}/service000a/char00${10 + index}`]),
  );
  const notifying = new Set<string>();
  let waiting: Message | undefined;
  /** The device was away when it was called. */
  let waitsAway = false;
  let rssi = -60;
  let batteryPercent = options.batteryPercent;

  const expose = (): void =>
    objects.add(path, {
      [device1]: {
        Address: address,
        Alias: name,
        Connected: device.connected,
        ServicesResolved: false,
        Paired: false,
        UUIDs: [serviceUuid],
        RSSI: rssi,
      },
    });

  const resolveServices = (): void => {
    for (const [uuid, charPath] of charPaths) {
      objects.add(charPath, { [gatt1]: { UUID: uuid, Notifying: false } });
    }
    if (batteryPercent !== undefined) objects.add(path, { [battery1]: { Percentage: batteryPercent } });
    objects.change(path, device1, { ServicesResolved: true });
  };

  const connectNow = (message: Message): void => {
    waiting = undefined;
    device.connected = true;
    objects.change(path, device1, { Connected: true });
    objects.reply(message);
    const resolve = device.resolveNext.shift() ?? device.resolve;
    if (resolve === 'never') return;
    timers.after(resolve === 'vanish' ? 0.01 : resolve, () => {
      if (!device.connected) return;
      if (resolve !== 'vanish') {
        resolveServices();
        return;
      }
      device.drop({ forget: true });
      device.inRange = true;
    });
  };

  const connect = (message: Message): void => {
    counts.connects += 1;
    if (device.connected) objects.reply(message);
    else if (waiting) objects.fail(message, 'InProgress', 'br-connection-busy');
    else {
      waiting = message;
      waitsAway = !device.inRange;
      timers.after(device.inRange ? connectSeconds : connectTimeoutSeconds, () => {
        if (waiting !== message) return;
        if (device.inRange) connectNow(message);
        else abortConnect();
      });
    }
  };

  const abortConnect = (): void => {
    if (waiting) objects.fail(waiting, 'Failed', 'le-connection-abort-by-local');
    waiting = undefined;
  };

  const device: InnerDevice = {
    path,
    address,
    connected: false,
    inRange: true,
    resolve: 0.005,
    resolveNext: [],
    hang: new Set(),
    refuse: new Set(),
    mute: false,
    drop({ forget = false } = {}) {
      device.inRange = false;
      device.loseConnection();
      if (forget) device.forget();
    },
    loseConnection() {
      notifying.clear();
      if (device.connected) {
        device.connected = false;
        objects.change(path, device1, { Connected: false, ServicesResolved: false });
      }
      objects.removeUnder(path);
    },
    forget() {
      objects.removeUnder(path);
      objects.remove(path);
    },
    notify(uuid) {
      const charPath = charPaths.get(uuid);
      const value = characteristics[uuid]?.();
      if (charPath && value && notifying.has(charPath)) objects.change(charPath, gatt1, { Value: value });
    },
    say() {
      if (!device.connected || device.mute) return;
      for (const uuid of charPaths.keys()) device.notify(uuid);
    },
    setBattery(percent) {
      batteryPercent = percent;
      objects.change(path, battery1, { Percentage: percent });
    },
    advertise(filterUuids) {
      if (!device.inRange || device.connected) return;
      rssi = rssi === -60 ? -61 : -60;
      if (objects.has(path)) objects.change(path, device1, { RSSI: rssi });
      else if (filterUuids.length === 0 || filterUuids.includes(serviceUuid)) expose();
    },
    answer() {
      if (waiting && device.inRange && waitsAway) connectNow(waiting);
    },
    onCall(message) {
      if (device.hang.has(message.member)) return;
      if (device.refuse.has(message.member)) objects.fail(message, 'Failed', 'refused');
      else if (message.member === 'Connect') connect(message);
      else if (message.member === 'Disconnect') {
        abortConnect();
        if (device.connected) device.loseConnection();
        objects.reply(message);
      }
    },
    onCharacteristicCall(message) {
      const uuid = [...charPaths].find(([, charPath]) => charPath === message.path)?.[0];
      const value = uuid === undefined ? undefined : characteristics[uuid]?.();
      if (!value) objects.fail(message, 'DoesNotExist', 'Does Not Exist');
      else if (device.hang.has(message.member)) return;
      else if (device.refuse.has(message.member)) objects.fail(message, 'NotPermitted', 'refused');
      else if (uuid === batteryLevel && message.member === 'StartNotify')
        objects.fail(message, 'NotAuthorized', 'Not authorized');
      else if (message.member === 'ReadValue') objects.reply(message, 'ay', [value]);
      else {
        if (message.member === 'StartNotify') notifying.add(message.path);
        else notifying.delete(message.path);
        objects.reply(message);
      }
    },
  };
  return device;
}
