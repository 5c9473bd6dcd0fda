import { z } from 'zod';

export const outputsOptionsSchema = z.object({
  use: z
    .array(z.string().min(1).max(200))
    .max(8)
    .default([])
    .describe(
      'Where the music goes: alsa, alsa:DEVICE, stream (MP3 over HTTP), wav:FILE, null. Empty: the sound card, now or as soon as there is one, and the stream.',
    ),
  reference: z
    .string()
    .max(200)
    .optional()
    .describe(
      'The output that sets the pace and whose delay is made up for. Left out: the first alsa output.',
    ),
  mp3BitrateKbps: z
    .union([z.literal(96), z.literal(128), z.literal(160), z.literal(192), z.literal(256)])
    .default(128)
    .describe('Bitrate of the stream, kbit/s: 96, 128, 160, 192 or 256.'),
});

export type OutputsOptions = Readonly<z.infer<typeof outputsOptionsSchema>>;
