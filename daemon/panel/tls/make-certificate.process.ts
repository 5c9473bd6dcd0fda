import { serveAside } from '../../system/serve-aside.ts';
import { type CertificateWish, type KeyedCertificate, makeCertificate } from './make-certificate.ts';

serveAside<KeyedCertificate>(({ bytes }, tell) => {
  const wish: CertificateWish = JSON.parse(Buffer.from(bytes).toString());
  tell(makeCertificate(wish));
});
