import { z } from 'zod';

/** What is asked of every pair. */
export const questions = ['melody', 'harmony', 'groove', 'run'] as const;

/** The source that is no model: pieces by people. */
export const people = 'people';

const mostPairs = 32;

export const idSchema = z.string().regex(/^[0-9a-f]{12}$/);

/** What a maker wishes for. */
export const kitWishSchema = z.strictObject({
  sources: z
    .array(z.string().min(1).max(64))
    .min(2)
    .max(6)
    .describe('Names of models, and `people` for the pieces that were sent.'),
  styles: z.array(z.string().min(1).max(40)).min(1).max(16).describe('That every one of the models plays.'),
  pairs: z.number().int().min(1).max(mostPairs),
  seed: z.number().int().min(0).max(2_147_483_647).describe('The same seed makes the same music.'),
});
export type KitWish = z.infer<typeof kitWishSchema>;

const excerptSchema = z.object({
  id: idSchema,
  source: z.string(),
  /** Of `people`. */
  piece: z.object({ id: idSchema, name: z.string() }).optional(),
});

const pairSchema = z.object({
  id: idSchema,
  style: z.string(),
  tempoBpm: z.number(),
  seed: z.number(),
  excerpts: z.tuple([excerptSchema, excerptSchema]),
});

/** What is heard against what. Ids are drawn by lot: they tell nothing. */
export const kitSchema = z.object({
  id: idSchema,
  createdAt: z.iso.datetime(),
  sources: z.array(z.string()),
  styles: z.array(z.string()),
  seed: z.number(),
  pairs: z.array(pairSchema),
});
export type Kit = Readonly<z.infer<typeof kitSchema>>;
export type KitPair = Readonly<z.infer<typeof pairSchema>>;
export type KitExcerpt = Readonly<z.infer<typeof excerptSchema>>;
