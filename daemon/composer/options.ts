import { z } from 'zod';
import { roles } from '../score/note.ts';
import { formOptionsSchema } from './form/options.ts';
import { precisions } from './models/manifest.ts';

const composerOptions = formOptionsSchema.extend({
  theme: z
    .string()
    .max(4096)
    .optional()
    .describe('A MIDI file whose melody, up to eight bars, is the chorus of every song.'),
  model: z
    .string()
    .max(64)
    .default('standard')
    .describe(
      'Name of the model that writes the music (`tactus models list`). `small` for a Raspberry Pi Zero 2 W.',
    ),
  precision: z
    .enum(precisions)
    .default('int8')
    .describe('How the model computes: int8 (small and quick) or fp32 (for comparison).'),
  jamRole: z
    .enum(roles)
    .default('lead')
    .describe('The part that a person with a MIDI keyboard takes over: bass, chords or lead.'),
  horizonSeconds: z
    .number()
    .min(3)
    .max(30)
    .default(6)
    .describe(
      'How far ahead music is written, seconds (two to 14 bars). More survives longer stalls; what is written ahead is ' +
        'written anew when style or energy change. 3 to 30.',
    ),
  lateSeconds: z
    .number()
    .min(0.2)
    .max(3)
    .default(0.75)
    .describe(
      'A bar that the network has not written so long before it begins is written by the fallback composer, seconds. ' +
        '0.2 to 3, at most half of `composer.horizonSeconds`.',
    ),
});

/** What a listener may set about composing. Lives under `composer` in the configuration file. */
export const composerOptionsSchema = composerOptions.refine(
  // A bar is asked for when the horizon reaches it: were it late by then, the network would never write one.
  ({ lateSeconds, horizonSeconds }) => lateSeconds <= horizonSeconds / 2,
  {
    path: ['lateSeconds'],
    message: 'it must be at most half of composer.horizonSeconds, or every bar is late before it is written',
  },
);
