import type { Bluez } from '../../bluetooth/bluez.ts';
import type { Scanner } from '../../bluetooth/scanner.ts';
import { TactusError } from '../../system/errors.ts';
import type { Timers } from '../../time/timers.ts';
import { isHeard, type NearbySensor, nearbyHeadphones, nearbySensors, sensorServiceUuids } from './nearby.ts';

/** An adapter that is switched off is asked to go on, and takes a moment. */
const readySeconds = 10;

/** Devices tell themselves about once a second: whoever else is called alike is heard by then. */
const alikeSeconds = 2;

/** What a person can do where Bluetooth is not there; of the passing states none is here. */
const hopeless: Readonly<Record<string, readonly [message: string, fix: string]>> = {
  noBus: [
    'There is no system D-Bus, and without it no Bluetooth.',
    'Install and start dbus and bluez (apt-get install bluez); in a container pass /run/dbus in.',
  ],
  noBluetoothd: [
    'The Bluetooth daemon does not run.',
    'Start it: systemctl enable --now bluetooth (Debian: apt-get install bluez).',
  ],
  noAdapter: ['There is no Bluetooth adapter.', 'Plug one in, or see `bluetoothctl list` and `rfkill list`.'],
  off: ['The Bluetooth adapter is switched off.', 'Switch it on: rfkill unblock bluetooth.'],
};

/**
 * Waits for an adapter that can be used. Errors: TactusError `unavailable` when there is no bus, no bluetoothd or no
 * adapter, or it stays switched off; the signal's reason.
 */
export async function untilBluetoothIsReady(
  bluez: Bluez,
  timers: Timers,
  signal?: AbortSignal,
): Promise<void> {
  const isDecided = (): boolean => {
    const { status } = bluez.state;
    return status === 'ready' || (status !== 'off' && status in hopeless);
  };
  await waitUntil(bluez, timers, readySeconds, isDecided, signal);
  if (bluez.state.status === 'ready') return;
  const [message, fix] = hopeless[bluez.state.status] ?? [
    'The system D-Bus does not answer.',
    'See `systemctl status dbus bluetooth`.',
  ];
  throw new TactusError('unavailable', message, fix);
}

export interface Search {
  readonly seconds: number;
  readonly wanted?: string | undefined;
  /** Default: sensors. */
  readonly what?: 'sensors' | 'headphones';
  readonly signal?: AbortSignal;
}

/**
 * What is heard now, the nearest first. With `wanted`, only that, and soon after one is there: at once with an address,
 * a moment later with a name, which others may have, too. Headphones that are paired already need not be heard, for they
 * are silent to a search.
 *
 * Errors: TactusError `unavailable` when nothing can be scanned with; the signal's reason.
 */
export async function searchDevices(
  bluez: Bluez,
  scanner: Scanner,
  timers: Timers,
  { seconds, wanted, what = 'sensors', signal }: Search,
): Promise<readonly NearbySensor[]> {
  await untilBluetoothIsReady(bluez, timers, signal);
  const isForSound = what === 'headphones';
  const heard = (): readonly NearbySensor[] =>
    (isForSound ? nearbyHeadphones(bluez) : nearbySensors(bluez))
      .filter((device) => isHeard(device) || (isForSound && device.paired && wanted !== undefined))
      .filter((device) => wanted === undefined || isCalled(device, wanted));
  const release = isForSound ? scanner.wantAll() : scanner.want(sensorServiceUuids);
  try {
    await waitUntil(bluez, timers, seconds, () => wanted !== undefined && heard().length > 0, signal);
    const [first] = heard();
    if (wanted !== undefined && first && !isAddressOf(first, wanted)) {
      await waitUntil(bluez, timers, alikeSeconds, () => heard().length > 1, signal);
    }
    // Whatever went away meanwhile is said here.
    await untilBluetoothIsReady(bluez, timers, signal);
    const found = heard();
    if (found.length === 0 && scanner.obstacle !== undefined) {
      throw new TactusError(
        'unavailable',
        `Bluetooth cannot be scanned: ${scanner.obstacle}.`,
        'Try again when that has passed.',
      );
    }
    return found;
  } finally {
    release();
  }
}

/** By its address, or by a part of its name. */
function isCalled(sensor: { readonly address: string; readonly name: string }, wanted: string): boolean {
  return isAddressOf(sensor, wanted) || sensor.name.toLowerCase().includes(wanted.trim().toLowerCase());
}

function isAddressOf({ address }: { readonly address: string }, wanted: string): boolean {
  return address.toLowerCase() === wanted.trim().toLowerCase();
}

/** Until the condition holds after some change, or the time is up. Errors: the signal's reason. */
async function waitUntil(
  bluez: Bluez,
  timers: Timers,
  seconds: number,
  condition: () => boolean,
  signal?: AbortSignal,
): Promise<void> {
  signal?.throwIfAborted();
  if (condition()) return;
  await new Promise<void>((resolve) => {
    const finish = (): void => {
      unsubscribe();
      cancel();
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    const unsubscribe = bluez.onChange(() => {
      if (condition()) finish();
    });
    const cancel = timers.after(seconds, finish);
    signal?.addEventListener('abort', finish, { once: true });
  });
  signal?.throwIfAborted();
}
