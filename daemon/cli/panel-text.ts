import type { z } from 'zod';
import type { User } from '../panel/access/users.ts';
import type { httpsSchema } from '../panel/api/https-routes.ts';
import type { NetworkStatus } from '../panel/network.ts';
import { inGroups } from '../player/taps/tap-sequence.ts';
import { terminalQr } from './terminal-qr.ts';

/** A code that somebody is awaited with. */
export interface Offer {
  readonly code: string;
  readonly role: string;
  readonly expiresInSeconds: number;
  /** Best first; the code stands behind a #. */
  readonly urls: readonly string[];
}

/** Where the panel is; `urls` are for others than this machine. */
export function describePlaces(url: string, urls: readonly string[]): string {
  if (urls.length === 0) return `panel   ${url}  (this machine only: panel.listen is loopback)`;
  return [...urls, url].map((each, index) => `${index === 0 ? 'panel   ' : '        '}${each}`).join('\n');
}

export const describeUser = ({ name, role }: Pick<User, 'name' | 'role'>): string => `${name} (${role})`;

export function describeUsers(users: readonly User[]): string {
  return `paired  ${users.map(describeUser).join(', ') || 'nobody yet'}`;
}

/** What a phone shows, too, of the authority that it is to trust; nothing while HTTPS is not spoken. */
export function describeHttps({ port, authority }: z.output<typeof httpsSchema>): readonly string[] {
  if (port === undefined) return [];
  const how = authority === undefined ? '' : ', once the phone trusts this device: /ca';
  return [
    `https   port ${port}${how}`,
    ...(authority === undefined ? [] : [`        ${authority.title}, SHA-256 ${authority.fingerprint}`]),
  ];
}

/** Empty while there is none. `hasColours`: the terminal shows QR codes. */
export function describeHotspot({ hotspot }: NetworkStatus, hasColours: boolean): string {
  const { phase, name, passphrase, qrText } = hotspot;
  if (phase !== 'on' || passphrase === undefined) return '';
  const qr =
    hasColours && qrText !== undefined
      ? `\nFirst the phone joins the device's own network:\n\n${terminalQr(qrText)}`
      : '';
  return `wifi    ${name}, password ${passphrase}  (the device's own)\n${qr}`;
}

/** `nowMs`: since 1970. */
export function describeOffer(offer: Offer, hasColours: boolean, nowMs: number): string {
  const { code, role, expiresInSeconds, urls } = offer;
  const [first] = urls;
  const until = new Date(nowMs + expiresInSeconds * 1000).toTimeString().slice(0, 5);
  const line = `code    ${inGroups(code)}  (once, until ${until}; whoever has it becomes ${role})`;
  if (first === undefined) return line;
  const page = first.split('/#')[0];
  return hasColours
    ? `\nScan this with the phone's camera, or open ${page} there and type the code:\n\n${terminalQr(first)}\n${line}`
    : `${line}\n        Open ${page} on the phone and type it there.`;
}
