import { z } from 'zod';
import { manifestFileSchema } from '../../../models/common-manifest.ts';
import { lanesManifestSchema } from '../manifest.ts';

export const markovManifestSchema = lanesManifestSchema.safeExtend({
  kind: z.literal('markov-lanes'),
  /** The chains: one file, and one way to compute with it. */
  files: z.array(manifestFileSchema.omit({ precision: true })).length(1),
});

export type MarkovManifest = Readonly<z.infer<typeof markovManifestSchema>>;
