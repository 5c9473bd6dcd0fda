import { z } from 'zod';
import { atOnce } from '../system/config/option-marks.ts';

const targetKinds = ['cadence', 'speed', 'heartRate', 'course'] as const;

/** What a course may raise the cadence by: less is not felt, more is too much for the calves in eight runs. */
export const courseRaisePercentSchema = z.number().min(5).max(7.5);
const cadence = z.number().min(60).max(240);
const heartRate = z.number().min(40).max(230);

/** Options of the conductor: where the music leads to. */
export const targetOptions = {
  target: z
    .enum(targetKinds)
    .default('cadence')
    .describe('What the music leads to when follow is target. course: a higher cadence, in eight runs.')
    .meta(atOnce),
  courseRaisePercent: courseRaisePercentSchema
    .default(5)
    .describe(
      'By how much a course that begins raises the cadence, percent (5-7.5). A higher cadence asks more of the calves.',
    )
    .meta(atOnce),
  targetCadenceSpm: cadence
    .default(170)
    .describe('The cadence to lead to, steps a minute (60-240).')
    .meta(atOnce),
  targetSpeedMps: z
    .number()
    .min(0.5)
    .max(10)
    .default(3)
    .describe('The speed to lead to, m/s (0.5-10).')
    .meta(atOnce),
  targetHeartRateLowBpm: heartRate
    .default(130)
    .describe('Below this heart rate the music leads on, beats a minute (40-230).')
    .meta(atOnce),
  targetHeartRateHighBpm: heartRate
    .default(150)
    .describe('Above this heart rate the music holds back, beats a minute (40-230).')
    .meta(atOnce),
};
