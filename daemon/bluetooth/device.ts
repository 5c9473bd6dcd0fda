import type { Properties } from '../dbus/object-tree.ts';

/** What receives music over Bluetooth (A2DP). */
const audioSinkService = '0000110b-0000-1000-8000-00805f9b34fb';

/** A device as BlueZ tells of it, near or remembered. */
export interface BluetoothDevice {
  readonly path: string;
  readonly address: string;
  readonly name: string;
  readonly connected: boolean;
  readonly servicesResolved: boolean;
  readonly paired: boolean;
  readonly serviceUuids: readonly string[];
  readonly rssiDbm: number | undefined;
  /** It plays sound: headphones, a loudspeaker. */
  readonly playsSound: boolean;
}

export function toDevice(path: string, properties: Properties): BluetoothDevice {
  const { Address, Alias, Name, Connected, ServicesResolved, Paired, UUIDs, RSSI, Icon } = properties;
  const serviceUuids = Array.isArray(UUIDs) ? UUIDs.map(String) : [];
  return {
    path,
    address: String(Address),
    name: String(Alias ?? Name ?? Address),
    connected: Connected === true,
    servicesResolved: ServicesResolved === true,
    paired: Paired === true,
    serviceUuids,
    rssiDbm: typeof RSSI === 'number' ? RSSI : undefined,
    playsSound:
      serviceUuids.some((uuid) => uuid.toLowerCase() === audioSinkService) || /^audio-/.test(String(Icon)),
  };
}
