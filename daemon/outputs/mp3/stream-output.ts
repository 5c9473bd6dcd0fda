import { z } from 'zod';
import { defineSoundOutput } from '../output-type.ts';
import { createMp3Feed } from './mp3-feed.ts';

const bitratesKbps = [96, 128, 160, 192, 256] as const;

export const streamOutput = defineSoundOutput({
  type: 'stream',
  summary: 'MP3 over HTTP, at /stream.mp3 of the panel; encoded only while somebody listens.',
  options: {
    bitrateKbps: z.literal(bitratesKbps).default(128).describe('Bitrate, kbit/s.'),
  },
  isDefault: async () => true,
  open: ({ bitrateKbps }, { ring, clock, timers }) => createMp3Feed({ ring, bitrateKbps, clock, timers }),
});
