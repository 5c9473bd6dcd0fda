import type { Message } from '@jellybrick/dbus-next';

export const manager = 'org.freedesktop.NetworkManager';

const root = '/org/freedesktop/NetworkManager';
export const paths = {
  objects: '/org/freedesktop',
  manager: root,
  wifi: `${root}/Devices/3`,
  cable: `${root}/Devices/2`,
  active: `${root}/ActiveConnection`,
  profile: `${root}/Settings`,
  accessPoint: `${root}/AccessPoint`,
} as const;

/** A connection's settings, by their group. */
export type Settings = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What NetworkManager's introspection says that methods take (introspection/*.xml of 1.42). */
const signatures: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [manager]: {
    GetPermissions: '',
    AddAndActivateConnection2: 'a{sa{sv}}ooa{sv}',
    ActivateConnection: 'ooo',
    DeactivateConnection: 'o',
  },
  [`${manager}.Device.Wireless`]: { RequestScan: 'a{sv}' },
  [`${manager}.Settings.Connection`]: { GetSettings: '' },
  'org.freedesktop.DBus.ObjectManager': { GetManagedObjects: '' },
};

/** Undefined when it is called as it is to be. */
export function checkSignature({
  interface: name,
  member,
  signature,
}: Pick<Message, 'interface' | 'member' | 'signature'>): string | undefined {
  const wanted = signatures[name ?? '']?.[member ?? ''];
  if (wanted === undefined) return `No such method "${member}" of ${name}`;
  return wanted === signature ? undefined : `Type of message, "(${signature})", does not match "(${wanted})"`;
}
