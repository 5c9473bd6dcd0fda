import { z } from 'zod';
import { type Tapping, tappedRole } from '../access/tapping.ts';
import { type Route, route } from './route.ts';

/** A pairing code for whoever hears the headphones. */
export const tapRoutes = (tapping: Tapping): readonly Route[] => [
  route({
    method: 'post',
    path: '/pairing/tap',
    summary:
      'Taps a pairing code over the music at the device, twice: a low tap counts five, a high one one, a long one alone is a nought. Seldom, and only while no admin is paired (panel.tapCodes).',
    role: 'guest',
    response: z.object({
      role: z.literal(tappedRole),
      seconds: z.number().describe('How long it is heard.'),
      expiresInSeconds: z.number().int(),
    }),
    failures: {
      403: 'Here codes are not tapped; the message says why.',
      409: 'Nobody would hear it, it is being tapped, or somebody is awaited with another code.',
    },
    answer: () => ({ role: tappedRole, ...tapping.tap() }),
  }),
];
