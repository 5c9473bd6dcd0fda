import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { messageOf } from '../../system/errors.ts';
import { readPemFile } from '../../system/files/pem-file.ts';
import type { Certificates, CertificatesDependencies } from './certificates.ts';

/** How often the files are looked at. */
const lookSeconds = 60;

interface OwnFiles {
  readonly certificateFile: string | undefined;
  readonly keyFile: string | undefined;
}

interface Shown {
  readonly cert: string;
  readonly key: string;
}

/** A certificate that somebody else vouches for, renewed by whoever renews its files: what stood there last is shown. */
export async function keepOwnCertificate(
  files: OwnFiles,
  { timers, wallSeconds, log }: Pick<CertificatesDependencies, 'timers' | 'wallSeconds' | 'log'>,
): Promise<Certificates> {
  const listeners = new Set<() => void>();
  let current: Shown | undefined;
  let trouble: string | undefined;
  let cancel = (): void => undefined;
  let isStopped = false;

  const look = async (): Promise<void> => {
    const before = { current, trouble };
    try {
      const read = await readOwn(files);
      if (!isDeepStrictEqual(read, current)) current = read;
      const { validTo } = new X509Certificate(read.cert);
      const isPast = Date.parse(validTo) / 1000 < wallSeconds();
      trouble = isPast ? `the certificate in ${files.certificateFile} ended ${validTo}` : undefined;
    } catch (error) {
      trouble = `HTTPS ${current ? 'shows an earlier certificate' : 'is not spoken'}: ${messageOf(error)}`;
    }
    if (isDeepStrictEqual(before, { current, trouble })) return;
    if (trouble !== undefined) log.warn({ station: 'panel' }, trouble);
    for (const tell of listeners) tell();
  };
  const wait = (): void => {
    if (!isStopped) cancel = timers.after(lookSeconds, () => void look().finally(wait));
  };
  await look();
  wait();
  return {
    get current() {
      return current;
    },
    get trouble() {
      return trouble;
    },
    authority: undefined,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      isStopped = true;
      cancel();
    },
  };
}

/** Errors: Error in words for people. */
async function readOwn({ certificateFile, keyFile }: OwnFiles): Promise<Shown> {
  const cert = await readNamed(certificateFile, 'panel.certificateFile');
  const key = await readNamed(keyFile, 'panel.keyFile');
  const certificate = attempt(
    () => new X509Certificate(cert),
    `${certificateFile} is no certificate in PEM ("-----BEGIN CERTIFICATE-----")`,
  );
  const secret: KeyObject = attempt(
    () => createPrivateKey(key),
    `${keyFile} is no private key in PEM without a passphrase`,
  );
  if (!certificate.checkPrivateKey(secret))
    throw new Error(`${keyFile} is not the key of ${certificateFile}`);
  return { cert, key };
}

async function readNamed(path: string | undefined, option: string): Promise<string> {
  if (path === undefined) throw new Error(`${option} is not set`);
  return readPemFile(path);
}

function attempt<T>(action: () => T, otherwise: string): T {
  try {
    return action();
  } catch {
    throw new Error(otherwise);
  }
}
