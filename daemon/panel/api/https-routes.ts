import { z } from 'zod';
import type { PublicAuthority } from '../tls/certificates.ts';
import { fingerprintOf } from '../tls/install-page.ts';
import { type Route, route } from './route.ts';

/** Whether HTTPS is spoken. */
export interface HttpsSubject {
  /** Undefined: it is not, now. */
  readonly port: number | undefined;
  /** Undefined where somebody else vouches for the certificate. */
  readonly authority: PublicAuthority | undefined;
}

export const httpsSchema = z.object({
  port: z.number().int().optional().describe('Absent while it is not spoken.'),
  authority: z
    .object({
      title: z.string(),
      fingerprint: z.string().describe('SHA-256 of its certificate, which stands at /ca/tactus.crt.'),
    })
    .optional()
    .describe(
      'Of this device alone; a phone learns to trust it at /ca. Absent where the certificate is another.',
    ),
});

/** How the panel is reached so that nobody listens in. */
export const httpsRoutes = (https: HttpsSubject): readonly Route[] => [
  route({
    method: 'get',
    path: '/https',
    summary: 'Whether the panel speaks HTTPS, at which port, and who vouches for its certificate.',
    role: 'guest',
    response: httpsSchema,
    answer: () => ({
      ...(https.port !== undefined && { port: https.port }),
      ...(https.authority && {
        authority: { title: https.authority.title, fingerprint: fingerprintOf(https.authority) },
      }),
    }),
  }),
];
