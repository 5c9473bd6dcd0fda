import type { PanelOptions } from '../options.ts';
import type { Certificates, CertificatesDependencies } from './certificates.ts';
import { keepLocalCertificate } from './local-certificate.ts';
import { keepOwnCertificate } from './own-certificate.ts';

/** As `panel.https` wants it. What is wrong with the files is not thrown, but told as `trouble`. */
export function openCertificates(
  { https, certificateFile, keyFile }: Pick<PanelOptions, 'https' | 'certificateFile' | 'keyFile'>,
  dependencies: CertificatesDependencies,
): Promise<Certificates> {
  if (https === 'local') return keepLocalCertificate(dependencies);
  if (https === 'own') return keepOwnCertificate({ certificateFile, keyFile }, dependencies);
  return Promise.resolve(none);
}

const none: Certificates = {
  current: undefined,
  trouble: undefined,
  authority: undefined,
  onChange: () => () => undefined,
  stop: () => undefined,
};
