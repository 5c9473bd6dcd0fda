import { z } from 'zod';
import { roles } from '../../../score/note.ts';
import { commonManifestSchema, manifestFileSchema } from '../../models/common-manifest.ts';

/** Precisions that a network may come in; each has its own graph file. */
export const biaxialPrecisions = ['int8', 'fp32'] as const;

const pitchMidi = z.number().int().min(0).max(127);
const layerWidths = z.array(z.number().int().min(1).max(1024)).min(1).max(8);

const roleSchema = z
  .object({
    name: z.enum(roles),
    lowestMidi: pitchMidi,
    highestMidi: pitchMidi,
    maxPolyphony: z.number().int().min(1).max(128),
  })
  .refine((role) => role.lowestMidi <= role.highestMidi, 'lowestMidi must not be above highestMidi');

/** What whoever plays on lanes says of them; docs/model-format.md says what each field means. */
export const lanesManifestSchema = commonManifestSchema
  .extend({
    stepsPerBar: z.literal(16),
    barsPerPhrase: z.literal(8),
    roles: z.array(roleSchema).min(1).max(roles.length),
    laneCount: z.number().int().min(1).max(384),
  })
  .refine(
    (manifest) =>
      manifest.laneCount ===
      manifest.roles.reduce((sum, role) => sum + role.highestMidi - role.lowestMidi + 1, 0),
    { message: 'must be the number of pitches of all roles together', path: ['laneCount'] },
  )
  .refine((manifest) => new Set(manifest.roles.map((role) => role.name)).size === manifest.roles.length, {
    message: 'a role is named twice',
    path: ['roles'],
  });

/** What the manifest of a biaxial network says besides. */
export const biaxialManifestSchema = lanesManifestSchema.safeExtend({
  kind: z.literal('biaxial-lanes'),
  conditions: z.array(z.string().max(32)).max(16),
  timeLayerWidths: layerWidths,
  noteLayerWidths: layerWidths,
  files: z
    .array(manifestFileSchema.extend({ precision: z.enum(biaxialPrecisions) }))
    .min(1)
    .max(8),
});

export type LanesManifest = Readonly<z.infer<typeof lanesManifestSchema>>;
export type BiaxialManifest = Readonly<z.infer<typeof biaxialManifestSchema>>;
