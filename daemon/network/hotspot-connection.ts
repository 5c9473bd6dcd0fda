import { DBusVariant } from '../dbus/dbus.ts';

/** Wi-Fi of our own: what it is called and what lets one in. */
export interface HotspotCredentials {
  readonly name: string;
  readonly passphrase: string;
}

/**
 * Ours in the hotspot's network. A network of its own, not the one that NetworkManager takes for whatever it shares first
 * (10.42.0.1): systemd/tactus-captive.conf sends phones here, and only here.
 */
export const hotspotAddress = '10.72.72.1';
const prefixLength = 24;

/** What NetworkManager lists it as; by this we know our own again, also after a restart. */
export const hotspotId = 'tactus-hotspot';

/**
 * The connection as `AddAndActivateConnection2` wants it (`a{sa{sv}}`). WPA2 with CCMP and nothing besides: with protected
 * management frames offered, the Wi-Fi of Raspberry Pis lets nobody in (raspberrypi/linux#3619), and TKIP is broken.
 * `owner`: the user that we run as. Who makes a connection that all may use could change and read every other one, too:
 * NetworkManager has one right for that (`settings.modify.system`).
 */
export function hotspotConnection(
  { name, passphrase }: HotspotCredentials,
  owner: string,
): Record<string, Record<string, DBusVariant>> {
  const text = (value: string) => new DBusVariant('s', value);
  const texts = (...values: string[]) => new DBusVariant('as', values);
  return {
    connection: {
      id: text(hotspotId),
      type: text('802-11-wireless'),
      autoconnect: new DBusVariant('b', false),
      permissions: texts(`user:${owner}:`),
    },
    '802-11-wireless': {
      ssid: new DBusVariant('ay', Buffer.from(name)),
      mode: text('ap'),
      band: text('bg'),
    },
    '802-11-wireless-security': {
      'key-mgmt': text('wpa-psk'),
      psk: text(passphrase),
      proto: texts('rsn'),
      pairwise: texts('ccmp'),
      group: texts('ccmp'),
      // 1: switched off.
      pmf: new DBusVariant('i', 1),
    },
    ipv4: {
      method: text('shared'),
      'address-data': new DBusVariant('aa{sv}', [
        { address: text(hotspotAddress), prefix: new DBusVariant('u', prefixLength) },
      ]),
    },
    ipv6: { method: text('disabled') },
  };
}

/** What a phone's camera reads to join. */
export function hotspotQrText({ name, passphrase }: HotspotCredentials): string {
  const escaped = (text: string): string => text.replace(/[\\;,:"]/g, '\\$&');
  return `WIFI:T:WPA;S:${escaped(name)};P:${escaped(passphrase)};;`;
}
