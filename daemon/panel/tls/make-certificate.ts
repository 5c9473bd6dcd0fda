import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto';
import { isIP } from 'node:net';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_serverAuth,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  NameConstraints,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';

/** As PEM. */
export interface KeyedCertificate {
  readonly certificate: string;
  readonly key: string;
}

/** A certificate to be made, with a new key. */
export interface CertificateWish {
  readonly title: string;
  /** Undefined: it is an authority, by its own word. */
  readonly issuer?: { readonly title: string; readonly key: string };
  /** Names and addresses of a leaf; for an authority those it may vouch for, and nets (`10.0.0.0/8`). */
  readonly names: readonly string[];
  readonly fromSeconds: number;
  readonly untilSeconds: number;
}

const oids = {
  commonName: '2.5.4.3',
  organization: '2.5.4.10',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

/**
 * A certificate of a new key, as RFC 5280 has it, signed. Only for a process of its own.
 * Errors: crypto's, where the issuer has no such key.
 */
export function makeCertificate({
  title,
  issuer,
  names,
  fromSeconds,
  untilSeconds,
}: CertificateWish): KeyedCertificate {
  const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuerKey = issuer === undefined ? key : createPrivateKey(issuer.key);
  const algorithm = new AlgorithmIdentifier({ algorithm: oids.ecdsaWithSha256 });
  const general = names.map(
    (name) => new GeneralName(isAddressOrNet(name) ? { iPAddress: name } : { dNSName: name }),
  );
  const content = new TBSCertificate({
    version: Version.v3,
    serialNumber: makeSerial(),
    signature: algorithm,
    issuer: nameOf(issuer?.title ?? title),
    validity: new Validity({
      notBefore: new Date(fromSeconds * 1000),
      notAfter: new Date(untilSeconds * 1000),
    }),
    subject: nameOf(title),
    subjectPublicKeyInfo: publicKeyOf(key),
    extensions: new Extensions([
      ...(issuer === undefined ? ofAuthority(general) : ofLeaf(general)),
      extension(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(identifierOf(key))),
      extension(
        id_ce_authorityKeyIdentifier,
        new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(identifierOf(issuerKey)) }),
      ),
    ]),
  });
  const signature = sign('sha256', Buffer.from(AsnConvert.serialize(content)), issuerKey);
  const whole = new Certificate({
    tbsCertificate: content,
    signatureAlgorithm: algorithm,
    signatureValue: exactly(signature),
  });
  return {
    certificate: new X509Certificate(Buffer.from(AsnConvert.serialize(whole))).toString(),
    key: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

const ofAuthority = (permitted: readonly GeneralName[]): readonly Extension[] => [
  extension(id_ce_basicConstraints, new BasicConstraints({ cA: true, pathLenConstraint: 0 }), 'critical'),
  extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign), 'critical'),
  extension(
    id_ce_nameConstraints,
    new NameConstraints({
      permittedSubtrees: new GeneralSubtrees(permitted.map((base) => new GeneralSubtree({ base }))),
    }),
    'critical',
  ),
];

const ofLeaf = (names: readonly GeneralName[]): readonly Extension[] => [
  extension(id_ce_basicConstraints, new BasicConstraints(), 'critical'),
  extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.digitalSignature), 'critical'),
  extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth])),
  extension(id_ce_subjectAltName, new SubjectAlternativeName([...names])),
];

const isAddressOrNet = (name: string): boolean => isIP(name.split('/')[0]!) !== 0;

const extension = (extnID: string, value: object, critical?: 'critical'): Extension =>
  new Extension({
    extnID,
    critical: critical !== undefined,
    extnValue: new OctetString(AsnConvert.serialize(value)),
  });

function nameOf(title: string): Name {
  const attribute = (type: string, utf8String: string): RelativeDistinguishedName =>
    new RelativeDistinguishedName([
      new AttributeTypeAndValue({ type, value: new AttributeValue({ utf8String }) }),
    ]);
  return new Name([attribute(oids.organization, 'Tactus'), attribute(oids.commonName, title)]);
}

const publicKeyOf = (key: KeyObject): SubjectPublicKeyInfo =>
  AsnConvert.parse(createPublicKey(key).export({ type: 'spki', format: 'der' }), SubjectPublicKeyInfo);

const identifierOf = (key: KeyObject): ArrayBuffer =>
  exactly(
    createHash('sha1')
      .update(Buffer.from(publicKeyOf(key).subjectPublicKey))
      .digest(),
  );

/** Neither negative nor with a zero before it. */
function makeSerial(): ArrayBuffer {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0]! & 0x3f) | 0x40;
  return exactly(bytes);
}

/** Node's small buffers lie in a larger one. */
const exactly = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer;
