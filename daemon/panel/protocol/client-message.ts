import { z } from 'zod';
import { type SensorReading, sensorReadingSchema } from '../../sensors/reading.ts';
import { commandSchema } from './command-schema.ts';
import { sayingSchema } from './say-schema.ts';

export const messageIdSchema = z.number().int().min(0).max(1e9);

/** A reading with its moment in our seconds, or with its age for clocks that are not ours. */
export const maximumAgeSeconds = 60;
export const maximumReadings = 256;

const ageSeconds = z
  .number()
  .min(0)
  .max(maximumAgeSeconds)
  .describe('How long ago; stands for `atSeconds`. Neither means now.');

type WithoutMoment<Reading> = Reading extends unknown ? Omit<Reading, 'atSeconds'> : never;
export type IncomingReading = WithoutMoment<SensorReading> & {
  readonly atSeconds?: number | undefined;
  readonly ageSeconds?: number | undefined;
};

const incomingOptions = sensorReadingSchema.options.map((option) =>
  option.extend({ atSeconds: option.shape.atSeconds.optional(), ageSeconds: ageSeconds.optional() }),
);
export const incomingReadingSchema = z.discriminatedUnion(
  'kind',
  incomingOptions as [(typeof incomingOptions)[number]],
) as unknown as z.ZodType<IncomingReading>;

const answeredId = messageIdSchema.optional().describe('Yours to choose: the answer has it, too.');

export const authMessageSchema = z
  .strictObject({
    type: z.literal('auth'),
    token: z.string().min(1).max(256).describe('As pairing gave it.'),
  })
  .describe(
    'Who you are: the first message, within 5 s, of whoever was not let in already. `hello` follows, or the end (code 4401). Later: an answer, and `hello` anew where you may more than before.',
  );

export const clientMessageSchema = z.discriminatedUnion('type', [
  authMessageSchema,
  z.strictObject({ type: z.literal('command'), id: answeredId, command: commandSchema }),
  z
    .strictObject({ type: z.literal('say'), id: answeredId, ...sayingSchema.shape })
    .describe('A wish in words; the answer tells what was understood.'),
  z.strictObject({
    type: z.literal('readings'),
    id: answeredId,
    readings: z.array(incomingReadingSchema).min(1).max(maximumReadings),
  }),
  z
    .strictObject({
      type: z.literal('watch'),
      id: answeredId,
      spectrum: z.boolean().describe('Whether you want `spectrum` messages from now on.'),
    })
    .describe('What you look at beside the state. A new connection watches nothing.'),
  z
    .strictObject({ type: z.literal('ping'), id: messageIdSchema })
    .describe('Asks for the time, to align a clock with ours.'),
]);
