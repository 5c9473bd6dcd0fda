import type { Properties } from '../dbus/object-tree.ts';

/** What receives music over Bluetooth (A2DP). */
const audioSinkService = '0000110b-0000-1000-8000-00805f9b34fb';

/** What ends a line or turns it about, or moves the cursor of whoever reads it in a terminal. */
const unreadable = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu;
/** Bluetooth has 248 bytes; no device needs so many to be told from others. */
const longestName = 64;

/** A device as BlueZ tells of it, near or remembered. */
export interface BluetoothDevice {
  readonly path: string;
  readonly address: string;
  /** As it calls itself, which may be anything: without what cannot be read, and not too long. */
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
    name: readable(String(Alias ?? Name ?? '')) || String(Address),
    connected: Connected === true,
    servicesResolved: ServicesResolved === true,
    paired: Paired === true,
    serviceUuids,
    rssiDbm: typeof RSSI === 'number' ? RSSI : undefined,
    playsSound:
      serviceUuids.some((uuid) => uuid.toLowerCase() === audioSinkService) || /^audio-/.test(String(Icon)),
  };
}

const readable = (name: string): string =>
  [...name.replaceAll(unreadable, '?')].slice(0, longestName).join('').trim();
