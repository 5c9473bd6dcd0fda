import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto';
import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { promisify } from 'node:util';
import { addressBytes, maskBytes } from './address-bytes.ts';
import { bits, explicit, implicit, integer, octets, oid, sequence, set, time, truth, utf8 } from './der.ts';

/** As PEM. */
export interface KeyedCertificate {
  readonly certificate: string;
  readonly key: string;
}

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

const makeKeys = promisify(generateKeyPair);

/** Makes one of ten years. It begins before any clock, so that no phone takes it for one of tomorrow. */
export async function makeAuthority(hostName: string, wallSeconds: number): Promise<Authority> {
  const { privateKey } = await makeKeys('ec', { namedCurve: 'P-256' });
  const names = [...new Set([...homeNames, hostName.toLowerCase()])].filter(isName);
  // Two devices of one name are two authorities.
  const title = `Tactus on ${hostName.slice(0, 40)} (${randomBytes(3).toString('hex')})`;
  const subtrees = [
    ...names.map((name) => sequence(implicit(nameTypes.dns, Buffer.from(name, 'latin1')))),
    ...homeNets.map(([address, count]) =>
      sequence(
        implicit(
          nameTypes.address,
          Buffer.concat([addressBytes(address), maskBytes(familyOf(address), count)]),
        ),
      ),
    ),
  ];
  const certificate = issue({
    ...{ title, issuerTitle: title, key: privateKey, issuerKey: privateKey },
    fromSeconds: earliestWallSeconds,
    untilSeconds: Math.max(wallSeconds, earliestWallSeconds) + authorityDays * daySeconds,
    extensions: [
      extension(oids.basicConstraints, sequence(truth(), integer(0)), 'critical'),
      // Signs certificates, and lists of those that count no more.
      extension(oids.keyUsage, bits(Buffer.of(0x06), 1), 'critical'),
      extension(oids.nameConstraints, sequence(explicit(0, ...subtrees)), 'critical'),
    ],
  });
  return { title, names, certificate, key: pemOf(privateKey) };
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
  const { privateKey } = await makeKeys('ec', { namedCurve: 'P-256' });
  const fromSeconds = Math.max(wallSeconds, earliestWallSeconds) - backdatedDays * daySeconds;
  const alternatives = names.map((name) =>
    isAddress(name)
      ? implicit(nameTypes.address, addressBytes(name))
      : implicit(nameTypes.dns, Buffer.from(name, 'latin1')),
  );
  const certificate = issue({
    ...{ title: 'Tactus', issuerTitle: authority.title },
    ...{ key: privateKey, issuerKey: createPrivateKey(authority.key) },
    fromSeconds,
    untilSeconds: fromSeconds + leafDays * daySeconds - 1,
    extensions: [
      extension(oids.basicConstraints, sequence(), 'critical'),
      // Signs what is said at the beginning.
      extension(oids.keyUsage, bits(Buffer.of(0x80), 7), 'critical'),
      extension(oids.extendedKeyUsage, sequence(oid(oids.serverAuth))),
      extension(oids.subjectAltName, sequence(...alternatives)),
    ],
  });
  return { certificate, key: pemOf(privateKey) };
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
const pemOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

const nameTypes = { dns: 2, address: 7 } as const;
const oids = {
  commonName: '2.5.4.3',
  organization: '2.5.4.10',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
} as const;

const extension = (id: string, value: Buffer, critical?: 'critical'): Buffer =>
  sequence(oid(id), ...(critical ? [truth()] : []), octets(value));
const nameOf = (title: string): Buffer =>
  sequence(
    set(sequence(oid(oids.organization), utf8('Tactus'))),
    set(sequence(oid(oids.commonName), utf8(title))),
  );

interface Issue {
  readonly title: string;
  readonly issuerTitle: string;
  readonly fromSeconds: number;
  readonly untilSeconds: number;
  readonly key: KeyObject;
  readonly issuerKey: KeyObject;
  readonly extensions: readonly Buffer[];
}

/** A certificate as RFC 5280 has it, signed. Gives PEM. */
function issue(wanted: Issue): string {
  const publicKey = (key: KeyObject): Buffer => createPublicKey(key).export({ type: 'spki', format: 'der' });
  // The point of the curve is what a key of P-256 ends with.
  const identifier = (key: KeyObject): Buffer =>
    createHash('sha1').update(publicKey(key).subarray(-65)).digest();
  const algorithm = sequence(oid(oids.ecdsaWithSha256));
  // Neither negative nor with a zero before it.
  const serial = [...randomBytes(16)].map((byte, index) => (index === 0 ? (byte & 0x3f) | 0x40 : byte));
  const content = sequence(
    explicit(0, integer(2)),
    integer(...serial),
    algorithm,
    nameOf(wanted.issuerTitle),
    sequence(time(wanted.fromSeconds), time(wanted.untilSeconds)),
    nameOf(wanted.title),
    publicKey(wanted.key),
    explicit(
      3,
      sequence(
        ...wanted.extensions,
        extension(oids.subjectKeyIdentifier, octets(identifier(wanted.key))),
        extension(oids.authorityKeyIdentifier, sequence(implicit(0, identifier(wanted.issuerKey)))),
      ),
    ),
  );
  const whole = sequence(content, algorithm, bits(sign('sha256', content, wanted.issuerKey)));
  const base64 = whole.toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
}
