import type { Properties } from '../dbus/object-tree.ts';
import type { Timers } from '../time/timers.ts';
import type { Bluez } from './bluez.ts';
import { batteryInterface, characteristicInterface } from './interfaces.ts';

/** A device that says nothing for so long has forgotten us: strap and pod tell about once a second. */
const silenceSeconds = 15;

/** One connection to a device, from the call until it is lost. */
export interface DeviceWatch {
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

export function watchDevice(
  bluez: Bluez,
  timers: Timers,
  path: string,
  signal: AbortSignal,
  onBattery: (charge01: number) => void,
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
    if (typeof percent === 'number' && percent >= 0 && percent <= 100) onBattery(percent / 100);
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
