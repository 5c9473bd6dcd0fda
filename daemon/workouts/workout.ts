import { z } from 'zod';

/** What a step is for. */
export const purposes = ['warmUp', 'work', 'rest', 'coolDown'] as const;

/** When a step is over. A lap ends any step; `lap` says that nothing else ends it. */
const lengthSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('time'), seconds: z.number().min(1).max(36_000) }),
  z.object({ by: z.literal('distance'), meters: z.number().min(1).max(200_000) }),
  z.object({ by: z.literal('lap') }),
]);
export type StepLength = Readonly<z.infer<typeof lengthSchema>>;

/**
 * What can be aimed at, with the lowest and highest value that is believed. A share of speed or power is one of what can
 * be kept up for an hour (threshold, FTP); of heart rate one of the highest. Zones count from 1.
 */
const targetRanges = {
  speedMps: [0.3, 12],
  speedShare: [0.05, 5],
  cadenceSpm: [30, 300],
  heartRateBpm: [40, 230],
  heartRateShare: [0.2, 1.2],
  heartRateZone: [1, 7],
  powerWatts: [5, 2500],
  powerShare: [0.05, 5],
  powerZone: [1, 10],
  speedZone: [1, 10],
} as const satisfies Readonly<Record<string, readonly [low: number, high: number]>>;
export type TargetKind = keyof typeof targetRanges;

const targetKinds = Object.keys(targetRanges) as [TargetKind, ...TargetKind[]];
const value = z.number().min(0).max(2500);

const targetSchema = z
  .object({
    of: z.enum(targetKinds),
    low: value,
    high: value,
    /** Of a ramp: what they are at its end. */
    endLow: value.optional(),
    endHigh: value.optional(),
  })
  .superRefine(({ of, low, high, endLow, endHigh }, context) => {
    const [least, most] = targetRanges[of];
    const fault = (message: string): void => context.addIssue({ code: 'custom', message });
    const all = [low, high, endLow ?? low, endHigh ?? high];
    if (all.some((each) => each < least || each > most)) fault(`${of} is ${least} to ${most}`);
    if (low > high || (endLow ?? low) > (endHigh ?? high)) fault('the lower comes first');
    if ((endLow === undefined) !== (endHigh === undefined)) fault('a ramp has both ends');
  });
export type Target = Readonly<z.infer<typeof targetSchema>>;

export const stepSchema = z.object({
  purpose: z.enum(purposes),
  name: z.string().min(1).max(80).optional(),
  length: lengthSchema,
  target: targetSchema.optional().describe('Absent: as the runner likes.'),
  round: z.number().int().min(1).optional().describe('Of the innermost repeat that it is in, from 1.'),
  rounds: z.number().int().min(1).optional(),
});
export type Step = Readonly<z.infer<typeof stepSchema>>;

/** A run of more steps is not a plan any more. */
export const mostSteps = 500;

/** A file name on any system, and something that every way of asking can say; `none` of the workouts is chosen so, too. */
export const chosenWorkoutSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,59}$/, 'a name is up to 60 small letters, digits, . _ or -');
/** Of one that there may be. */
export const workoutIdSchema = chosenWorkoutSchema.refine((id) => id !== 'none', 'none means no workout');

const workoutFormats = ['zwo', 'fit', 'list'] as const;

/** What is to be done, step by step: repeats are written out. */
export const workoutSchema = z.object({
  title: z.string().min(1).max(80),
  description: z.string().max(2000).optional(),
  format: z.enum(workoutFormats).describe('What it was read from.'),
  steps: z.array(stepSchema).min(1).max(mostSteps),
});
export type Workout = Readonly<z.infer<typeof workoutSchema>>;

/** What a workout is in all, as far as its steps say. */
export interface WorkoutTotals {
  readonly steps: number;
  /** Of the steps that go by time. */
  readonly seconds: number;
  /** Of the steps that go by distance. */
  readonly meters: number;
  /** Steps that only a lap ends. */
  readonly openSteps: number;
}

export function totalsOf({ steps }: Pick<Workout, 'steps'>): WorkoutTotals {
  let seconds = 0;
  let meters = 0;
  let openSteps = 0;
  for (const { length } of steps) {
    if (length.by === 'time') seconds += length.seconds;
    else if (length.by === 'distance') meters += length.meters;
    else openSteps += 1;
  }
  return { steps: steps.length, seconds, meters, openSteps };
}
