import { z } from 'zod';
import { roles } from '../../score/note.ts';
import { ourStyles } from '../../styles/style-book.ts';
import { suggestion } from '../../styles/style-named.ts';
import { TactusError } from '../../system/errors.ts';

/** Precisions that a model may come in; each has its own graph file. */
export const precisions = ['int8', 'fp32'] as const;
export type Precision = (typeof precisions)[number];

const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]*$/, 'small letters, digits, dot, dash and underscore only')
  .max(64);
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

const fileSchema = z.object({
  // A plain file name: a manifest must not reach outside its folder.
  path: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'a plain file name')
    .max(128),
  precision: z.enum(precisions),
  bytes: z
    .number()
    .int()
    .min(1)
    .max(256 * 1024 * 1024),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits'),
});

/** `manifest.json` of a model folder; docs/model-format.md says what each field means. */
const manifestSchema = z
  .object({
    formatVersion: z.literal(1),
    name,
    version: z.string().max(32),
    kind: z.literal('biaxial-lanes'),
    stepsPerBar: z.literal(16),
    barsPerPhrase: z.literal(8),
    roles: z.array(roleSchema).min(1).max(roles.length),
    laneCount: z.number().int().min(1).max(384),
    styles: z.array(styleSchema).min(1).max(64),
    conditions: z.array(z.string().max(32)).max(16),
    timeLayerWidths: layerWidths,
    noteLayerWidths: layerWidths,
    parameterCount: z.number().int().min(0),
    files: z.array(fileSchema).min(1).max(8),
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
  })
  .refine((manifest) => new Set(manifest.styles.map((style) => style.name)).size === manifest.styles.length, {
    message: 'a style is named twice',
    path: ['styles'],
  });

export type Manifest = Readonly<z.infer<typeof manifestSchema>>;
export type ManifestFile = Manifest['files'][number];

/** A manifest is small; anything larger is not one. */
export const manifestMaxBytes = 1024 * 1024;

/**
 * Reads a manifest's text. Errors: TactusError badData that names the first wrong field; `where` is the file, for the
 * message.
 */
export function parseManifest(text: string, where: string): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new TactusError('badData', `${where} is not JSON`, reinstall, { cause: error });
  }
  const result = manifestSchema.safeParse(json);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join('.') || 'the whole file';
  throw new TactusError(
    'badData',
    `${where} is not a model manifest: ${field}: ${issue?.message}`,
    `Write it as docs/model-format.md says. If you did not write it: ${reinstall}`,
  );
}

const reinstall = 'Copy the model folder again, or install it again with `tactus models import DIR`.';
