import { z } from 'zod';
import { commonManifestSchema, manifestFileSchema } from '../../models/common-manifest.ts';

export const chainManifestSchema = commonManifestSchema.extend({
  kind: z.literal('chain'),
  /** The chains: one file, and one way to compute with it. */
  files: z.array(manifestFileSchema.omit({ precision: true })).length(1),
});

export type ChainManifest = Readonly<z.infer<typeof chainManifestSchema>>;
