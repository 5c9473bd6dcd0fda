import { type OwnAddresses, ownUrls } from './addresses.ts';
import type { Doors } from './doors.ts';

/** Where the panel is found, best address first: this machine's own, then those for others, if they are let in. */
export function urlsOf(
  { port, securePort, isOuterOpen }: Pick<Doors, 'port' | 'securePort' | 'isOuterOpen'>,
  own: OwnAddresses,
): { readonly here: string; readonly elsewhere: readonly string[] } {
  const elsewhere = isOuterOpen ? ownUrls(own, 'http', port) : [];
  const secure = securePort === undefined ? [] : ownUrls(own, 'https', securePort);
  return { here: `http://localhost:${port}`, elsewhere: [...elsewhere, ...secure] };
}

/** The same in a line for people. */
export function describeDoors(
  doors: Pick<Doors, 'port' | 'securePort' | 'isOuterOpen' | 'trouble'>,
  own: OwnAddresses,
): string {
  const { here } = urlsOf(doors, own);
  const [name = 'any address of this machine'] = [...own.addresses, ...own.names];
  const host = name.includes(':') ? `[${name}]` : name;
  const secure = doors.securePort === undefined ? '' : `, https on port ${doors.securePort}`;
  const open = doors.isOuterOpen
    ? `http://${host}:${doors.port} for whoever is paired${secure}`
    : `${here}, this machine only`;
  return doors.trouble === undefined ? open : `${open}; ${doors.trouble}`;
}
