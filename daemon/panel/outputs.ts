import { z } from 'zod';
import { wayLimitsMs } from '../player/shared/ear.ts';
import { panelStateSchema } from './protocol/protocol.ts';

const delayMs = z.number().min(wayLimitsMs.least).max(wayLimitsMs.most);
const headphonesSchema = z
  .object({ address: z.string(), name: z.string() })
  .describe('Whose delay it is: they are connected, and another pair at this output has another.');

const outputSchema = panelStateSchema.shape.outputs.element.extend({
  delayMs: z
    .number()
    .optional()
    .describe('How long sound is on its way to the ear once it is rendered, as its device says.'),
  extraDelayMs: delayMs
    .optional()
    .describe(
      'How much later than that it is heard, as somebody said, in force now; absent where that cannot be made up for.',
    ),
  keptDelayMs: delayMs.optional().describe('The same as it is kept: what a start makes of it.'),
  headphones: headphonesSchema.optional(),
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

export const delayWishSchema = z.strictObject({
  delayMs: delayMs.describe('How much later it is heard than its device says; below 0: sooner.'),
  keep: z.boolean().default(false).describe('For good, which an admin may; else until the next start.'),
});

export const delaySetSchema = z.object({
  name: z.string(),
  delayMs,
  keptDelayMs: delayMs,
  headphones: headphonesSchema.optional(),
});
export type DelaySet = Readonly<z.infer<typeof delaySetSchema>>;

export const clicksWishSchema = z.strictObject({
  seconds: z.number().min(0).max(120).default(30).describe('For how long; 0: no more.'),
});

/** Where the music goes, and where it could. */
export interface PanelOutputs {
  view(): Promise<OutputsView>;
  /**
   * Counts at once. Errors: TactusError `usage` for an output whose delay cannot be made up for, or that the
   * configuration does not name.
   */
  setDelay(name: string, delayMs: number, how: { readonly keep: boolean }): Promise<DelaySet>;
  readonly clicks: OutputClicks;
}

/** Clicks on the beat over the music, as it is believed to be heard, at the devices of this machine. */
export interface OutputClicks {
  /** Why nobody would hear them now, for people. */
  readonly unheardBecause: string | undefined;
  /** Gives back on which of the beats: on each that this divides. */
  click(seconds: number): number;
  stop(): void;
}
