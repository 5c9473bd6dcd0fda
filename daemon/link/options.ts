import { z } from 'zod';

/** Options of Ableton Link. Who leads is for `conductor.follow` to say. */
export const linkOptionsSchema = z.object({
  enabled: z
    .boolean()
    .default(false)
    .describe(
      'Take part in an Ableton Link session, through a Carabiner that runs on this machine (true or false). The music leads the session, or follows it where conductor.follow is link.',
    ),
  host: z
    .string()
    .min(1)
    .max(253)
    .regex(/^[\w.:-]+$/, 'a host name or address')
    .default('127.0.0.1')
    .describe('Where Carabiner runs: a host name or address. It listens to its own machine only.'),
  port: z
    .number()
    .int()
    .min(1)
    .max(65_535)
    .default(17_000)
    .describe('The TCP port Carabiner listens at (1-65535).'),
  offsetMs: z
    .number()
    .min(-500)
    .max(500)
    .default(0)
    .describe("How long after Link's beat ours is heard, ms (-500 to 500; negative: before it)."),
  startStop: z
    .boolean()
    .default(false)
    .describe('While it leads, tell the session when the music begins and when it stops (true or false).'),
});

export type LinkOptions = Readonly<z.infer<typeof linkOptionsSchema>>;
