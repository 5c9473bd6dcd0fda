import { z } from 'zod';

const modelSchema = z.object({
  name: z.string().describe('`composer.model` of the configuration chooses by it.'),
  version: z.string(),
  kind: z.string().describe('Which family of composers opens it.'),
  origin: z.enum(['package', 'imported']),
  parameterCount: z.number().int().describe('Numbers that were learnt.'),
  sizeBytes: z.number().int().describe('Of its files together.'),
  precisions: z.array(z.string()).readonly().describe('How it can compute; none where there is no choice.'),
  styles: z
    .array(
      z.object({
        name: z.string(),
        like: z.string().optional().describe('The style of ours that it is played like.'),
        trainPieces: z.number().int().describe('Of how many pieces it was learnt.'),
      }),
    )
    .readonly(),
  trainedOn: z
    .array(
      z.object({
        name: z.string(),
        licence: z.string(),
        attribution: z.string(),
        pieces: z.number().int(),
      }),
    )
    .readonly(),
  metrics: z.looseObject({}).describe('As its manifest tells them; `tactus models evaluate` measures.'),
  inUse: z.boolean(),
  verified: z
    .literal(true)
    .optional()
    .describe(
      'Its files were found to be what the manifest says: that is looked at when a model is opened. `tactus models verify` looks at all.',
    ),
});

export const modelsSchema = z.object({
  models: z.array(modelSchema).readonly(),
  broken: z
    .array(z.object({ folder: z.string(), message: z.string(), fix: z.string() }))
    .readonly()
    .describe('Folders that look like models and cannot be used.'),
});
export type ModelsView = Readonly<z.infer<typeof modelsSchema>>;

/** The networks that are installed. */
export interface PanelModels {
  view(): ModelsView;
}
