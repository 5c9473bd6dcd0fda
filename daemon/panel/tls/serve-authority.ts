import type { FastifyInstance } from 'fastify';
import type { PublicAuthority } from './certificates.ts';
import { installStyle, printInstallPage } from './install-page.ts';
import { printProfile } from './profile.ts';

/** `/ca`: how a phone learns to trust this device. For everybody: an authority's certificate is no secret. */
export function serveAuthority(
  app: FastifyInstance,
  https: {
    readonly port: number | undefined;
    readonly authority: PublicAuthority | undefined;
  },
): void {
  const serve = (
    path: string,
    responseType: string,
    summary: string,
    print: (authority: PublicAuthority, host: string) => string,
  ): void => {
    app.get(path, { config: { role: 'guest', about: { summary, responseType } } }, (request, reply) => {
      const known = https.authority;
      if (known === undefined) {
        return reply
          .code(404)
          .send({ error: 'This device has no authority of its own, or not yet (panel.https).' });
      }
      const text = print(known, request.host);
      return reply.type(responseType).header('cache-control', 'no-cache').send(text);
    });
  };
  serve('/ca', 'text/html; charset=utf-8', 'How a phone learns to trust this device.', (known, host) => {
    const { port } = https;
    const secureUrl = port === undefined ? undefined : `https://${host.replace(/:\d+$/, '')}:${port}/`;
    return printInstallPage(known, secureUrl);
  });
  serve('/ca/page.css', 'text/css', 'The dress of that page.', () => installStyle);
  serve(
    '/ca/tactus.crt',
    'application/x-x509-ca-cert',
    'The certificate of the authority that vouches for this device, PEM.',
    ({ certificate }) => certificate,
  );
  serve(
    '/ca/tactus.mobileconfig',
    'application/x-apple-aspen-config',
    'The same as a configuration profile of iPhones, iPads and Macs.',
    printProfile,
  );
}
