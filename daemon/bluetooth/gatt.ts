import { createBackoff } from '../time/backoff.ts';
import { type Attempt, type Endeavour, persist } from '../time/persist.ts';
import type { Timers } from '../time/timers.ts';
import { type Bluez, batteryInterface, characteristicInterface, deviceInterface } from './bluez.ts';
import { callDeadlineSeconds, DBusCallError } from './dbus.ts';
import type { BluetoothDevice } from './device.ts';
import type { Properties } from './object-tree.ts';
import { watchPresence } from './presence.ts';
import type { Scanner } from './scanner.ts';

/** What is wanted of a device: characteristics by their full UUID in lower case. */
export interface GattWishes {
  readonly address: string;
  /** Services by which the device is looked for. */
  readonly serviceUuids: readonly string[];
  /** At least one of these must be there, else it is not the device that was meant. */
  readonly notify: readonly string[];
  /** Heard too where the device offers them. */
  readonly notifyIfPresent?: readonly string[];
  /** Read once after each connection, where the device offers them. */
  readonly readIfPresent?: readonly string[];
}

export interface GattEvents {
  onValue(characteristicUuid: string, value: Buffer): void;
  onConnected(device: BluetoothDevice): void;
  /** BlueZ keeps the battery service for itself and tells the charge as a property. */
  onBattery(charge01: number): void;
  /** Why the connection ended or did not come about, and when the next try is. */
  onTrouble(error: unknown, waitSeconds: number): void;
}

/** A device that says nothing for so long has forgotten us: strap and pod tell about once a second. */
const silenceSeconds = 15;
const resolveDeadlineSeconds = 20;
/** BlueZ remembers the services of a device that it has resolved once; then they are there at once, or never. */
const resolveAgainSeconds = 6;
/** Characteristics are sometimes told a moment after the services. */
const characteristicsDeadlineSeconds = 2;
const farewellDeadlineSeconds = 5;
/** A blind call stops the scan, so it is short: who is there answers at once. */
const blindConnectSeconds = 6;

/**
 * Keeps a connection to one device: finds it, connects, subscribes, and begins again whenever anything of that ends.
 * While it waits for the next try a sign of life of the device wakes it, unless it was just called in vain. Every object is looked up anew each time.
 */
export function keepGattDevice(
  bluez: Bluez,
  scanner: Scanner,
  timers: Timers,
  wishes: GattWishes,
  events: GattEvents,
): Endeavour {
  const presence = watchPresence(bluez, scanner, timers, wishes.address, wishes.serviceUuids);
  /** A device that is heard but cannot be used is not called each time that it is heard. */
  const refusals = createBackoff();
  let refusalSeconds = 0;
  let resolvedBefore = false;

  const attempt = async ({ signal, succeeded }: Attempt): Promise<void> => {
    const device = await presence.found(signal);
    if (!device) return;
    // A device that was not heard may be one that does not tell its services; it gets a short try.
    const blind = !presence.alive && scanner.obstacle === undefined;
    const watch = watchDevice(bluez, timers, device.path, signal, events);
    refusalSeconds = blind ? 0 : refusals.nextSeconds();
    try {
      const resume = scanner.pause();
      try {
        const deadlineSeconds = blind ? blindConnectSeconds : callDeadlineSeconds;
        await watch.orLost(connect(bluez, device.path, deadlineSeconds));
        await watch.until(
          () => bluez.device(wishes.address)?.servicesResolved === true,
          resolvedBefore ? resolveAgainSeconds : resolveDeadlineSeconds,
        );
        resolvedBefore = true;
      } finally {
        resume();
      }
      const found = await subscribe(bluez, watch, device.path, wishes, events);
      const present = bluez.device(wishes.address);
      if (!present) throw new Error('the device vanished');
      events.onConnected(present);
      succeeded();
      refusals.reset();
      refusalSeconds = 0;
      watch.tellBattery(bluez.objects.get(device.path, batteryInterface));
      await readOnce(bluez, watch, found, wishes, events);
      await watch.lostOrSilent();
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      presence.alive = false;
      watch.end();
      if (bluez.device(wishes.address)?.path === device.path && bluez.state.status === 'ready') {
        // Also cancels a connect that BlueZ still tries.
        await bluez
          .call(device.path, deviceInterface, 'Disconnect', { deadlineSeconds: farewellDeadlineSeconds })
          .catch(() => {});
      }
    }
  };

  const endeavour = persist(attempt, {
    timers,
    onEnd: (error, waitSeconds) => events.onTrouble(error, waitSeconds),
    watch: (wake) => {
      let mayWake = refusalSeconds === 0;
      const unwatch = presence.watch(() => {
        if (mayWake) wake();
      });
      const cancel = timers.after(refusalSeconds, () => {
        mayWake = true;
        if (presence.alive) wake();
      });
      return () => {
        unwatch();
        cancel();
      };
    },
  });
  return {
    async stop() {
      await endeavour.stop();
      presence.end();
    },
  };
}

interface DeviceWatch {
  /** The promise's outcome, unless the device is lost before. */
  orLost<T>(promise: Promise<T>): Promise<T>;
  /** Errors: Error when it does not come true in time, or the device is lost. */
  until(condition: () => boolean, seconds: number): Promise<void>;
  /** Who hears the values: characteristic path to listener. */
  readonly listeners: Map<string, (value: Buffer) => void>;
  tellBattery(properties: Properties | undefined): void;
  /** Rejects when the device is lost or has been silent too long. */
  lostOrSilent(): Promise<never>;
  end(): void;
}

function watchDevice(
  bluez: Bluez,
  timers: Timers,
  path: string,
  signal: AbortSignal,
  events: GattEvents,
): DeviceWatch {
  const listeners = new Map<string, (value: Buffer) => void>();
  const conditions = new Set<() => void>();
  let fail: (reason: Error) => void = () => {};
  const lost = new Promise<never>((_, reject) => {
    fail = reject;
  });
  lost.catch(() => {});
  let cancelSilence: (() => void) | undefined;
  let watchingSilence = false;

  const heard = (): void => {
    if (!watchingSilence) return;
    cancelSilence?.();
    cancelSilence = timers.after(silenceSeconds, () => fail(new Error(`silent for ${silenceSeconds} s`)));
  };

  const tellBattery = (properties: Properties | undefined): void => {
    const percent = properties?.Percentage;
    if (typeof percent === 'number' && percent >= 0 && percent <= 100) events.onBattery(percent / 100);
  };

  const abort = (): void => fail(new Error('stopped'));
  signal.addEventListener('abort', abort, { once: true });
  const unsubscribe = bluez.onChange((change) => {
    if (change.type === 'state' && bluez.state.status !== 'ready') fail(new Error(bluez.state.detail));
    if (change.type === 'removed' && change.path === path) fail(new Error('the device is gone'));
    if (change.type === 'changed') {
      if (change.path === path && change.changed.Connected === false)
        fail(new Error('the connection was lost'));
      if (change.path === path && change.interface === batteryInterface) tellBattery(change.changed);
      const { Value: value } = change.changed;
      const listener = listeners.get(change.path);
      if (listener && change.interface === characteristicInterface && Buffer.isBuffer(value)) {
        heard();
        listener(value);
      }
    }
    for (const check of [...conditions]) check();
  });

  return {
    listeners,
    tellBattery,
    orLost: (promise) => Promise.race([promise, lost]),
    until: (condition, seconds) => {
      if (condition()) return Promise.resolve();
      let check: () => void = () => {};
      let cancel: () => void = () => {};
      const come = new Promise<void>((resolve, reject) => {
        check = () => {
          if (condition()) resolve();
        };
        conditions.add(check);
        cancel = timers.after(seconds, () => reject(new Error(`services not found within ${seconds} s`)));
      });
      return Promise.race([come, lost]).finally(() => {
        conditions.delete(check);
        cancel();
      });
    },
    lostOrSilent: () => {
      watchingSilence = true;
      heard();
      return lost;
    },
    end() {
      cancelSilence?.();
      unsubscribe();
      signal.removeEventListener('abort', abort);
      listeners.clear();
    },
  };
}

async function connect(bluez: Bluez, path: string, deadlineSeconds: number): Promise<void> {
  try {
    await bluez.call(path, deviceInterface, 'Connect', { deadlineSeconds });
  } catch (error) {
    if (error instanceof DBusCallError && error.errorName === 'org.bluez.Error.AlreadyConnected') return;
    throw error;
  }
}

async function subscribe(
  bluez: Bluez,
  watch: DeviceWatch,
  devicePath: string,
  wishes: GattWishes,
  events: GattEvents,
): Promise<ReadonlyMap<string, string>> {
  const find = (): ReadonlyMap<string, string> =>
    new Map(
      bluez.objects
        .all(characteristicInterface, devicePath)
        .map(({ path, properties }) => [String(properties.UUID).toLowerCase(), path]),
    );
  await watch.until(() => wishes.notify.some((uuid) => find().has(uuid)), characteristicsDeadlineSeconds);
  const found = find();
  for (const uuid of [...wishes.notify, ...(wishes.notifyIfPresent ?? [])]) {
    const path = found.get(uuid);
    if (!path) continue;
    watch.listeners.set(path, (value) => events.onValue(uuid, value));
    const subscribed = watch.orLost(bluez.call(path, characteristicInterface, 'StartNotify'));
    // What is only welcome may refuse.
    await (wishes.notify.includes(uuid) ? subscribed : subscribed.catch(() => {}));
  }
  return found;
}

async function readOnce(
  bluez: Bluez,
  watch: DeviceWatch,
  found: ReadonlyMap<string, string>,
  wishes: GattWishes,
  events: GattEvents,
): Promise<void> {
  for (const uuid of wishes.readIfPresent ?? []) {
    const path = found.get(uuid);
    if (!path) continue;
    try {
      const options = { signature: 'a{sv}', body: [{}] };
      const [value] = await watch.orLost(bluez.call(path, characteristicInterface, 'ReadValue', options));
      if (Buffer.isBuffer(value)) events.onValue(uuid, value);
    } catch (error) {
      if (!(error instanceof DBusCallError)) throw error;
    }
  }
}
