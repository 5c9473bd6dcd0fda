import { z } from 'zod';
import { atOnce } from '../system/config/option-marks.ts';
import { bodyQuantities } from './state.ts';

const heartRate = z.number().min(30).max(240);

/** Options of the body: whose it is, and whom to believe first. */
const bodyOptions = z.object({
  sport: z
    .enum(['auto', 'running', 'cycling'])
    .default('auto')
    .describe('What the body does. auto tells walking, running and cycling apart by cadence and speed.'),
  restHeartRateBpm: heartRate
    .default(60)
    .describe('Heart rate at rest, beats a minute (30-240). Effort counts from here.'),
  maxHeartRateBpm: heartRate
    .default(190)
    .describe('Highest heart rate, beats a minute (30-240, above the one at rest). Effort is 1 here.'),
  heartRateZonesBpm: z
    .array(heartRate)
    .max(4)
    .refine((zones) => zones.length === 0 || zones.length === 4, 'there must be four heart rates, or none')
    .refine(
      (zones) => zones.every((zone, index) => index === 0 || zone > zones[index - 1]!),
      'they must rise',
    )
    .default([])
    .describe(
      'Heart rates at which zones 2, 3, 4 and 5 begin, beats a minute, rising. Empty: effort is the share of the reserve.',
    ),
  maxAerobicSpeedMps: z
    .number()
    .min(1)
    .max(10)
    .default(4.5)
    .describe('The running speed that can be held for about six minutes, m/s (1-10). Effort is 1 here.'),
  maxPowerWatts: z
    .number()
    .min(50)
    .max(1000)
    .default(300)
    .describe('The cycling power that can be held for about six minutes, watts (50-1000). Effort is 1 here.'),
  priorities: z
    .partialRecord(z.enum(bodyQuantities), z.array(z.string().max(64)).max(32))
    .default({})
    .describe(
      'For a quantity (cadence, speed, heartRate, step, power): ids of sensors, the most trusted first. Others come after them.',
    )
    .meta(atOnce),
});

export const bodyOptionsSchema = bodyOptions
  .refine(({ restHeartRateBpm, maxHeartRateBpm }) => restHeartRateBpm < maxHeartRateBpm, {
    path: ['maxHeartRateBpm'],
    message: 'it must be above body.restHeartRateBpm',
  })
  .refine(
    ({ heartRateZonesBpm: [second], restHeartRateBpm }) => second === undefined || second > restHeartRateBpm,
    {
      path: ['heartRateZonesBpm'],
      message: 'they must begin above body.restHeartRateBpm',
    },
  )
  .refine(({ heartRateZonesBpm, maxHeartRateBpm }) => (heartRateZonesBpm.at(-1) ?? 0) < maxHeartRateBpm, {
    path: ['heartRateZonesBpm'],
    message: 'they must end below body.maxHeartRateBpm',
  });

export type BodyOptions = Readonly<z.infer<typeof bodyOptionsSchema>>;
