import { z } from 'zod';
import { atOnce } from './config/option-marks.ts';

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];
const logFormats = ['auto', 'human', 'journal', 'json'] as const;

export const logOptionsSchema = z.object({
  level: z
    .enum(logLevels)
    .default('info')
    .describe('The least important message that is still written.')
    .meta(atOnce),
  format: z
    .enum(logFormats)
    .default('auto')
    .describe('How messages look. auto: human at a terminal, journal under systemd, else JSON lines.'),
});

export type LogOptions = Readonly<z.infer<typeof logOptionsSchema>>;
