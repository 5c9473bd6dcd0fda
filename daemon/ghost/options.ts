import { z } from 'zod';
import { sessionIdSchema } from '../recorder/summary.ts';
import { parts } from '../score/note.ts';
import { atOnce } from '../system/config/option-marks.ts';

/** Which session, where none is named. */
const ghostWishes = ['off', 'last', 'best'] as const;

const isWish = (text: string): boolean => ghostWishes.some((wish) => wish === text);

export const ghostOptionsSchema = z.object({
  session: z
    .string()
    .refine(
      (text) => isWish(text) || sessionIdSchema.safeParse(text).success,
      'off, last, best, or the id of a session as `tactus sessions list` has it',
    )
    .default('off')
    .describe(
      'An earlier session plays one part of the band: who was here earlier then is heard louder and from the right, who was later softer and from the left. last: the last one of this way (or, where no position is known, the last one with a distance); best: the fastest of those that were as long; an id: that one. off: none.',
    )
    .meta(atOnce),
  part: z
    .enum(parts)
    .default('chords')
    .describe('The part that it plays: drums, bass, chords, lead or pad.')
    .meta(atOnce),
});

export type GhostOptions = Readonly<z.infer<typeof ghostOptionsSchema>>;
