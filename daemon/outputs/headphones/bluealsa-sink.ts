import { type DBusConnection, openDBus, systemBusAddress } from '../../dbus/dbus.ts';
import { objectManagerInterface } from '../../dbus/interfaces.ts';
import { createObjectTree } from '../../dbus/object-tree.ts';
import { dbusName } from '../../dbus/subscribe.ts';
import type { Timers } from '../../time/timers.ts';
import { type AskServer, addressPattern } from './sink.ts';

const service = 'org.bluealsa';
const pcmInterface = 'org.bluealsa.PCM1';
const deadlineSeconds = 3;

/** Asks BlueALSA, by the PCMs that it has on the system's D-Bus: `…/dev_11_22_33_44_55_66/a2dpsrc/sink`. */
export const askBlueAlsa =
  (timers: Timers, busAddress: () => string = systemBusAddress): AskServer =>
  async (address) => {
    const bus = await openDBus({ address: busAddress(), timers, onSignal: () => {} }).catch(() => undefined);
    if (!bus) return 'absent';
    try {
      if (!(await isThere(bus))) return 'absent';
      const [objects] = await bus.call({
        destination: service,
        path: '/org/bluealsa',
        interface: objectManagerInterface,
        member: 'GetManagedObjects',
        deadlineSeconds,
      });
      const tree = createObjectTree();
      tree.replace(objects);
      const pattern = addressPattern(address);
      const hasPcm = tree
        .all(pcmInterface)
        .some(({ path }) => pattern.test(path) && path.endsWith('/a2dpsrc/sink'));
      return { device: hasPcm ? `bluealsa:DEV=${address.toUpperCase()},PROFILE=a2dp` : undefined };
    } catch {
      return 'absent';
    } finally {
      bus.close();
    }
  };

/** Asked first: a call would start it. */
async function isThere(bus: DBusConnection): Promise<boolean> {
  const [has] = await bus.call({
    destination: dbusName,
    path: '/org/freedesktop/DBus',
    interface: dbusName,
    member: 'NameHasOwner',
    signature: 's',
    body: [service],
    deadlineSeconds,
  });
  return has === true;
}
