import type { DBusConnection } from './dbus.ts';

/** The bus itself, as it is called there. */
export const dbusName = 'org.freedesktop.DBus';

/** Asks the bus for a service's signals, and for word of its coming and going. Errors: DBusCallError. */
export async function subscribe(bus: DBusConnection, service: string): Promise<void> {
  const rules = [
    `type='signal',sender='${service}'`,
    `type='signal',sender='${dbusName}',member='NameOwnerChanged',arg0='${service}'`,
  ];
  for (const rule of rules) {
    await bus.call({
      destination: dbusName,
      path: '/org/freedesktop/DBus',
      interface: dbusName,
      member: 'AddMatch',
      signature: 's',
      body: [rule],
    });
  }
}
