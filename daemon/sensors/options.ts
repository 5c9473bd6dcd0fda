import { z } from 'zod';

const enabled = (what: string): z.ZodDefault<z.ZodBoolean> =>
  z.boolean().default(false).describe(`${what} (true or false).`);

/** Hosts are names or addresses, never URLs. */
const host = z
  .string()
  .min(1)
  .max(253)
  .regex(/^[\w.:-]+$/, 'a host name or address');
const port = z.number().int().min(1).max(65_535);

/** Options of the live sensors. Each is off until it is asked for. */
export const sensorsOptionsSchema = z.object({
  gpsd: z
    .object({
      enabled: enabled('Listen to the GPS daemon gpsd'),
      host: host.default('127.0.0.1').describe('Where gpsd runs: a host name or address.'),
      port: port.default(2947).describe('The TCP port gpsd listens at (1-65535).'),
    })
    .prefault({}),
  bluetooth: z
    .object({
      devices: z
        .array(
          z.object({
            address: z
              .string()
              .regex(/^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$/, 'six bytes such as C0:FF:EE:00:00:01')
              .describe('The Bluetooth address.'),
            name: z.string().min(1).max(64).optional().describe('What you call it.'),
          }),
        )
        .max(16)
        .default([])
        .describe('Low-energy sensors to listen to: straps, foot pods, power meters, treadmills.'),
      footPodCounts: z
        .enum(['auto', 'steps', 'strides'])
        .default('auto')
        .describe('What a foot pod calls cadence: steps, or strides of two steps. auto goes by the numbers.'),
      wheelCircumferenceMeters: z
        .number()
        .min(0.5)
        .max(4)
        .default(2.105)
        .describe(
          'For wheel sensors: how far the wheel rolls in one turn, metres (0.5-4). 700x25C is 2.105.',
        ),
    })
    .prefault({}),
});

export type SensorsOptions = Readonly<z.infer<typeof sensorsOptionsSchema>>;
