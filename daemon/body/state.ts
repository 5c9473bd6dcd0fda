import { z } from 'zod';

export const activities = ['still', 'walking', 'running', 'cycling', 'unknown'] as const;

/** The quantities that are fused from several sources. */
export const bodyQuantities = ['cadence', 'speed', 'heartRate', 'step', 'power'] as const;
export type BodyQuantity = (typeof bodyQuantities)[number];

/** One body, fused from all fresh readings. What is not known is absent, never zero. */
export const bodyStateSchema = z.object({
  atSeconds: z.number(),
  activity: z.enum(activities),
  /** Steps a minute (cycling: pedal strokes, two a revolution). */
  cadenceSpm: z.number().min(0).max(300).optional(),
  /** Where in the step we are now: 0 at the foot's fall, up to 1. Only while single steps are known. */
  stepPhase: z.number().min(0).max(1).optional(),
  /** When the last single step known fell by the rhythm of them all, monotonic seconds; with `stepPhase`. */
  stepAtSeconds: z.number().optional(),
  /** From one step to the next, as they go; with `stepPhase`. */
  stepPeriodSeconds: z.number().min(0.1).max(4).optional(),
  speedMps: z.number().min(0).max(15).optional(),
  /** The way gone since the body was first heard of. Pace is 1000 / speedMps seconds a kilometre. */
  distanceMeters: z.number().min(0).optional(),
  heartRateBpm: z.number().min(20).max(250).optional(),
  /** Metres up for each metre forward; below zero downhill. */
  slope: z.number().min(-1).max(1).optional(),
  /** How hard the body works, 0 rest to 1 all out. */
  effort01: z.number().min(0).max(1),
  /** How much of this is measured and fresh. */
  confidence01: z.number().min(0).max(1),
  /** Which sensor each quantity comes from now. */
  sources: z.partialRecord(z.enum(bodyQuantities), z.string()),
  /** Age of each quantity's last reading. */
  ageSeconds: z.partialRecord(z.enum(bodyQuantities), z.number()),
});

export type BodyState = Readonly<z.infer<typeof bodyStateSchema>>;
export type Activity = BodyState['activity'];
