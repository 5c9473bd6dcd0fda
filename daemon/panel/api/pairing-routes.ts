import { z } from 'zod';
import type { Clock } from '../../time/clock.ts';
import { codeDigits } from '../access/codes.ts';
import { guestWishes } from '../access/guests.ts';
import type { Pairing } from '../access/pairing.ts';
import type { Tapping } from '../access/tapping.ts';
import { longestName, type Users, userSchema } from '../access/users.ts';
import { roles, standings } from '../access/visitor.ts';
import type { PanelOptions } from '../options.ts';
import { InvalidInput } from './failure.ts';
import { type Route, route } from './route.ts';

export interface PairingSubject {
  readonly pairing: Pairing;
  readonly users: Pick<Users, 'list'>;
  readonly tapping: Pick<Tapping, 'offered'>;
  readonly options: Pick<PanelOptions, 'guests'>;
  readonly clock: Clock;
  /** Where others reach us, best first. */
  readonly urls: () => readonly string[] | Promise<readonly string[]>;
}

const claimSchema = z.strictObject({
  code: z
    .string()
    .max(40)
    .regex(new RegExp(`^(?:[\\s-]*\\d){${codeDigits}}[\\s-]*$`))
    .describe(`${codeDigits} digits; spaces and hyphens are passed over.`),
  name: z.string().trim().min(1).max(longestName).describe('What to call the user.'),
});

function userOf(users: Pick<Users, 'list'>, tokenId: string | undefined): { id?: string; name?: string } {
  if (tokenId === undefined) return {};
  const name = users.list().find(({ id }) => id === tokenId)?.name;
  return { id: tokenId, ...(name !== undefined && { name }) };
}

/** How somebody becomes a user. */
export const pairingRoutes = ({
  pairing,
  users,
  tapping,
  options,
  clock,
  urls,
}: PairingSubject): readonly Route[] => [
  route({
    method: 'get',
    path: '/pairing',
    summary: 'What whoever asks is here, and whether anybody is awaited with a code.',
    role: 'guest',
    response: z.object({
      you: z.object({
        role: z.enum(standings),
        id: userSchema.shape.id
          .optional()
          .describe('Among the users; absent for guests and for this machine.'),
        name: userSchema.shape.name.optional().describe('As the others see it.'),
      }),
      awaitsCode: z.boolean(),
      tap: z
        .object({ unheardBecause: z.string().optional() })
        .optional()
        .describe('A code is tapped in the headphones for whoever asks: POST /pairing/tap. Absent: none is.'),
      guests: z
        .array(z.enum(guestWishes))
        .readonly()
        .describe('What may be wished at /guest without pairing.'),
    }),
    answer: ({ visitor: { role, tokenId } }) => ({
      you: { role, ...userOf(users, tokenId) },
      awaitsCode: pairing.awaited !== undefined,
      ...(tapping.offered && { tap: tapping.offered }),
      guests: options.guests,
    }),
  }),
  route({
    method: 'post',
    path: '/pairing',
    summary:
      'A new code, good once and for ten minutes, for somebody to become a user; five wrong tries void it.',
    role: 'admin',
    body: z.strictObject({ role: z.enum(roles).describe('What whoever has the code becomes.') }),
    failures: { 409: 'Too many are paired.' },
    response: z.object({
      code: z.string().regex(/^\d+$/).length(codeDigits),
      role: z.enum(roles),
      expiresInSeconds: z.number().int(),
      urls: z
        .array(z.string())
        .describe('Where to open the page with it, best first; the code stands behind a #.'),
    }),
    answer: async ({ body, visitor }) => {
      const { digits, role, expiresAtSeconds } = pairing.offer(body.role, visitor.tokenId);
      return {
        code: digits,
        role,
        expiresInSeconds: Math.round(expiresAtSeconds - clock.nowSeconds()),
        // Browsers keep what is behind a # to themselves: it is in no request and in no log.
        urls: (await urls()).map((url) => `${url}/#pair=${digits}`),
      };
    },
  }),
  route({
    method: 'delete',
    path: '/pairing',
    summary: 'Nobody is awaited any more.',
    role: 'admin',
    response: z.object({ awaitsCode: z.boolean() }),
    answer: () => {
      pairing.cancel();
      return { awaitsCode: false };
    },
  }),
  route({
    method: 'post',
    path: '/pairing/claim',
    summary:
      'Whoever has the code becomes a user, by the token in the answer: it is told here and never again.',
    role: 'guest',
    body: claimSchema,
    checksBody: 'itself',
    failures: {
      401: 'The code is wrong, or no more good.',
      409: 'Too many are paired.',
    },
    response: z.object({ token: z.string(), id: userSchema.shape.id, role: z.enum(roles) }),
    answer: async ({ body, visitor: { address } }) => {
      const claim = claimSchema.safeParse(body);
      // Without a word of what was sent: a code in which one digit is missing is nearly all of it.
      if (!claim.success)
        throw new InvalidInput(
          `Send code, a text of ${codeDigits} digits, and name, up to ${longestName} characters.`,
        );
      const digits = claim.data.code.replace(/\D/g, '');
      const { token, user } = await pairing.claim({ digits, name: claim.data.name, address });
      return { token, id: user.id, role: user.role };
    },
  }),
];
