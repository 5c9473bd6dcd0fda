import { createPrivateKey, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { type Authority, makeAuthority, makeLeaf, mayVouchFor, stillServes } from './certificate.ts';
import type { Certificates, CertificatesDependencies } from './certificates.ts';
import type { KeyedCertificate } from './make-certificate.ts';

const authorityFile = 'tls/authority.json';
const leafFile = 'tls/certificate.json';
/** For its owner only. */
const mode = 0o600;
/** How often the clock on the wall is looked at. */
const lookSeconds = 60;

const pem = z.string().max(8192);
const keyedSchema = z
  .strictObject({ certificate: pem, key: pem })
  .refine(belongTogether, 'certificate and key do not belong together');
const authoritySchema = z
  .strictObject({
    title: z.string().min(1).max(100),
    names: z.array(z.string().max(255)).max(32),
    certificate: pem,
    key: pem,
  })
  .refine(belongTogether, 'certificate and key do not belong together');

/**
 * A certificate by an authority that is made on this device, and never leaves it: made anew when the machine gets another
 * name or address, in the month before its end, and when the clock turns out to have been wrong. The authority stays.
 * What is made is not waited for; that of an earlier start is there at once.
 */
export async function keepLocalCertificate({
  state,
  own,
  timers,
  wallSeconds,
  log,
}: CertificatesDependencies): Promise<Certificates> {
  const listeners = new Set<() => void>();
  const read = async <T>(name: string, schema: z.ZodType<T>): Promise<T | undefined> =>
    state?.read(name, (text) => schema.parse(JSON.parse(text)));
  const keep = (name: string, value: unknown): void =>
    state?.keep(name, `${JSON.stringify(value)}\n`, { mode });

  let authority: Authority | undefined;
  let leaf: KeyedCertificate | undefined;
  let cancel = (): void => undefined;
  let isStopped = false;
  let work = Promise.resolve();

  const wantedNames = (by: Authority): readonly string[] => {
    const { names, hostName, addresses } = own.current;
    const all = new Set([...names, hostName, 'localhost', ...addresses, '127.0.0.1', '::1']);
    return [...all].filter((name) => mayVouchFor(by, name));
  };
  const settle = async (): Promise<void> => {
    if (authority === undefined) {
      authority = await makeAuthority(own.current.hostName, wallSeconds());
      keep(authorityFile, authority);
    }
    const names = wantedNames(authority);
    if (leaf !== undefined && stillServes(leaf, authority, names, wallSeconds())) return;
    leaf = await makeLeaf(authority, names, wallSeconds());
    keep(leafFile, leaf);
    log.info({ station: 'panel', names }, 'A new certificate for HTTPS was made');
    for (const tell of listeners) tell();
  };
  const recall = async (): Promise<void> => {
    const kept = await read(authorityFile, authoritySchema);
    if (kept === undefined) {
      if (authority) keep(authorityFile, authority);
      if (leaf) keep(leafFile, leaf);
      return;
    }
    authority = kept;
    leaf = (await read(leafFile, keyedSchema)) ?? leaf;
  };
  const inTurn = (...actions: readonly (() => Promise<void>)[]): Promise<void> => {
    for (const action of actions) {
      work = work
        .then(() => (isStopped ? undefined : action()))
        .catch((error: unknown) =>
          log.warn({ station: 'panel', err: error }, 'No certificate could be made'),
        );
    }
    return work;
  };
  const look = (): void => {
    if (!isStopped) cancel = timers.after(lookSeconds, () => void inTurn(settle).then(look));
  };

  await inTurn(recall);
  // One that is to be made takes a second of another process: plain HTTP does not wait for it.
  void inTurn(settle);
  state?.whenBack(() => inTurn(recall, settle));
  const leave = own.onChange(() => void inTurn(settle));
  look();
  return {
    get current() {
      return leaf && { cert: leaf.certificate, key: leaf.key };
    },
    trouble: undefined,
    get authority() {
      return authority;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      isStopped = true;
      cancel();
      leave();
    },
  };
}

function belongTogether({ certificate, key }: KeyedCertificate): boolean {
  try {
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}
