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
  microphones: z
    .array(choiceSchema)
    .readonly()
    .describe('Those of this machine that a delay can be found with, by the names that `listen` takes.'),
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

export const chirpsSchema = z.object({
  delayMs: delayMs.describe('Of the output, in force while they sound.'),
  chirps: z
    .array(z.object({ name: z.string(), atSeconds: z.array(z.number()).readonly() }))
    .readonly()
    .describe(
      'When each began to be heard, as its device says and the delay in force, by the daemon’s clock: the output’s, and in turn with them the reference’s. ' +
        'A chirp goes from 600 to 7800 Hz in 40 ms, evenly.',
    ),
});
export type Chirps = Readonly<z.infer<typeof chirpsSchema>>;

export const listenWishSchema = z.strictObject({
  microphone: z
    .string()
    .min(1)
    .max(200)
    .default('default')
    .describe('A device of this machine that ALSA can record from; `GET /outputs` lists some.'),
});

export const foundDelaySchema = z.discriminatedUnion('heard', [
  z.object({
    heard: z
      .enum(['silence', 'unclear'])
      .describe('Nothing at all comes from the microphone; or no chirps stand out of what it hears.'),
  }),
  z.object({
    heard: z.literal('well'),
    foundMs: z.number().describe('What `delayMs` is to be; it is not set by this.'),
    doubtMs: z.number().describe('Within so much of that it is right, as far as the chirps tell.'),
    against: z
      .enum(['reference', 'clock'])
      .describe(
        'From the reference, heard by the same microphone: right whatever its clock. Or by the clock: then what the microphone itself takes is in it.',
      ),
    chirps: z.number().int().describe('Those that agree.'),
    of: z.number().int(),
  }),
]);
export type FoundDelay = Readonly<z.infer<typeof foundDelaySchema>>;

/** Where the music goes, and where it could. */
export interface PanelOutputs {
  view(): Promise<OutputsView>;
  /**
   * Counts at once. Errors: TactusError `usage` for an output whose delay cannot be made up for, or that the
   * configuration does not name.
   */
  setDelay(name: string, delayMs: number, how: { readonly keep: boolean }): Promise<DelaySet>;
  readonly clicks: OutputClicks;
  readonly chirps: OutputChirps;
}

/** Chirps over the music for a microphone, by an output and in turn with it by the reference. Errors: Refused. */
export interface OutputChirps {
  /** For a microphone that somebody else holds; answers when they are over. */
  chirp(name: string): Promise<Chirps>;
  /** For one of this machine. Errors: TactusError `unavailable` of the microphone, too. */
  listen(name: string, microphone: string): Promise<FoundDelay>;
  /** Whoever waits for either is refused, and the music comes back. */
  stop(): void;
}

/** Clicks on the beat over the music, as it is believed to be heard, at the devices of this machine. */
export interface OutputClicks {
  /** Why nobody would hear them now, for people. */
  readonly unheardBecause: string | undefined;
  /** Gives back on which of the beats: on each that this divides. */
  click(seconds: number): number;
  stop(): void;
}
