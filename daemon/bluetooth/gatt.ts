import { callDeadlineSeconds, DBusCallError } from '../dbus/dbus.ts';
import { createBackoff } from '../time/backoff.ts';
import { type Attempt, type Endeavour, persist } from '../time/persist.ts';
import type { Timers } from '../time/timers.ts';
import type { Bluez } from './bluez.ts';
import type { BluetoothDevice } from './device.ts';
import { type DeviceWatch, watchDevice } from './device-watch.ts';
import { batteryInterface, characteristicInterface, deviceInterface } from './interfaces.ts';
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

const resolveDeadlineSeconds = 20;
/** BlueZ remembers the services of a device that it has resolved once; then they are there at once, or never. */
const resolveAgainSeconds = 6;
/** Characteristics are sometimes told a moment after the services. */
const characteristicsDeadlineSeconds = 2;
const farewellDeadlineSeconds = 5;
const mostRefusalSeconds = 8;
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
  const refusals = createBackoff({ mostSeconds: mostRefusalSeconds });
  let refusalSeconds = 0;
  let resolvedBefore = false;

  const attempt = async ({ signal, succeeded }: Attempt): Promise<void> => {
    const device = await presence.found(signal);
    if (!device) return;
    // A device that was not heard may be one that does not tell its services; it gets a short try.
    const blind = !presence.alive && scanner.obstacle === undefined;
    const watch = watchDevice(bluez, timers, device.path, signal, (charge01) => events.onBattery(charge01));
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
    // Who is heard wakes us. Who cannot be, while music plays over Bluetooth, is seldom called: a call makes it stutter.
    backoff: createBackoff(),
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
