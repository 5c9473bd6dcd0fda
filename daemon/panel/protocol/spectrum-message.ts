import { z } from 'zod';
import { mostLevel, type Spectrum, spectrumBands } from '../../player/spectrum/spectrum.ts';

export const spectrumMessageSchema = z
  .object({
    type: z.literal('spectrum'),
    atSeconds: z.number().describe('When this is heard at the reference ear, monotonic seconds.'),
    levels: z
      .array(z.number().int().min(0).max(mostLevel))
      .length(spectrumBands)
      .readonly()
      .describe(
        'How loud each band is, lowest first, from 40 Hz to 16 kHz, each 1.0982 times as high as the one below it: 0 is -90 dBFS or less, 255 is 0 dBFS.',
      ),
    peakDb: z
      .tuple([z.number(), z.number()])
      .readonly()
      .describe('Largest samples since the last, left and right, dBFS; -90 or more.'),
  })
  .describe(
    'What is heard now, some 15 times a second: only to who watches it, and has no more than 8 KiB on its way.',
  ) satisfies z.ZodType<Spectrum>;
