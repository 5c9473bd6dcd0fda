import type { Timers } from '../time/timers.ts';
import type { Bluez } from './bluez.ts';
import type { BluetoothDevice } from './device.ts';
import type { Scanner } from './scanner.ts';

/** How long a scan is given to hear a device that BlueZ remembers, before it is called blindly. */
const signOfLifeSeconds = 10;

export interface Presence {
  /** Whether the device was heard since the last connection ended. */
  alive: boolean;
  /** Scans, and calls back whenever the device is heard. Gives back what ends that. */
  watch(onSign: () => void): () => void;
  /** Waits until BlueZ knows the device, as long as it takes, and a little longer for a sign of life. */
  found(signal: AbortSignal): Promise<BluetoothDevice | undefined>;
  end(): void;
}

/** Whether one device can be heard, over all its connections. */
export function watchPresence(
  bluez: Bluez,
  scanner: Scanner,
  timers: Timers,
  address: string,
  serviceUuids: readonly string[],
): Presence {
  const onSigns = new Set<() => void>();
  const known = (): BluetoothDevice | undefined =>
    bluez.state.status === 'ready' ? bluez.device(address) : undefined;

  const unsubscribe = bluez.onChange((change) => {
    const device = known();
    if (!device) return;
    // BlueZ tells the strength of what it hears; other changes may be old knowledge.
    if (change.type === 'changed' && change.path === device.path && 'RSSI' in change.changed) {
      presence.alive = true;
    }
    for (const onSign of [...onSigns]) onSign();
  });

  /** Until the condition holds, which is looked at with each change; false when stopped or too late. */
  const come = (condition: () => boolean, signal: AbortSignal, seconds?: number): Promise<boolean> =>
    new Promise((resolve) => {
      const finish = (outcome: boolean): void => {
        onSigns.delete(check);
        cancel?.();
        signal.removeEventListener('abort', abort);
        resolve(outcome);
      };
      const check = (): void => {
        if (condition()) finish(true);
      };
      const abort = (): void => finish(false);
      const cancel = seconds === undefined ? undefined : timers.after(seconds, () => finish(false));
      onSigns.add(check);
      signal.addEventListener('abort', abort, { once: true });
      if (signal.aborted) abort();
      else check();
    });

  const presence: Presence = {
    alive: false,
    watch(onSign) {
      const release = scanner.want(serviceUuids);
      const listener = (): void => {
        if (presence.alive) onSign();
      };
      onSigns.add(listener);
      return () => {
        release();
        onSigns.delete(listener);
      };
    },
    async found(signal) {
      const release = scanner.want(serviceUuids);
      try {
        await come(() => known() !== undefined, signal);
        const heard = (): boolean => presence.alive || known()?.connected === true;
        if (scanner.obstacle === undefined) await come(heard, signal, signOfLifeSeconds);
        return signal.aborted ? undefined : known();
      } finally {
        release();
      }
    },
    end: unsubscribe,
  };
  return presence;
}
