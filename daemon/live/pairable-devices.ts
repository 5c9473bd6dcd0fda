import { reconnectHeadphones, unpairHeadphones } from '../bluetooth/headphones.ts';
import type { WornHeadphones } from '../outputs/headphones/headphones-outputs.ts';
import type {
  DeviceSearch,
  NewlyPaired,
  PairableDevices,
  PairedDevice,
  PairingWish,
} from '../panel/devices.ts';
import { bleSensorId, withDistinctNames } from '../sensors/ble/ble.ts';
import { isHeard, type NearbySensor, nearbyHeadphones, nearbySensors } from '../sensors/ble/nearby.ts';
import type { Remembered } from '../sensors/ble/remembered.ts';
import { untilBluetoothIsReady } from '../sensors/ble/search.ts';
import type { BluetoothSensorsOptions, BluetoothServices } from '../sensors/bluetooth-sensors.ts';
import { pairSound } from '../sensors/headphones/pair-sound.ts';
import { TactusError } from '../system/errors.ts';
import type { Clock } from '../time/clock.ts';
import type { Timers } from '../time/timers.ts';
import type { RememberedSensors } from './remembered-sensors.ts';

export interface PairableDevicesDependencies {
  /** Asked once somebody looks: Bluetooth is opened by it. */
  readonly bluetooth: () => BluetoothServices;
  readonly remembered: Pick<RememberedSensors, 'paired' | 'remember' | 'forget'>;
  /** What the configuration names. */
  readonly configured: BluetoothSensorsOptions;
  /** Headphones that are connected. */
  readonly worn: () => readonly WornHeadphones[];
  readonly clock: Clock;
  readonly timers: Timers;
}

export interface LivePairableDevices extends PairableDevices {
  /** Ends what goes on. */
  close(): Promise<void>;
}

interface Candidate extends NearbySensor {
  readonly as: PairedDevice['as'];
}

/** Whoever fills the air with devices shall not fill our answers. */
const mostFound = 64;
const mostNameCharacters = 64;

export function createPairableDevices(dependencies: PairableDevicesDependencies): LivePairableDevices {
  const { bluetooth, remembered, configured, worn, clock, timers } = dependencies;
  const closing = new AbortController();
  let current: { readonly endSeconds: number; end(): void } | undefined;
  let beginning: Promise<void> | undefined;
  let pairing: Promise<NewlyPaired> | undefined;
  /** When the last search ended. */
  let last: { readonly heard: readonly Candidate[]; readonly obstacle: string | undefined } | undefined;

  const hear = (): NonNullable<typeof last> => {
    const { bluez, scanner } = bluetooth();
    const sensors = nearbySensors(bluez).filter(isHeard);
    // Those that are paired are silent to a search.
    const headphones = nearbyHeadphones(bluez).filter((device) => isHeard(device) || device.paired);
    const heard = [
      ...sensors.map((device) => ({ ...device, as: 'sensor' as const })),
      ...headphones.map((device) => ({ ...device, as: 'headphones' as const })),
    ];
    return { heard: heard.slice(0, mostFound), obstacle: scanner.obstacle };
  };

  const begin = async (seconds: number): Promise<void> => {
    if (current) return;
    const { bluez, scanner } = bluetooth();
    await untilBluetoothIsReady(bluez, timers, closing.signal);
    const release = scanner.wantAll();
    const end = (): void => {
      last = hear();
      current = undefined;
      cancel();
      release();
    };
    const cancel = timers.after(seconds, end);
    current = { endSeconds: clock.nowSeconds() + seconds, end };
  };

  const found = async (): Promise<DeviceSearch> => {
    const knownOnes = await remembered.paired();
    const knownAs = ({ as, address }: Candidate): 'paired' | 'configured' | undefined => {
      const has = (list: readonly { readonly address: string }[]) =>
        list.some((device) => isAddressOf(device, address));
      const isSensor = as === 'sensor';
      if (has(isSensor ? configured.bluetooth.devices : configured.headphones.devices)) return 'configured';
      return has(knownOnes[listOf[as]]) ? 'paired' : undefined;
    };
    const { heard = [], obstacle } = (current ? hear() : last) ?? {};
    return {
      secondsLeft: current ? Math.max(0, current.endSeconds - clock.nowSeconds()) : 0,
      ...(obstacle !== undefined && { obstacle }),
      found: heard.map((device) => {
        const { address, name, as, kinds, rssiDbm, connected } = device;
        const known = knownAs(device);
        return {
          ...{ address, name, as, kinds, connected },
          ...(rssiDbm !== undefined && { rssiDbm }),
          ...(known && { known }),
        };
      }),
    };
  };

  /** As `withRemembered` and the sensors themselves call it. */
  const sensorIdOf = async (address: string): Promise<string | undefined> => {
    const { devices } = await remembered.paired();
    const all = withDistinctNames([...configured.bluetooth.devices, ...devices]);
    const found = all.find((device) => isAddressOf(device, address));
    return found && bleSensorId(found);
  };
  const soundOf = (address: string): NonNullable<PairedDevice['sound']> => {
    const there = worn().find((pair) => isAddressOf(pair, address));
    if (!there) return { connected: bluetooth().bluez.device(address)?.connected ?? false };
    const { output, obstacle } = there;
    if (output !== undefined) return { connected: true, output };
    return { connected: true, ...(obstacle && { obstacle: obstacle.why, fix: obstacle.fix }) };
  };
  const withSensorId = async (device: PairedDevice): Promise<PairedDevice> => {
    const sensorId = device.as === 'sensor' ? await sensorIdOf(device.address) : undefined;
    return { ...device, ...(sensorId !== undefined && { sensorId }) };
  };

  const pairOne = async ({ address, as }: PairingWish): Promise<NewlyPaired> => {
    const { bluez, scanner } = bluetooth();
    await untilBluetoothIsReady(bluez, timers, closing.signal);
    const candidate = [...hear().heard, ...(last?.heard ?? [])].find(
      (device) => device.as === as && isAddressOf(device, address),
    );
    if (!candidate) {
      const what = as === 'sensor' ? 'sensor' : 'pair of headphones';
      throw new TactusError(
        'usage',
        `No ${what} with the address ${address} was heard.`,
        'Look for it first.',
      );
    }
    const device = { address: candidate.address, name: candidate.name.slice(0, mostNameCharacters) };
    const obstacle =
      as === 'headphones' ? await pairSound(bluez, scanner, device, closing.signal) : undefined;
    await remembered.remember(listOf[as], device);
    const paired = await withSensorId({ ...device, as });
    return { ...paired, ...(obstacle && { advice: `${obstacle.message} ${obstacle.fix}` }) };
  };

  return {
    async search(seconds) {
      beginning ??= begin(seconds).finally(() => {
        beginning = undefined;
      });
      await beginning;
      return await found();
    },
    found,
    async paired() {
      const { devices, headphones } = await remembered.paired();
      const tell = (list: Remembered['devices'], as: PairedDevice['as']): PairedDevice[] =>
        list.map(({ address, name = address }) => ({
          ...{ address, name, as },
          ...(as === 'headphones' && { sound: soundOf(address) }),
        }));
      const all = [...tell(devices, 'sensor'), ...tell(headphones, 'headphones')];
      return await Promise.all(all.map(withSensorId));
    },
    async pair(wish) {
      if (pairing !== undefined) {
        const fix = 'Try again in a minute.';
        throw new TactusError('unavailable', 'Another device is being paired.', fix);
      }
      pairing = pairOne(wish).finally(() => {
        pairing = undefined;
      });
      return await pairing;
    },
    async connect(address) {
      const { headphones } = await remembered.paired();
      const ours = [...headphones, ...configured.headphones.devices];
      const device = ours.find((each) => isAddressOf(each, address));
      if (!device) return false;
      const { bluez, scanner } = bluetooth();
      await untilBluetoothIsReady(bluez, timers, closing.signal);
      const resume = scanner.pause();
      try {
        const error = await reconnectHeadphones(bluez, timers, device.address);
        if (error === undefined) return true;
        throw new TactusError(
          'unavailable',
          `${device.name ?? address} cannot be connected: ${error.message}.`,
          'Switch them on, and off Bluetooth on the telephone that holds them.',
        );
      } finally {
        resume();
      }
    },
    async forget(address) {
      const { headphones } = await remembered.paired();
      if (headphones.some((device) => isAddressOf(device, address)))
        await unpairHeadphones(bluetooth().bluez, address);
      return await remembered.forget(address);
    },
    async close() {
      closing.abort(new TactusError('unavailable', 'Tactus ends.', 'Try again when it runs.'));
      current?.end();
      await Promise.allSettled([beginning, pairing]);
    },
  };
}

const listOf = { sensor: 'devices', headphones: 'headphones' } as const;

function isAddressOf(device: { readonly address: string }, address: string): boolean {
  return device.address.toUpperCase() === address.toUpperCase();
}
