import { z } from 'zod';
import { intentSchema } from '../../conductor/intent.ts';
import { type GuestOptions, refuseWish } from '../access/guests.ts';
import type { PanelHost } from '../host.ts';
import { sensorsFor, stateFor } from '../places-hidden.ts';
import { incomingReadingSchema, maximumReadings } from '../protocol/client-message.ts';
import { commandSchema } from '../protocol/command-schema.ts';
import { panelSensorSchema, panelStateSchema, stationHealthSchema } from '../protocol/protocol.ts';
import { sayingSchema, understoodSchema } from '../protocol/say-schema.ts';
import { Refused } from './failure.ts';
import { parseReadings } from './incoming.ts';
import { type Route, route } from './route.ts';

/** What happens now, and wishes about it. */
export const stateRoutes = (host: PanelHost, guests: GuestOptions): readonly Route[] => [
  route({
    method: 'get',
    path: '/state',
    summary: 'Body, intent, outputs, health and what plays, now; places for performers and above.',
    role: 'viewer',
    response: panelStateSchema,
    answer: ({ visitor }) => stateFor(visitor, host.state()),
  }),
  route({
    method: 'get',
    path: '/intent',
    summary: 'What the music is to do now.',
    role: 'viewer',
    response: intentSchema,
    answer: () => host.state().intent,
  }),
  route({
    method: 'post',
    path: '/intent',
    summary:
      'Wishes: play, stop, volume, follow mode, style. Answers with the state after them. A viewer may only what guests may.',
    role: 'viewer',
    body: commandSchema,
    response: panelStateSchema,
    answer: async ({ body, visitor }) => {
      const refusal = refuseWish(visitor, body, guests);
      if (refusal !== undefined) throw new Refused(403, refusal);
      await host.command(body);
      return stateFor(visitor, host.state());
    },
  }),
  route({
    method: 'post',
    path: '/say',
    summary:
      'A wish in words: English, Portuguese or German. Carried out as far as it is understood; tells how far.',
    role: 'performer',
    body: sayingSchema,
    response: understoodSchema,
    answer: ({ body: { words, language } }) => host.say(words, language),
  }),
  route({
    method: 'post',
    path: '/readings',
    summary: `A reading, or an array of up to ${maximumReadings}, of a sensor that speaks HTTP. Refused whole when one is not of a body.`,
    role: 'performer',
    body: z.union([incomingReadingSchema, z.array(incomingReadingSchema).min(1).max(maximumReadings)]),
    checksBody: 'itself',
    response: z.object({ accepted: z.number().int() }),
    answer: ({ body }) => {
      const readings = parseReadings(body, host.clock.nowSeconds());
      host.accept(readings);
      return { accepted: readings.length };
    },
  }),
  route({
    method: 'get',
    path: '/devices',
    summary:
      'Every sensor: last values with age and rate, quality, battery, errors. Places for performers and above.',
    role: 'viewer',
    response: z.array(panelSensorSchema),
    answer: ({ visitor }) => sensorsFor(visitor, host.state().sensors),
  }),
  route({
    method: 'get',
    path: '/health',
    summary: 'How each station is doing.',
    role: 'viewer',
    response: z.array(stationHealthSchema),
    answer: () => host.health(),
  }),
];
