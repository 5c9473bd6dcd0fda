import { DBusVariant } from '../dbus/dbus.ts';
import { propertiesInterface } from '../dbus/interfaces.ts';
import { messageOf } from '../system/errors.ts';
import { createBackoff } from '../time/backoff.ts';
import type { Clock } from '../time/clock.ts';
import type { Timers } from '../time/timers.ts';
import type { Bluez, BluezChange } from './bluez.ts';
import { adapterInterface, deviceInterface, transportInterface } from './interfaces.ts';

/**
 * Looking for devices: while somebody wants it, nobody is connecting (many adapters cannot do both), and no
 * music plays over Bluetooth (a scan of one second makes it stutter).
 */
export interface Scanner {
  start(): void;
  stop(): Promise<void>;
  /** Looks for low-energy devices that offer one of these services, until the answer is called. */
  want(serviceUuids: readonly string[]): () => void;
  /** Looks for everything that is ready to be paired, headphones too, until the answer is called. */
  wantAll(): () => void;
  /** Holds the scan until the answer is called. */
  pause(): () => void;
  readonly scanning: boolean;
  /** Somebody wants it, whether it can be or not. */
  readonly isWanted: boolean;
  /** Why it does not scan though somebody wants it. */
  readonly obstacle: string | undefined;
  readonly counters: { readonly restarts: number; readonly powerCycles: number };
}

/** A scan that hears nothing at all is stuck, or there is nothing to hear: begin it anew, and then the adapter. */
const restartAfterSeconds = 30;
const powerCycleAfterSeconds = 60;
const checkEverySeconds = 5;
/** An adapter in an empty room shall not be switched off every minute. */
const longestBetweenPowerCyclesSeconds = 3600;

export function createScanner(bluez: Bluez, { clock, timers }: { clock: Clock; timers: Timers }): Scanner {
  const wants = new Map<symbol, readonly string[] | 'all'>();
  const backoff = createBackoff({ mostSeconds: 5 });
  const powerCycles = createBackoff({
    firstSeconds: powerCycleAfterSeconds,
    mostSeconds: longestBetweenPowerCyclesSeconds,
  });
  let pauses = 0;
  let started = false;
  /** Adapter path and filter of the scan that runs. */
  let running: { readonly path: string; readonly filter: string } | undefined;
  /** One call after the other: BlueZ answers a second StartDiscovery with InProgress. */
  let queue: Promise<void> = Promise.resolve();
  let queued = 0;
  let reconcileQueued = false;
  let cancelRetry: (() => void) | undefined;
  let cancelCheck: (() => void) | undefined;
  let unsubscribe: (() => void) | undefined;
  let obstacle: string | undefined;
  let heardAtSeconds = 0;
  let beganAtSeconds = 0;
  /** A scan begun anew because it was deaf goes on being deaf until something is heard. */
  let restarting = false;
  let deafForSeconds = powerCycles.nextSeconds();
  const counters = { restarts: 0, powerCycles: 0 };

  const audioPlays = (): boolean =>
    bluez.objects.all(transportInterface).some(({ properties }) => properties.State === 'active');

  const filterWanted = (): string | undefined => {
    obstacle = undefined;
    if (!started || wants.size === 0 || pauses > 0) return undefined;
    if (bluez.state.status !== 'ready') obstacle = bluez.state.detail;
    else if (audioPlays()) obstacle = 'not while music plays over Bluetooth';
    if (obstacle) return undefined;
    const wanted = new Set([...wants.values()].flat());
    return wanted.has('all') ? '' : [...wanted].sort().join(' ');
  };

  const stopScan = async (): Promise<void> => {
    const path = running?.path;
    running = undefined;
    if (path) await bluez.call(path, adapterInterface, 'StopDiscovery').catch(() => {});
  };

  const reconcileOnce = async (): Promise<void> => {
    const filter = filterWanted();
    const path = bluez.adapterPath();
    if (running && (running.filter !== filter || running.path !== path)) await stopScan();
    if (filter === undefined || path === undefined || running) return;
    const isForAll = filter === '';
    const body = [
      {
        UUIDs: new DBusVariant('as', isForAll ? [] : filter.split(' ')),
        Transport: new DBusVariant('s', isForAll ? 'auto' : 'le'),
        // Any filter makes BlueZ tell every change of strength, which is how we notice that a device is back.
        DuplicateData: new DBusVariant('b', false),
      },
    ];
    await bluez.call(path, adapterInterface, 'SetDiscoveryFilter', { signature: 'a{sv}', body });
    await bluez.call(path, adapterInterface, 'StartDiscovery');
    running = { path, filter };
    beganAtSeconds = clock.nowSeconds();
    if (!restarting) heardAtSeconds = beganAtSeconds;
    restarting = false;
    backoff.reset();
  };

  const enqueue = (action: () => Promise<void>): void => {
    queued += 1;
    queue = queue
      .then(action)
      .catch((error: unknown) => {
        obstacle = messageOf(error);
        if (started) cancelRetry ??= timers.after(backoff.nextSeconds(), reconcile);
      })
      .finally(() => {
        queued -= 1;
      });
  };

  const reconcile = (): void => {
    if (reconcileQueued) return;
    reconcileQueued = true;
    enqueue(async () => {
      reconcileQueued = false;
      cancelRetry?.();
      cancelRetry = undefined;
      await reconcileOnce();
    });
  };

  const powerCycle = async (path: string): Promise<void> => {
    counters.powerCycles += 1;
    deafForSeconds = powerCycles.nextSeconds();
    running = undefined;
    for (const on of [false, true]) {
      const body = [adapterInterface, 'Powered', new DBusVariant('b', on)];
      await bluez.call(path, propertiesInterface, 'Set', { signature: 'ssv', body }).catch(() => {});
    }
    heardAtSeconds = clock.nowSeconds();
    reconcile();
  };

  const check = (): void => {
    cancelCheck = timers.after(checkEverySeconds, check);
    if (!running || queued > 0) return;
    const now = clock.nowSeconds();
    const { path } = running;
    const idle = !bluez.devices().some((device) => device.connected);
    if (now - heardAtSeconds >= deafForSeconds && idle) {
      enqueue(() => powerCycle(path));
    } else if (now - Math.max(heardAtSeconds, beganAtSeconds) >= restartAfterSeconds) {
      counters.restarts += 1;
      restarting = true;
      enqueue(stopScan);
      reconcile();
    }
  };

  const onChange = (change: BluezChange): void => {
    if (change.type === 'changed') {
      const { changed } = change;
      if (change.interface === deviceInterface && ('RSSI' in changed || 'Address' in changed)) {
        heardAtSeconds = clock.nowSeconds();
        powerCycles.reset();
        deafForSeconds = powerCycles.nextSeconds();
        return;
      }
      if (change.interface === adapterInterface && changed.Discovering === false) running = undefined;
      if (change.interface !== adapterInterface && change.interface !== transportInterface) return;
    }
    if (change.type === 'state' && bluez.state.status !== 'ready') running = undefined;
    if (change.type !== 'removed' || bluez.adapterPath() !== running?.path) reconcile();
  };

  const addWant = (wanted: readonly string[] | 'all'): (() => void) => {
    const key = Symbol('want');
    wants.set(key, wanted);
    reconcile();
    return () => {
      if (wants.delete(key)) reconcile();
    };
  };

  return {
    start() {
      if (started) return;
      started = true;
      unsubscribe = bluez.onChange(onChange);
      cancelCheck = timers.after(checkEverySeconds, check);
      reconcile();
    },
    async stop() {
      started = false;
      unsubscribe?.();
      cancelCheck?.();
      cancelRetry?.();
      await queue;
      cancelRetry?.();
      cancelRetry = undefined;
      if (bluez.state.status === 'ready') await stopScan();
      running = undefined;
    },
    want: (serviceUuids) => addWant(serviceUuids),
    wantAll: () => addWant('all'),
    pause() {
      pauses += 1;
      reconcile();
      let resumed = false;
      return () => {
        if (resumed) return;
        resumed = true;
        pauses -= 1;
        reconcile();
      };
    },
    get scanning() {
      return running !== undefined;
    },
    get isWanted() {
      return wants.size > 0;
    },
    get obstacle() {
      return obstacle;
    },
    counters,
  };
}
