import { userInfo } from 'node:os';
import { type Message, Variant } from '@jellybrick/dbus-next';
import { connectToBus } from '../../dbus/testing/bus-connection.ts';
import { createSmallObjects } from '../../dbus/testing/small-objects.ts';
import type { Timers } from '../../time/timers.ts';
import { createSmallRadio, type SmallRadio } from './small-radio.ts';
import { checkSignature, manager, paths, type Settings } from './small-words.ts';

/**
 * A small NetworkManager on a private bus, written with dbus-next's service side: one Wi-Fi radio, one cable, connections
 * that are known. Object paths, signatures, numbers and errors are those of NetworkManager 1.42.
 */
export interface SmallNetworkManager {
  readonly radio: SmallRadio;
  /** Calls that have come, by member, oldest first. */
  readonly calls: readonly string[];
  readonly messages: number;
  /** What it was last asked to add, opened. */
  readonly added: Settings | undefined;
  /** Its cable leads somewhere. */
  setWired(isActive: boolean): void;
  /** Wi-Fi is blocked (rfkill), or not. */
  setWirelessEnabled(isEnabled: boolean): void;
  setRights(answer: 'yes' | 'no' | 'auth'): void;
  quit(): Promise<void>;
  restart(): Promise<void>;
  close(): void;
}

export async function createSmallNetworkManager(
  address: string,
  timers: Timers & { nowSeconds(): number },
): Promise<SmallNetworkManager> {
  const bus = await connectToBus(address);
  const objects = createSmallObjects(bus, paths.objects);
  const calls: string[] = [];
  let rights = 'yes';
  let added: Settings | undefined;
  let messages = 0;
  const radio = createSmallRadio(objects, timers);

  const onManager = (message: Message): void => {
    const { member, body } = message;
    if (member === 'GetPermissions') {
      const names = ['network-control', 'wifi.share.protected', 'settings.modify.own', 'wifi.scan'];
      objects.reply(message, 'a{ss}', [
        Object.fromEntries(names.map((name) => [`${manager}.${name}`, rights])),
      ]);
    } else if (rights !== 'yes') {
      objects.fail(message, `${manager}.PermissionDenied`, 'Not authorized to control networking.');
    } else if (member === 'AddAndActivateConnection2') {
      added = opened(body[0]);
      // One for everybody wants the right to change everybody's.
      if (!String(added.connection?.permissions).startsWith(`user:${userInfo().username}:`)) {
        objects.fail(message, `${manager}.PermissionDenied`, 'Insufficient privileges');
        return;
      }
      const options = opened({ options: body[3] }).options ?? {};
      const [profile, active] = radio.addAndActivate(added, options.persist === 'volatile');
      objects.reply(message, 'ooa{sv}', [profile, active, {}]);
    } else if (member === 'ActivateConnection') {
      const active = radio.activateBest();
      if (active === undefined)
        objects.fail(message, `${manager}.UnknownConnection`, 'No suitable connection for the device.');
      else objects.reply(message, 'o', [active]);
    } else if (member === 'DeactivateConnection') {
      if (radio.deactivate(String(body[0]))) objects.reply(message);
      else objects.fail(message, `${manager}.ConnectionNotActive`, 'The connection was not active.');
    }
  };

  bus.addMethodHandler((message: Message): boolean => {
    messages += 1;
    if (message.interface === 'org.freedesktop.DBus.Peer') objects.reply(message);
    if (!objects.running || message.interface === 'org.freedesktop.DBus.Peer') return objects.running;
    calls.push(message.member);
    const fault = checkSignature(message);
    if (fault !== undefined) objects.fail(message, 'org.freedesktop.DBus.Error.InvalidArgs', fault);
    else if (message.member === 'GetManagedObjects') objects.reply(message, 'a{oa{sa{sv}}}', [objects.all()]);
    else if (message.path === paths.manager) onManager(message);
    else radio.onCall(message);
    return true;
  });

  const exposeManager = (): void => {
    objects.add(paths.manager, {
      [manager]: {
        WirelessEnabled: true,
        WirelessHardwareEnabled: true,
        State: new Variant('u', 20),
        Version: '1.42.4',
      },
    });
    objects.add(paths.cable, {
      [`${manager}.Device`]: {
        Interface: 'eth0',
        DeviceType: new Variant('u', 1),
        State: new Variant('u', 20),
      },
      [`${manager}.Device.Wired`]: { Carrier: false },
    });
  };

  const self: SmallNetworkManager = {
    radio,
    calls,
    get messages() {
      return messages;
    },
    get added() {
      return added;
    },
    setWired(isActive) {
      const active = `${paths.active}/1`;
      if (!isActive) objects.remove(active);
      else
        objects.add(active, {
          [`${manager}.Connection.Active`]: {
            Id: 'Wired connection 1',
            Type: '802-3-ethernet',
            State: new Variant('u', 2),
            Devices: new Variant('ao', [paths.cable]),
          },
        });
    },
    setWirelessEnabled(isEnabled) {
      objects.change(paths.manager, manager, { WirelessEnabled: isEnabled });
      radio.setEnabled(isEnabled);
    },
    setRights(answer) {
      rights = answer;
      objects.signal(paths.manager, manager, 'CheckPermissions', '', []);
    },
    async quit() {
      objects.running = false;
      await bus.releaseName(manager);
    },
    async restart() {
      objects.clear();
      exposeManager();
      radio.expose();
      objects.running = true;
      await bus.requestName(manager, 0);
    },
    close() {
      radio.close();
      bus.disconnect();
    },
  };
  await self.restart();
  return self;
}

/** Settings without their variants. */
function opened(settings: unknown): Settings {
  const open = (value: unknown): unknown => (value instanceof Variant ? value.value : value);
  return Object.fromEntries(
    Object.entries(settings as Record<string, Record<string, unknown>>).map(([name, values]) => [
      name,
      Object.fromEntries(Object.entries(values).map(([key, value]) => [key, open(value)])),
    ]),
  );
}
