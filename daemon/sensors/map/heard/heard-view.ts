import { z } from 'zod';
import { mapEntryShape } from '../entry.ts';
import { ways } from '../ways.ts';

const seconds = z.number().min(0);

const heardValueSchema = z.object({
  field: z.string().describe('Where it stands, as `field` of a mapping names it; empty for the whole.'),
  ageSeconds: seconds,
  count: z.number().int().describe('How often it was told.'),
  word: z.string().optional().describe('There where it is a word.'),
  number: z
    .object({
      last: z.number(),
      low: z.number().describe('The lowest of about the last minute.'),
      high: z.number().describe('The highest of about the last minute.'),
      travel: z.number().describe('How far it went in all, up and down, since it was first heard.'),
      travelPerSecond: z.number().describe('How far it went each second, in about the last minute.'),
    })
    .optional()
    .describe('There where it is a number; a press that has none is 1.'),
  suggestion: mapEntryShape.optional().describe('A mapping that takes it, ready to be kept or changed.'),
});

export const heardAddressSchema = z.object({
  way: z.enum(ways),
  address: z.string().describe('As a mapping names it: an OSC address, a topic, 1/cc7, the code of a key.'),
  ageSeconds: seconds,
  count: z.number().int(),
  ratePerSecond: z.number(),
  takenBy: z
    .object({
      kind: z
        .enum(['mapping', 'preset', 'tactus'])
        .describe('tactus: it is said in our own words, or are notes to play along.'),
      name: z.string(),
    })
    .optional()
    .describe('Who takes it now; absent for nobody.'),
  values: z.array(heardValueSchema).readonly(),
});
export type HeardAddress = Readonly<z.infer<typeof heardAddressSchema>>;
