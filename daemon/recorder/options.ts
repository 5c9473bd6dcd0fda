import { z } from 'zod';
import { deliveryOptionsSchema } from './delivery/options.ts';

export const recorderOptionsSchema = z.object({
  enabled: z
    .boolean()
    .default(true)
    .describe(
      'Keeps a journal of every session in the state folder: readings, wishes and notes, about 3 MB an hour. docs/sessions.md says what is in it.',
    ),
  keepDays: z
    .number()
    .int()
    .min(1)
    .max(36_500)
    .default(365)
    .describe('Sessions that are older go, days (1-36500).'),
  keepMegabytes: z
    .number()
    .min(1)
    .max(1_000_000)
    .default(500)
    .describe('Where all sessions take more, the oldest go, megabytes (1-1000000).'),
  whenEnded: deliveryOptionsSchema.prefault({}),
});

export type RecorderOptions = Readonly<z.infer<typeof recorderOptionsSchema>>;
