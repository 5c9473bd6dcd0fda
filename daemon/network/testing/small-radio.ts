import { type Message, Variant } from '@jellybrick/dbus-next';
import type { SmallObjects } from '../../dbus/testing/small-objects.ts';
import type { Timers } from '../../time/timers.ts';
import { manager, paths, type Settings } from './small-words.ts';

/** The Wi-Fi of the small NetworkManager: it joins what is known and there by itself, as NetworkManager does. */
export interface SmallRadio {
  /** Networks of others that are in the air, by name. */
  readonly air: Set<string>;
  /** Whether it hears them while it is an access point. */
  hearsAsAccessPoint: boolean;
  /** A start of an access point ends so. */
  fails: boolean;
  /** A network that is joined does not come up. */
  refusesUs: boolean;
  /** Of what is active now: the id of its connection. */
  readonly activeId: string | undefined;
  remember(ssid: string, mode?: 'infrastructure' | 'ap'): void;
  /** Whoever is at the machine ends what is active. */
  endActive(): void;
  setEnabled(isEnabled: boolean): void;
  expose(): void;
  addAndActivate(settings: Settings, isVolatile: boolean): readonly [profile: string, active: string];
  activateBest(): string | undefined;
  deactivate(active: string): boolean;
  onCall(message: Message): void;
  close(): void;
}

const device1 = `${manager}.Device`;
const wireless1 = `${manager}.Device.Wireless`;
const point1 = `${manager}.AccessPoint`;
const active1 = `${manager}.Connection.Active`;
const profile1 = `${manager}.Settings.Connection`;
const disconnected = 30;
const activated = 100;
const uint = (value: number): Variant => new Variant('u', value);
/** Long enough to be seen, and shorter than our patience. */
const activateSeconds = 3;
const failSeconds = 25;
const autoconnectSeconds = 2;
const scanSeconds = 2;

interface Active {
  readonly path: string;
  readonly profile: string;
  readonly id: string;
  readonly isAccessPoint: boolean;
  isVolatile: boolean;
}

export function createSmallRadio(
  objects: SmallObjects,
  timers: Timers & { nowSeconds(): number },
): SmallRadio {
  const profiles = new Map<string, Settings>();
  const air = new Set<string>();
  let active: Active | undefined;
  let count = 10;
  let isClosed = false;

  const setDevice = (state: number): void => objects.change(paths.wifi, device1, { State: uint(state) });
  const later = (seconds: number, action: () => void): void => {
    timers.after(seconds, () => {
      if (!isClosed) action();
    });
  };
  const ssidOf = (settings: Settings): string => String(settings['802-11-wireless']?.ssid);
  const pathOfPoint = (ssid: string): string => `${paths.accessPoint}/${Buffer.from(ssid).toString('hex')}`;

  const hear = (): void => {
    if (active?.isAccessPoint && !self.hearsAsAccessPoint) return;
    const LastSeen = new Variant('i', Math.floor(timers.nowSeconds()));
    for (const ssid of air) {
      const path = pathOfPoint(ssid);
      if (objects.has(path)) objects.change(path, point1, { LastSeen });
      else
        objects.add(path, {
          [point1]: { Ssid: new Variant('ay', Buffer.from(ssid)), Strength: new Variant('y', 70), LastSeen },
        });
    }
  };

  const drop = (): void => {
    const gone = active;
    if (!gone) return;
    active = undefined;
    objects.remove(gone.path);
    if (gone.isVolatile) {
      profiles.delete(gone.profile);
      objects.remove(gone.profile);
    }
    setDevice(disconnected);
    later(autoconnectSeconds, () => void self.activateBest());
  };

  const activate = (profile: string, isVolatile: boolean): string => {
    const gone = active;
    active = undefined;
    if (gone) objects.remove(gone.path);
    if (gone?.isVolatile) objects.remove(gone.profile);
    count += 1;
    const settings = profiles.get(profile)!;
    const mine: Active = {
      path: `${paths.active}/${count}`,
      profile,
      id: String(settings.connection?.id),
      isAccessPoint: settings['802-11-wireless']?.mode === 'ap',
      isVolatile,
    };
    active = mine;
    objects.add(mine.path, {
      [active1]: {
        Id: mine.id,
        Type: '802-11-wireless',
        Uuid: `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
        State: uint(1),
        Connection: new Variant('o', profile),
        Devices: new Variant('ao', [paths.wifi]),
      },
    });
    setDevice(40);
    const isRefused = mine.isAccessPoint ? self.fails : self.refusesUs;
    later(isRefused ? failSeconds : activateSeconds, () => {
      if (active !== mine) return;
      if (isRefused) drop();
      else {
        setDevice(activated);
        objects.change(mine.path, active1, { State: uint(2) });
      }
    });
    return mine.path;
  };

  const self: SmallRadio = {
    air,
    hearsAsAccessPoint: false,
    fails: false,
    refusesUs: false,
    get activeId() {
      return active?.id;
    },
    remember(ssid, mode = 'infrastructure') {
      count += 1;
      const path = `${paths.profile}/${count}`;
      profiles.set(path, {
        connection: { id: ssid, type: '802-11-wireless' },
        '802-11-wireless': { ssid, mode },
      });
      objects.add(path, { [profile1]: { Unsaved: false, Flags: uint(0) } });
    },
    endActive: drop,
    setEnabled(isEnabled) {
      drop();
      setDevice(isEnabled ? disconnected : 20);
    },
    expose() {
      active = undefined;
      objects.add(paths.wifi, {
        [device1]: { Interface: 'wlan0', DeviceType: uint(2), State: uint(disconnected), Managed: true },
        [wireless1]: { WirelessCapabilities: uint(0x1ff), LastScan: new Variant('x', -1n) },
      });
      for (const path of profiles.keys()) objects.add(path, { [profile1]: { Unsaved: false } });
      later(autoconnectSeconds, () => void self.activateBest());
    },
    addAndActivate(settings, isVolatile) {
      count += 1;
      const path = `${paths.profile}/${count}`;
      const wifi = settings['802-11-wireless'];
      profiles.set(path, { ...settings, '802-11-wireless': { ...wifi, ssid: String(wifi?.ssid) } });
      objects.add(path, { [profile1]: { Unsaved: true, Flags: uint(7) } });
      return [path, activate(path, isVolatile)];
    },
    activateBest() {
      if (active) return active.isAccessPoint ? undefined : active.path;
      hear();
      const found = [...profiles].find(
        ([, settings]) => settings['802-11-wireless']?.mode !== 'ap' && air.has(ssidOf(settings)),
      );
      return found && activate(found[0], false);
    },
    deactivate(path) {
      if (active?.path !== path) return false;
      objects.change(path, active1, { State: uint(3) });
      const mine = active;
      later(0.5, () => {
        if (active === mine) drop();
      });
      return true;
    },
    onCall(message) {
      if (message.member === 'RequestScan') {
        if (active?.isAccessPoint && !self.hearsAsAccessPoint)
          objects.fail(message, `${device1}.NotAllowed`, 'Scanning not allowed at this time');
        else {
          objects.reply(message);
          later(scanSeconds, hear);
        }
        return;
      }
      const settings = profiles.get(message.path ?? '');
      if (!settings) {
        objects.fail(message, 'org.freedesktop.DBus.Error.UnknownMethod', 'Object does not exist');
        return;
      }
      objects.reply(message, 'a{sa{sv}}', [
        {
          connection: { id: new Variant('s', settings.connection?.id) },
          '802-11-wireless': {
            ssid: new Variant('ay', Buffer.from(ssidOf(settings))),
            mode: new Variant('s', settings['802-11-wireless']?.mode),
          },
        },
      ]);
    },
    close() {
      isClosed = true;
    },
  };
  return self;
}
