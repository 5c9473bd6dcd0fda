import { z } from 'zod';
import { rememberedLines } from '../system/log-memory.ts';
import { logLevels } from '../system/options.ts';
import type { SentFile } from './api/sent-file.ts';

const logLevel = z.enum(logLevels);

export const logQuerySchema = z.object({
  level: logLevel.default('trace').describe('Only messages of at least this level.'),
  limit: z.coerce.number().int().min(1).max(rememberedLines).default(200).describe('The last so many.'),
  after: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .describe('Only later ones than this `number`: what was answered as `last` before.'),
});

export const logSchema = z.object({
  lines: z
    .array(
      z.object({
        number: z.number().int().describe('Grows by one with each message.'),
        at: z.iso.datetime(),
        level: logLevel,
        station: z.string().optional(),
        message: z.string(),
        fix: z.string().optional().describe('What to do about it.'),
        more: z.string().optional().describe('What else was told with it.'),
      }),
    )
    .readonly(),
  last: z
    .number()
    .int()
    .describe('Of the last message there is; smaller than before where the daemon was started anew.'),
  written: logLevel.describe('The least important that is written at all: `log.level`.'),
});

export const doctorSchema = z.object({
  lookedAt: z.iso.datetime().describe('When; an answer is good for some seconds.'),
  checks: z
    .array(
      z.object({
        name: z.string(),
        status: z
          .enum(['ok', 'warn', 'fail'])
          .describe('warn: there is music, but less well; fail: there is none, or not as configured.'),
        detail: z.string(),
        fix: z.string().describe('What to do; empty where there is nothing to do.'),
      }),
    )
    .readonly(),
});

export type LogQuery = z.infer<typeof logQuerySchema>;
export type LogView = z.infer<typeof logSchema>;
export type DoctorView = z.infer<typeof doctorSchema>;

/** What helps to find out what is wrong. Nothing of it holds a secret. */
export interface PanelUpkeep {
  /** The last messages of the log. */
  logs(query: LogQuery): LogView;
  /** What `tactus doctor` finds. Errors: TactusError `unavailable` where that comes to nothing. */
  doctor(): Promise<DoctorView>;
  /** All that helps others to help, as a ZIP archive. */
  supportBundle(): Promise<SentFile>;
}
