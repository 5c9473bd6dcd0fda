import { z } from 'zod';
import { roles } from '../../score/note.ts';
import { ourStyles } from '../../styles/style-book.ts';
import { suggestion } from '../../system/nearest.ts';

const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]*$/, 'small letters, digits, dot, dash and underscore only')
  .max(64);

/** Quantile (0-1) of k onset steps a bar within the style, for k = 0..16. */
const onsetQuantiles = z
  .array(z.number().min(0).max(1))
  .length(17)
  .refine((table) => table.every((value, k) => k === 0 || value >= table[k - 1]!), 'must never fall');

const likeable = ourStyles.map((style) => style.name);

const styleSchema = z.object({
  name,
  /** What it is called in training files; `*` stands for anything. */
  labels: z.array(z.string().max(100)).max(64).exactOptional(),
  /** The style of ours that it is played like; absent: the one of its own name. */
  like: z
    .string()
    .refine((like) => likeable.includes(like), {
      error: ({ input }) => `there is no style "${input}" to be like. ${suggestion(String(input), likeable)}`,
    })
    .exactOptional(),
  trainPieces: z.number().int().min(0),
  onsetsPerBar: z.partialRecord(z.enum(roles), onsetQuantiles),
});

export const manifestFileSchema = z.object({
  // A plain file name: a manifest must not reach outside its folder.
  path: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'a plain file name')
    .max(128),
  /** How the model computes with it, where there is a choice. */
  precision: z.string().max(32).exactOptional(),
  bytes: z
    .number()
    .int()
    .min(1)
    .max(256 * 1024 * 1024),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits'),
});

/** What the manifests of all kinds of models say; each family adds what is its own. docs/model-format.md explains it. */
export const commonManifestSchema = z.object({
  formatVersion: z.literal(1),
  name,
  version: z.string().max(32),
  /** The family that can open it. */
  kind: z.string().max(64),
  styles: z
    .array(styleSchema)
    .min(1)
    .max(64)
    .refine(
      (styles) => new Set(styles.map((style) => style.name)).size === styles.length,
      'a style is named twice',
    ),
  /** Numbers that were learnt. */
  parameterCount: z.number().int().min(0),
  files: z.array(manifestFileSchema).min(1).max(8),
  trainedOn: z
    .array(
      z.object({
        name: z.string().max(200),
        licence: z.string().max(2000),
        attribution: z.string().max(8000),
        pieces: z.number().int().min(0),
      }),
    )
    .max(64),
  training: z.looseObject({}),
  metrics: z.looseObject({}),
});

export type CommonManifest = Readonly<z.infer<typeof commonManifestSchema>>;
export type ManifestFile = CommonManifest['files'][number];
