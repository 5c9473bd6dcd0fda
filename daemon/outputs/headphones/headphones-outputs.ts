import type { Bluez, BluezChange } from '../../bluetooth/bluez.ts';
import { reconnectHeadphones } from '../../bluetooth/headphones.ts';
import { transportInterface } from '../../bluetooth/interfaces.ts';
import type { Scanner } from '../../bluetooth/scanner.ts';
import type { Log } from '../../system/log.ts';
import type { SinkSearch } from './find-sink.ts';
import { type Headphones, type WornPair, type WornPairDependencies, wearPair } from './worn-pair.ts';

/** Headphones that are connected, and whether they are played to. */
export interface WornHeadphones extends Headphones {
  /** The name of their output; undefined while they have none. */
  readonly output: string | undefined;
  readonly obstacle: SinkSearch['obstacle'];
}

/** The sound in Bluetooth headphones: an output for each pair of ours, for as long as it is connected. */
export interface HeadphonesOutputs {
  /** Those that are ours from now on; `all`: whichever connect. */
  set(ours: readonly { readonly address: string }[] | 'all'): void;
  /** Whether there is music: without it whoever wants to scan may, for the way into them is then let go. */
  setPlaying(isPlaying: boolean): void;
  readonly worn: readonly WornHeadphones[];
  close(): Promise<void>;
}

export interface HeadphonesOutputsDependencies extends Omit<WornPairDependencies, 'onStutter'> {
  /** Bluetooth is opened by it. */
  readonly bluetooth: () => { readonly bluez: Bluez; readonly scanner: Scanner };
  readonly log: Pick<Log, 'info' | 'warn'>;
}

/** A pair that stutters is connected anew once, and not again for so long, whatever it does. */
const betweenCuresSeconds = 600;
/** The last bars ring out, and who presses play again soon shall not wait. */
const restAfterSeconds = 5;

export function createHeadphonesOutputs(dependencies: HeadphonesOutputsDependencies): HeadphonesOutputs {
  const { bluetooth, clock, timers, log } = dependencies;
  const worn = new Map<string, WornPair>();
  const curedAtSeconds = new Map<string, number>();
  const endings = new Set<Promise<void>>();
  let ours: readonly string[] | 'all' = [];
  let unsubscribe: (() => void) | undefined;
  let silentSince: number | undefined;
  let cancelRest = (): void => {};

  const cure = async ({ address, name }: Headphones): Promise<void> => {
    const now = clock.nowSeconds();
    if (now - (curedAtSeconds.get(address) ?? Number.NEGATIVE_INFINITY) < betweenCuresSeconds) return;
    curedAtSeconds.set(address, now);
    log.info({ address }, `${name} came back and stutters: it is disconnected and connected once`);
    const { bluez, scanner } = bluetooth();
    const resume = scanner.pause();
    try {
      const error = await reconnectHeadphones(bluez, timers, address);
      if (error) log.warn({ err: error, fix: 'Switch them off and on.' }, `${name} is not connected again`);
    } finally {
      resume();
    }
  };

  const connected = (): readonly Headphones[] =>
    bluetooth()
      .bluez.devices()
      .filter((device) => device.connected && device.playsSound)
      .filter(({ address }) => ours === 'all' || ours.includes(address.toUpperCase()));

  const leave = (pair: WornPair): void => {
    worn.delete(pair.address);
    const ending = pair.end().finally(() => endings.delete(ending));
    endings.add(ending);
  };

  /** Who is there is worn, and who is not is not any more. */
  const match = (): void => {
    const there = connected();
    for (const pair of worn.values()) if (!there.some(({ address }) => address === pair.address)) leave(pair);
    for (const { address, name } of there) {
      if (worn.has(address)) continue;
      const pair = wearPair(
        { address, name },
        { ...dependencies, onStutter: () => void cure({ address, name }) },
      );
      worn.set(address, pair);
    }
    if (worn.size > 0) lookWhetherToRest();
  };

  const onChange = (change: BluezChange): void => {
    match();
    if (change.type === 'state') return;
    // A stream into them, made or taken away: the sink comes and goes with it.
    const isStream = change.type === 'removed' || change.interface === transportInterface;
    if (!isStream || (change.type === 'changed' && !('Device' in change.changed))) return;
    for (const pair of worn.values()) if (isOf(change.path, pair)) pair.look();
  };

  const lookWhetherToRest = (): void => {
    cancelRest();
    const isSilent = silentSince !== undefined && clock.nowSeconds() - silentSince >= restAfterSeconds;
    const isResting = isSilent && bluetooth().scanner.isWanted;
    for (const pair of worn.values()) pair.setResting(isResting);
    if (silentSince !== undefined && worn.size > 0) cancelRest = timers.after(1, lookWhetherToRest);
  };

  return {
    set(next) {
      ours = next === 'all' ? next : next.map(({ address }) => address.toUpperCase());
      if (ours.length === 0 && !unsubscribe) return;
      unsubscribe ??= bluetooth().bluez.onChange(onChange);
      match();
    },
    setPlaying(isPlaying) {
      if (isPlaying === (silentSince === undefined)) return;
      silentSince = isPlaying ? undefined : clock.nowSeconds();
      if (worn.size > 0) lookWhetherToRest();
    },
    get worn() {
      return [...worn.values()].map(({ address, name, output, search }) => ({
        address,
        name,
        output: output?.name,
        obstacle: search?.obstacle,
      }));
    },
    async close() {
      unsubscribe?.();
      cancelRest();
      for (const pair of worn.values()) leave(pair);
      await Promise.all(endings);
    },
  };
}

/** `/org/bluez/hci0/dev_11_22_33_44_55_66/sep1/fd0` is the way of the stream. */
function isOf(path: string, { address }: Headphones): boolean {
  return path.includes(`/dev_${address.toUpperCase().replaceAll(':', '_')}/`);
}
