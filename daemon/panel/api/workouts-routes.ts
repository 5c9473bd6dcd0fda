import { z } from 'zod';
import { TactusError } from '../../system/errors.ts';
import { largestWorkoutBytes, readWorkout } from '../../workouts/read-workout.ts';
import { totalsOf, workoutIdSchema, workoutSchema } from '../../workouts/workout.ts';
import { idOf, type WorkoutStore } from '../../workouts/workout-store.ts';
import { InvalidInput, Refused } from './failure.ts';
import { type Route, route } from './route.ts';

const mostLetters = Math.ceil(largestWorkoutBytes / 3) * 4;
const params = z.object({ name: workoutIdSchema });
const noSuchWorkout = { 404: 'There is no workout of this name.' };

const listedSchema = z.object({
  name: workoutIdSchema,
  title: z.string(),
  steps: z.number().int(),
  seconds: z.number().describe('Of the steps that go by time.'),
  meters: z.number().describe('Of the steps that go by distance.'),
  openSteps: z.number().int().describe('Steps that only a lap ends.'),
});
const workoutsSchema = z.object({ workouts: z.array(listedSchema) });
const shownSchema = z.object({ name: workoutIdSchema, workout: workoutSchema });

const sentSchema = z.strictObject({
  file: z
    .string()
    .min(1)
    .max(120)
    .describe('What its file is called: its title, where it has none of its own.'),
  content: z
    .base64()
    .min(4)
    .max(mostLetters)
    .describe('A .zwo of Zwift, a FIT workout, or a list in YAML or JSON, of at most 512 KiB, in base 64.'),
  name: workoutIdSchema.optional().describe('What it is called by; left out: by its title.'),
});
const takenSchema = shownSchema.extend({
  replaced: z.boolean().describe('One of the same name was there.'),
  remarks: z.array(z.string()).describe('What a person should know of how it was read.'),
});

/** Workouts that the music is played to: `workout` of a wish begins one. Whoever steers may bring his own. */
export const workoutsRoutes = (workouts: WorkoutStore): readonly Route[] => [
  route({
    method: 'get',
    path: '/workouts',
    summary: 'The workouts that there are, and how long each is.',
    role: 'viewer',
    response: workoutsSchema,
    answer: async () => ({
      workouts: (await workouts.list()).map(({ id, workout }) => ({
        ...{ name: id, title: workout.title },
        ...totalsOf(workout),
      })),
    }),
  }),
  route({
    method: 'get',
    path: '/workouts/:name',
    summary: 'One workout, step by step, its repeats written out.',
    role: 'viewer',
    params,
    failures: noSuchWorkout,
    response: shownSchema,
    answer: ({ params: { name } }) => {
      const workout = workouts.find(name);
      if (workout === undefined) throw new Refused(404, `There is no workout "${name}".`);
      return { name, workout };
    },
  }),
  route({
    method: 'post',
    path: '/workouts',
    summary:
      'Sends a workout as a file; it takes the place of one of the same name. 500 may be there at a time.',
    role: 'performer',
    body: sentSchema,
    bodyLimitBytes: mostLetters + 4096,
    failures: { 503: 'There are 500, or the disk does not take it.' },
    response: takenSchema,
    answer: async ({ body: { file, content, name } }) => {
      const { workout, remarks } = await readWorkout(file, Buffer.from(content, 'base64')).catch(
        (error: unknown) => {
          const isBad = error instanceof TactusError && error.kind === 'badData';
          throw isBad ? new InvalidInput(`${error.message}. ${error.fix}`) : error;
        },
      );
      const id = name ?? idOf(workout.title);
      const replaced = workouts.find(id) !== undefined;
      await workouts.keep(id, workout);
      return { name: id, workout, replaced, remarks: [...remarks] };
    },
  }),
  route({
    method: 'delete',
    path: '/workouts/:name',
    summary: 'Takes a workout away; one that goes on goes on.',
    role: 'performer',
    params,
    failures: noSuchWorkout,
    response: z.object({ removed: workoutIdSchema }),
    answer: async ({ params: { name } }) => {
      if (!(await workouts.remove(name))) throw new Refused(404, `There is no workout "${name}".`);
      return { removed: name };
    },
  }),
];
