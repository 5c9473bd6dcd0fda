import { z } from 'zod';
import { panelStateSchema } from './protocol/protocol.ts';

const sessionSchema = z.object({
  running: z.literal(true),
  startedAt: z.iso
    .datetime()
    .describe('By the wall clock as it goes now: a board without a clock module learns the time late.'),
  lengthSeconds: z.number().describe('Since it started.'),
  version: z.string().describe('Of Tactus.'),
  seed: z.number().int().describe('The same seed and the same readings give the same notes.'),
  model: z.object({ name: z.string(), version: z.string() }),
  source: panelStateSchema.shape.source,
  traceFile: z.string().optional().describe('Where it is written down, if `--trace` asked for that.'),
  barsHeard: z.number().int(),
  likes: z.number().int().describe('How often somebody said that they like what they hear.'),
});

const likeSchema = z
  .looseObject({ at: z.iso.datetime() })
  .describe('When, and what was heard: bar, section, key, chords, tempo, styles, model.');

export const sessionsSchema = z.object({
  sessions: z
    .array(sessionSchema)
    .readonly()
    .describe('A session is one run of the daemon. Only the running one is known yet.'),
  likes: z
    .array(likeSchema)
    .readonly()
    .describe('The last hundred, of earlier sessions too; the latest last.'),
});
export type SessionsView = Readonly<z.infer<typeof sessionsSchema>>;

/** What is known of runs of the daemon. */
export interface PanelSessions {
  view(): SessionsView;
}
