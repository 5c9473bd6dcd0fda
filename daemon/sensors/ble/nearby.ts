import type { Bluez } from '../../bluetooth/bluez.ts';
import type { BluetoothDevice } from '../../bluetooth/device.ts';
import { services } from './uuids.ts';

const kindNames: ReadonlyMap<string, string> = new Map([
  [services.heartRate, 'heart rate'],
  [services.runningSpeedAndCadence, 'running speed and cadence'],
  [services.cyclingSpeedAndCadence, 'cycling speed and cadence'],
  [services.cyclingPower, 'cycling power'],
  [services.fitnessMachine, 'fitness machine'],
]);

/** By these services sensors are looked for. */
export const sensorServiceUuids: readonly string[] = [...kindNames.keys()];

export interface NearbySensor extends BluetoothDevice {
  /** What it can tell, in words. */
  readonly kinds: readonly string[];
}

/** Headphones and loudspeakers that BlueZ knows of, the nearest first. */
export function nearbyHeadphones(bluez: Bluez): readonly NearbySensor[] {
  return bluez
    .devices()
    .filter(({ playsSound }) => playsSound)
    .map((device) => ({ ...device, kinds: [device.paired ? 'plays sound, paired' : 'plays sound'] }))
    .sort(byStrength);
}

/** Sensors that BlueZ knows of, the nearest (strongest) first. They are fresh only while a scan runs. */
export function nearbySensors(bluez: Bluez): readonly NearbySensor[] {
  return bluez
    .devices()
    .map((device) => ({
      ...device,
      kinds: device.serviceUuids.flatMap((uuid) => kindNames.get(uuid.toLowerCase()) ?? []),
    }))
    .filter((device) => device.kinds.length > 0)
    .sort(byStrength);
}

/** It is here: whoever was only heard of before has no strength. */
export const isHeard = ({ connected, rssiDbm }: BluetoothDevice): boolean =>
  connected || rssiDbm !== undefined;

const byStrength = (a: BluetoothDevice, b: BluetoothDevice): number =>
  (b.rssiDbm ?? -999) - (a.rssiDbm ?? -999);
