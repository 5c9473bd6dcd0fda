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
});

export type SensorsOptions = Readonly<z.infer<typeof sensorsOptionsSchema>>;
