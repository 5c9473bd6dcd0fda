import { randomBytes, X509Certificate } from 'node:crypto';
import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { canReadAside, readAside } from '../../system/read-aside.ts';
import { realTimers } from '../../time/timers.ts';
import type { CertificateWish, KeyedCertificate } from './make-certificate.ts';

/** What vouches for this device: its owner puts it into the phones that shall trust it. */
export interface Authority extends KeyedCertificate {
  readonly title: string;
  /** It vouches for these names and what ends with them, for addresses of home networks, and for nothing else. */
  readonly names: readonly string[];
}

export const daySeconds = 86_400;
/** No clock is right that says less. */
const earliestWallSeconds = Date.UTC(2026, 0, 1) / 1000;
const authorityDays = 3653;
/** Phones take none that is valid for longer, whoever it is from. */
const leafDays = 397;
/** It begins so long ago: a phone's clock, or ours at boot, may be behind. */
const backdatedDays = 30;

const homeNames = ['local', 'localhost', 'lan', 'home.arpa', 'internal', 'localdomain'];
/** Addresses of home networks, and of the machine to itself: the first one, and how many bits all have in common. */
const homeNets: readonly (readonly [string, number])[] = [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['127.0.0.0', 8],
  ['fc00::', 7],
  ['fe80::', 10],
  ['::1', 128],
];

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIPv4(address) ? 'ipv4' : 'ipv6');
const isAddress = (name: string): boolean => isIPv4(name) || isIPv6(name);
const home = new BlockList();
for (const [address, count] of homeNets) home.addSubnet(address, count, familyOf(address));

/** Makes one of ten years. It begins before any clock, so that no phone takes it for one of tomorrow. */
export async function makeAuthority(hostName: string, wallSeconds: number): Promise<Authority> {
  const names = [...new Set([...homeNames, hostName.toLowerCase()])].filter(isName);
  // Two devices of one name are two authorities.
  const title = `Tactus on ${hostName.slice(0, 40)} (${randomBytes(3).toString('hex')})`;
  const made = await make({
    title,
    names: [...names, ...homeNets.map(([address, count]) => `${address}/${count}`)],
    fromSeconds: earliestWallSeconds,
    untilSeconds: Math.max(wallSeconds, earliestWallSeconds) + authorityDays * daySeconds,
  });
  return { title, names, ...made };
}

/** Whether it may vouch for a name or an address. */
export function mayVouchFor({ names }: Pick<Authority, 'names'>, name: string): boolean {
  if (isAddress(name)) return home.check(name, familyOf(name));
  return isName(name) && names.some((permitted) => name === permitted || name.endsWith(`.${permitted}`));
}

/** For these names and addresses, valid for a year from now. Errors: crypto's, where the authority has no such key. */
export async function makeLeaf(
  authority: Authority,
  names: readonly string[],
  wallSeconds: number,
): Promise<KeyedCertificate> {
  const fromSeconds = Math.max(wallSeconds, earliestWallSeconds) - backdatedDays * daySeconds;
  return make({
    title: 'Tactus',
    issuer: { title: authority.title, key: authority.key },
    names,
    fromSeconds,
    untilSeconds: fromSeconds + leafDays * daySeconds - 1,
  });
}

/** Whether it still serves: of this authority, for all these names, begun, and for a month to come. */
export function stillServes(
  { certificate }: KeyedCertificate,
  authority: KeyedCertificate,
  names: readonly string[],
  wallSeconds: number,
): boolean {
  const leaf = new X509Certificate(certificate);
  const nowSeconds = Math.max(wallSeconds, earliestWallSeconds);
  return (
    leaf.verify(new X509Certificate(authority.certificate).publicKey) &&
    names.every((name) => (isAddress(name) ? leaf.checkIP(name) : leaf.checkHost(name)) !== undefined) &&
    Date.parse(leaf.validFrom) / 1000 < nowSeconds - daySeconds &&
    Date.parse(leaf.validTo) / 1000 > nowSeconds + 30 * daySeconds
  );
}

const isName = (name: string): boolean => /^[a-z\d]([a-z\d.-]{0,251}[a-z\d])?$/.test(name);

const entry = new URL('./make-certificate.process.js', import.meta.url);

/** In a process of its own, which reads a wish: what certificates are written with takes 14 MB and 100 ms to load. */
async function make(wish: CertificateWish): Promise<KeyedCertificate> {
  if (!canReadAside(entry)) return (await import('./make-certificate.ts')).makeCertificate(wish);
  let made: KeyedCertificate | undefined;
  await readAside<KeyedCertificate>({
    entry,
    name: 'The wish for a certificate',
    bytes: Buffer.from(JSON.stringify(wish)),
    onPiece: (piece) => {
      made = piece;
    },
    limits: { memoryMegabytes: 64, seconds: 60 },
    fix: 'It is tried again each minute; plain HTTP goes on.',
    timers: realTimers,
  });
  return made!;
}
