import { z } from 'zod';
import { languageSchema, type Understood, wordsSchema } from '../../session/words/words.ts';
import { commandSchema } from './command-schema.ts';

/** What somebody says. */
export const sayingSchema = z.strictObject({
  words: wordsSchema.describe('As "calm, minor, slower".'),
  language: languageSchema.optional().describe('Of words that are of several; absent: English.'),
});

/** What was understood of a wish in words. */
export const understoodSchema = z
  .object({
    wish: commandSchema.describe('What was carried out; empty where nothing was understood.'),
    language: languageSchema,
    said: z.string().describe('What was understood and what was not, in that language, a line for people.'),
    unknown: z
      .array(
        z.object({
          word: z.string(),
          meant: z.string().optional().describe('What was probably meant.'),
        }),
      )
      .readonly(),
  })
  .describe('What was understood of a wish in words.') satisfies z.ZodType<Understood>;
