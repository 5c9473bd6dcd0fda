import { z } from 'zod';
import { TactusError } from '../system/errors.ts';
import { findOutputType, outputForms, outputTypes, parseOutput } from './output-names.ts';

/** Short names become what they stand for; what is no output is said to be none in our words. */
function readEntry(given: unknown, context: z.RefinementCtx): unknown {
  try {
    const entry = isMap(given) ? { ...given, type: asName(given.type) } : parseOutput(asName(given));
    if (!findOutputType(entry.type)) parseOutput(entry.type);
    return entry;
  } catch (error) {
    if (!(error instanceof TactusError)) throw error;
    context.addIssue({ code: 'custom', message: `${error.message} ${error.fix}` });
    return z.NEVER;
  }
}

function isMap(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null;
}

/** YAML takes a bare null for nothing: the output is meant. What has no name is read as one that is no output. */
function asName(given: unknown): string {
  return typeof given === 'string' ? given : (JSON.stringify(given) ?? '');
}

const [first, ...others] = outputTypes.map(({ schema }) => schema);
const entrySchema = z.discriminatedUnion('type', [first!, ...others]);

export const outputsOptionsSchema = z.object({
  use: z
    .array(z.preprocess(readEntry, entrySchema))
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
