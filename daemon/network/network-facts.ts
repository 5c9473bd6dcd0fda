import type { ObjectTree, Properties } from '../dbus/object-tree.ts';
import { hotspotId } from './hotspot-connection.ts';
import {
  accessPointInterface,
  activeInterface,
  activeStates,
  canBeAccessPoint,
  deviceDisconnected,
  deviceInterface,
  deviceUnavailable,
  managerName,
  managerPath,
  wirelessInterface,
} from './interfaces.ts';

/** What NetworkManager knows that a hotspot must know. */
export interface NetworkFacts {
  /** Why there can be no hotspot, in a line for people. */
  readonly obstacle?: string;
  /** Whose radio a hotspot would have, or has. */
  readonly wifiPath?: string;
  /** Somebody else's connection on a real device: it gives a network, or is about to. */
  readonly network?: { readonly name: string; readonly isActive: boolean };
  /** Ours. */
  readonly hotspot?: {
    readonly path: string;
    readonly state: (typeof activeStates)[number];
    readonly interfaceName: string | undefined;
  };
  /** Whether there is a Wi-Fi network that NetworkManager would join by itself. */
  readonly knowsNetworks: boolean;
  /** When such a one was last heard, in seconds since the machine started. */
  readonly knownHeardSeconds?: number;
}

/** A connection of NetworkManager's list that is a Wi-Fi network to be joined. */
export interface KnownNetwork {
  /** Names are bytes. */
  readonly ssid: Buffer;
}

/** Connections of a device that may lead somewhere: not loopback, and no bridges, tunnels and pairs between containers. */
const realTypes = new Set([
  ...['802-3-ethernet', '802-11-wireless', 'gsm', 'cdma', 'bluetooth', 'pppoe', 'infiniband'],
  ...['wifi-p2p', 'wpan', 'adsl', '802-11-olpc-mesh'],
]);

/** `denied`: rights that NetworkManager says we do not have. */
export function factsOf(
  tree: Pick<ObjectTree, 'get' | 'all'>,
  known: readonly KnownNetwork[],
  denied: readonly string[],
): NetworkFacts {
  const actives = tree.all(activeInterface).map(({ path, properties }) => ({
    path,
    id: String(properties.Id),
    type: String(properties.Type),
    state: activeStates[Number(properties.State)] ?? 'unknown',
    devices: Array.isArray(properties.Devices) ? properties.Devices.map(String) : [],
  }));
  const ours = actives.find(({ id, state }) => id === hotspotId && state !== 'deactivated');
  const others = actives.filter(({ id, type, state }) => {
    return id !== hotspotId && realTypes.has(type) && (state === 'activated' || state === 'activating');
  });
  const other = others.find(({ state }) => state === 'activated') ?? others[0];
  const wifi = chooseWifi(tree);
  const heard = tree
    .all(accessPointInterface)
    .filter(({ properties }) => known.some(({ ssid }) => isSsid(properties, ssid)))
    .map(({ properties }) => Number(properties.LastSeen));
  const obstacle = whyNot(tree, wifi?.properties, denied);
  const hotspotDevice = tree.get(ours?.devices[0] ?? '', deviceInterface);
  return {
    ...(obstacle !== undefined && { obstacle }),
    ...(wifi && { wifiPath: wifi.path }),
    ...(other && { network: { name: other.id, isActive: other.state === 'activated' } }),
    ...(ours && {
      hotspot: {
        path: ours.path,
        state: ours.state,
        interfaceName: hotspotDevice && String(hotspotDevice.Interface),
      },
    }),
    knowsNetworks: known.length > 0,
    ...(heard.length > 0 && { knownHeardSeconds: Math.max(...heard) }),
  };
}

/** One that is idle, if there are several, and before all one that can do it. */
function chooseWifi(
  tree: Pick<ObjectTree, 'get' | 'all'>,
): { readonly path: string; readonly properties: Properties } | undefined {
  const rank = ({ State, canBe }: { readonly State: unknown; readonly canBe: boolean }): number =>
    (canBe ? 2 : 0) + (State === deviceDisconnected ? 1 : 0);
  const found = tree.all(wirelessInterface).map(({ path, properties }) => {
    const device = tree.get(path, deviceInterface) ?? {};
    const canBe = (Number(properties.WirelessCapabilities) & canBeAccessPoint) !== 0;
    return { path, properties: { ...device, canBe }, rank: rank({ State: device.State, canBe }) };
  });
  return found.sort((one, next) => next.rank - one.rank)[0];
}

function whyNot(
  tree: Pick<ObjectTree, 'get'>,
  wifi: Properties | undefined,
  denied: readonly string[],
): string | undefined {
  if (!wifi) return 'there is no Wi-Fi adapter';
  const name = String(wifi.Interface);
  const manager = tree.get(managerPath, managerName) ?? {};
  if (manager.WirelessEnabled === false || manager.WirelessHardwareEnabled === false)
    return 'Wi-Fi is switched off (rfkill unblock wifi; a Raspberry Pi wants to know its country first: raspi-config)';
  if (Number(wifi.State) < deviceUnavailable) return `NetworkManager does not manage ${name}`;
  if (wifi.canBe === false) return `${name} cannot be an access point`;
  if (denied.length > 0)
    return 'NetworkManager does not let us (install systemd/tactus.polkit.rules: docs/network.md)';
  return undefined;
}

function isSsid({ Ssid }: Properties, ssid: Buffer): boolean {
  return Buffer.isBuffer(Ssid) && Ssid.equals(ssid);
}
