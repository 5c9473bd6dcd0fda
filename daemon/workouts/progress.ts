import { z } from 'zod';
import { standings } from './effort.ts';
import { stepSchema } from './workout.ts';

/** Where in the chosen workout the body is, for who looks on. */
export const workoutProgressSchema = z.object({
  name: z.string(),
  state: z
    .enum(['missing', 'waiting', 'running', 'over'])
    .describe('missing: there is none of this name; waiting: it begins when the body moves.'),
  title: z.string().optional(),
  steps: z.number().int().optional().describe('How many there are.'),
  index: z.number().int().optional().describe('Of the step that goes on, from 0.'),
  step: stepSchema.optional().describe('The step that goes on.'),
  elapsedSeconds: z.number().optional().describe('Of that step.'),
  elapsedMeters: z.number().optional().describe('Of that step.'),
  done01: z.number().optional().describe('How much of it is done; 0 of one that only a lap ends.'),
  leftSeconds: z.number().optional().describe('Of a step that goes by time.'),
  leftMeters: z.number().optional().describe('Of a step that goes by distance.'),
  nextAtSeconds: z.number().optional().describe('When it will be over, monotonic seconds; where foreseen.'),
  next: stepSchema.optional().describe('The step after it.'),
  aim: z
    .object({
      of: z.enum(['speedMps', 'cadenceSpm', 'heartRateBpm', 'powerWatts']),
      low: z.number(),
      high: z.number(),
    })
    .optional()
    .describe('What is aimed at now, in what the body is measured in.'),
  standing: z
    .enum(standings)
    .optional()
    .describe('How the body stands to it; absent in the grace time, and where it is not measured.'),
});
export type WorkoutProgress = Readonly<z.infer<typeof workoutProgressSchema>>;
