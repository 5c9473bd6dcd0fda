import { z } from 'zod';
import { type GuestOptions, guestCommandSchema, guestWishes, refuseWish } from '../access/guests.ts';
import type { PanelHost } from '../host.ts';
import { panelStateSchema } from '../protocol/protocol.ts';
import { Refused } from './failure.ts';
import { type Route, route } from './route.ts';

const { playing, volume01, muted } = panelStateSchema.shape;
const seenSchema = z.object({
  may: z.array(z.enum(guestWishes)).readonly(),
  volumeMaximum01: z.number().describe('No guest may set it louder.'),
  playing,
  volume01,
  muted,
});

const notForGuests = 'Guests may nothing here: pair first.';

/** What the owner lets anybody do who is not paired: nothing of the body is told there. */
export const guestRoutes = (host: PanelHost, options: GuestOptions): readonly Route[] => {
  const seen = (): z.input<typeof seenSchema> => {
    if (options.guests.length === 0) throw new Refused(401, notForGuests);
    const { playing, volume01, muted } = host.state();
    return { may: options.guests, volumeMaximum01: options.guestVolumeMaximum01, playing, volume01, muted };
  };
  return [
    route({
      method: 'get',
      path: '/guest',
      summary: 'What anybody may without being paired (panel.guests), and how that stands.',
      role: 'guest',
      failures: { 401: notForGuests },
      response: seenSchema,
      answer: seen,
    }),
    route({
      method: 'post',
      path: '/guest',
      summary: 'A wish of somebody who is not paired, within panel.guests.',
      role: 'guest',
      body: guestCommandSchema,
      failures: { 401: notForGuests },
      response: seenSchema,
      answer: async ({ body, visitor }) => {
        seen();
        const refusal = refuseWish({ ...visitor, role: 'guest' }, body, options);
        if (refusal !== undefined) throw new Refused(403, refusal);
        await host.command(body);
        return seen();
      },
    }),
  ];
};
