import type { Properties } from '../dbus/object-tree.ts';

export interface BluezState {
  readonly status: 'stopped' | 'noBus' | 'noBluetoothd' | 'noAdapter' | 'off' | 'ready';
  /** One line for people. */
  readonly detail: string;
}

/** What there is on a bus that is there. */
export function stateOf(
  bluetoothdRuns: boolean,
  adapter: { readonly path: string; readonly properties: Properties } | undefined,
): BluezState {
  if (!bluetoothdRuns) {
    return { status: 'noBluetoothd', detail: 'bluetoothd does not run (systemctl start bluetooth)' };
  }
  if (!adapter) return { status: 'noAdapter', detail: 'there is no Bluetooth adapter' };
  // `/org/bluez/hci0` is hci0 to people.
  const name = adapter.path.slice(adapter.path.lastIndexOf('/') + 1);
  if (adapter.properties.Powered === true) return { status: 'ready', detail: `adapter ${name}` };
  return { status: 'off', detail: `adapter ${name} is switched off (rfkill unblock bluetooth)` };
}
