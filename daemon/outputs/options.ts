import { z } from 'zod';
import { TactusError } from '../system/errors.ts';
import { outputForms, outputTypes, readEntry } from './output-names.ts';

/** Short names become what they stand for; what is no output is said to be none in our words. */
function readOutput(given: unknown, context: z.RefinementCtx): unknown {
  try {
    return readEntry(given);
  } catch (error) {
    if (!(error instanceof TactusError)) throw error;
    context.addIssue({ code: 'custom', message: `${error.message} ${error.fix}` });
    return z.NEVER;
  }
}

const [first, ...others] = outputTypes.map(({ schema }) => schema);
const entrySchema = z.discriminatedUnion('type', [first!, ...others]);

export const outputsOptionsSchema = z.object({
  use: z
    .array(z.preprocess(readOutput, entrySchema))
    .max(8)
    .prefault([])
    .describe(
      `Where the music goes. Each is a short name (${outputForms.join(', ')}) or a map with a type and its options, as in { type: alsa, device: hw:0, delayMs: 40 }. Empty: the sound card, now or as soon as there is one, and the stream.`,
    ),
  reference: z
    .string()
    .max(200)
    .optional()
    .describe(
      'The output that sets the pace and whose delay is made up for, by its short name. Left out: the first alsa output.',
    ),
});

export type OutputsOptions = Readonly<z.infer<typeof outputsOptionsSchema>>;
