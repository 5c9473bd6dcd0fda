import { z } from 'zod';
import { may } from '../access/visitor.ts';
import {
  chirpsSchema,
  clicksWishSchema,
  delaySetSchema,
  delayWishSchema,
  foundDelaySchema,
  listenWishSchema,
  outputsSchema,
  type PanelOutputs,
} from '../outputs.ts';
import { Refused } from './failure.ts';
import { type Route, route } from './route.ts';

/** Where the music goes, and when it is heard there. */
export const outputsRoutes = (outputs: PanelOutputs): readonly Route[] => [
  route({
    method: 'get',
    path: '/outputs',
    summary:
      'Where the music goes, with delays and which is the reference ear, and what there is to choose from.',
    role: 'viewer',
    response: outputsSchema,
    answer: () => outputs.view(),
  }),
  route({
    method: 'post',
    path: '/outputs/:name/delay',
    summary:
      'How much later an output is heard than its device says. It counts at once: the tempo does not jump, the beat walks to the foot within some 20 beats. ' +
      'Kept (`keep`, admins) it outlives a restart: in `outputs.use`, or by the address of the headphones that are connected.',
    role: 'performer',
    params: z.object({ name: z.string().max(250) }),
    body: delayWishSchema,
    response: delaySetSchema,
    failures: {
      400: 'There is no such output, or its delay cannot be made up for, or the configuration does not name it.',
      409: 'There is no configuration to keep it in.',
      503: 'The file cannot be written.',
    },
    answer: ({ params: { name }, body: { delayMs, keep }, visitor }) => {
      if (keep && !may(visitor, 'admin'))
        throw new Refused(403, 'To keep a delay for good takes an admin; it can be tried by performers.');
      return outputs.setDelay(name, delayMs, { keep });
    },
  }),
  route({
    method: 'post',
    path: '/outputs/:name/listen',
    summary:
      'Finds an output’s delay by a microphone of this machine: chirps over the music, ten seconds. What it hears stays in the machine.',
    role: 'performer',
    params: z.object({ name: z.string().max(250) }),
    body: listenWishSchema,
    response: foundDelaySchema,
    failures: {
      404: 'There is no such output, or its delay cannot be made up for.',
      409: 'Nobody would hear them, or a microphone listens already; the message says why.',
      503: 'No sound comes from the microphone.',
    },
    answer: ({ params: { name }, body: { microphone } }) => outputs.chirps.listen(name, microphone),
  }),
  route({
    method: 'post',
    path: '/outputs/:name/chirps',
    summary:
      'The same chirps for a microphone that is elsewhere, a phone’s say. Answers when they are over: when each was heard.',
    role: 'performer',
    params: z.object({ name: z.string().max(250) }),
    response: chirpsSchema,
    failures: {
      404: 'There is no such output, or its delay cannot be made up for.',
      409: 'Nobody would hear them; the message says why.',
    },
    answer: ({ params: { name } }) => outputs.chirps.chirp(name),
  }),
  route({
    method: 'delete',
    path: '/outputs/chirps',
    summary: 'No more chirps: who waits for what a microphone hears of them gets 409, and may begin anew.',
    role: 'performer',
    response: z.object({ stopped: z.literal(true) }),
    answer: () => {
      outputs.chirps.stop();
      return { stopped: true as const };
    },
  }),
  route({
    method: 'post',
    path: '/outputs/clicks',
    summary:
      'Clicks on the beat over the music, at the devices of this machine, for who finds out a delay by tapping along.',
    role: 'performer',
    body: clicksWishSchema,
    response: z.object({
      seconds: z.number(),
      everyBeats: z
        .number()
        .int()
        .describe('They fall on the beats of the state’s `clock` that this divides; 0 when there are none.'),
    }),
    failures: { 409: 'Nobody would hear them; the message says why.' },
    answer: ({ body: { seconds } }) => {
      const { clicks } = outputs;
      if (seconds === 0) {
        clicks.stop();
        return { seconds, everyBeats: 0 };
      }
      if (clicks.unheardBecause !== undefined) throw new Refused(409, clicks.unheardBecause);
      return { seconds, everyBeats: clicks.click(seconds) };
    },
  }),
];
