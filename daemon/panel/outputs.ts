import { z } from 'zod';
import { panelStateSchema } from './protocol/protocol.ts';

const outputSchema = panelStateSchema.shape.outputs.element.extend({
  delayMs: z
    .number()
    .optional()
    .describe('How long sound is on its way to the ear once it is rendered, as its device says.'),
});
const choiceSchema = z.object({
  name: z.string().describe('As `outputs.use` of the configuration takes it.'),
  description: z.string(),
});

export const outputsSchema = z.object({
  outputs: z.array(outputSchema).readonly().describe('Those that are played to.'),
  choices: z
    .array(choiceSchema)
    .readonly()
    .describe(
      'Those that there are to choose from here and now: `outputs.use` of the configuration chooses.',
    ),
});
export type OutputsView = Readonly<z.infer<typeof outputsSchema>>;

/** Where the music goes, and where it could. */
export interface PanelOutputs {
  view(): Promise<OutputsView>;
}
