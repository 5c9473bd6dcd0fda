import { z } from 'zod';

/** What a listener may set about form. Lives under `composer` in the configuration file. */
export const formOptionsSchema = z.object({
  songMinutes: z
    .number()
    .min(1)
    .max(30)
    .default(4)
    .describe('Length of a song in minutes; it ends at the next chorus after that. 1 to 30.'),
  songBars: z
    .number()
    .int()
    .min(16)
    .max(1000)
    .optional()
    .describe('Length of a song in bars, instead of minutes. 16 to 1000.'),
  songKilometers: z
    .number()
    .min(0.2)
    .max(50)
    .optional()
    .describe(
      'Length of a song as a distance in kilometres, instead of minutes or bars; it ends with the next chorus after that. ' +
        'While no speed is known its minutes or bars pass instead. 0.2 to 50.',
    ),
  temperature: z
    .number()
    .min(0.3)
    .max(2)
    .default(0.95)
    .describe('How adventurous the music is: below 1 the likely note is preferred. 0.3 to 2.'),
  motifStrength: z
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe(
      'How strongly returning sections bring their motifs back, and new ones keep off them; 0 never, 1 as designed. A theme ' +
        'is always sung. 0 to 1.',
    ),
});

export type FormOptions = Readonly<z.infer<typeof formOptionsSchema>>;

/** What a plan says of an option's temperature: listeners know 1 as the middle of it. */
export function adventurous01(temperature: number): number {
  return Math.min(1, temperature / 2);
}

/** How far from the likeliest a song's chords go: as the notes do, a little farther the more energy it begins with. */
export function chordTemperature(temperature: number, energy01: number): number {
  return temperature * (0.92 + 0.3 * energy01);
}
