import { z } from 'zod';
import type { Session } from '../session/session.ts';
import type { StateKeeper } from '../system/files/state-keeper.ts';
import type { House } from '../tactus.ts';
import type { Place } from '../workouts/coach.ts';
import type { WorkoutProgress } from '../workouts/progress.ts';
import { chosenWorkoutSchema } from '../workouts/workout.ts';
import type { WorkoutStore } from '../workouts/workout-store.ts';
import type { LiveJob } from './live-session.ts';

const file = 'workout.json';
/** So much of a step is run again at most when the power fails. */
const secondsBetweenKept = 5;
/** What was broken off longer ago was another run: a session ends then, too. */
const longestPauseSeconds = 1800;

const fileSchema = z.object({
  version: z.literal(1),
  /** When this was so, by the wall's clock. */
  at: z.iso.datetime(),
  name: chosenWorkoutSchema,
  /** What the configuration said meanwhile: one that has been edited since is the newer word. */
  configured: chosenWorkoutSchema,
  /** Absent where it had not begun. */
  place: z
    .object({
      index: z.number().int().min(0),
      elapsedSeconds: z.number().min(0),
      elapsedMeters: z.number().min(0),
    })
    .optional(),
});
type Kept = z.infer<typeof fileSchema>;

export interface KeptWorkoutDependencies {
  readonly state: Pick<StateKeeper, 'read' | 'keep'>;
  /** What the file says, without the command line. */
  readonly configured: string;
  /** The command line names one: that comes first, from its beginning. */
  readonly isExplicit: boolean;
  readonly isThere: (name: string) => boolean;
  /** Seconds since 1970. */
  readonly wallSeconds: () => number;
}

/** Which workout goes on, and where in it the body is: it outlives a restart, and a `kill -9`. */
export interface KeptWorkout {
  /** What was broken off, and goes on. */
  readonly goesOn: { readonly name: string; readonly from: Place } | undefined;
  /** To be told often; times do not run backwards. */
  look(progress: WorkoutProgress | undefined, atSeconds: number): void;
}

export async function openKeptWorkout(dependencies: KeptWorkoutDependencies): Promise<KeptWorkout> {
  const { state, configured, wallSeconds } = dependencies;
  const kept = await state.read(file, (text) => fileSchema.parse(JSON.parse(text), { reportInput: true }));
  let said = kept === undefined ? 'none' : undefined;
  let saidSeconds = Number.NEGATIVE_INFINITY;
  return {
    goesOn: kept && goesOn(kept, dependencies),
    look(progress, atSeconds) {
      const name = progress?.name ?? 'none';
      const news = `${name} ${progress?.state} ${progress?.index}`;
      const isRunning = progress?.state === 'running';
      const isDue = isRunning && atSeconds - saidSeconds >= secondsBetweenKept;
      if (!isDue && (news === said || (name === 'none' && said === 'none'))) return;
      said = name === 'none' ? 'none' : news;
      saidSeconds = atSeconds;
      const at = new Date(wallSeconds() * 1000).toISOString();
      const place = placeOf(progress);
      const next: Kept = { version: 1, at, name, configured, ...(place && { place }) };
      state.keep(file, `${JSON.stringify(next)}\n`, { mode: 0o600 });
    },
  };
}

function goesOn(
  { at, name, configured, place }: Kept,
  dependencies: KeptWorkoutDependencies,
): KeptWorkout['goesOn'] {
  const pauseSeconds = Math.abs(dependencies.wallSeconds() - Date.parse(at) / 1000);
  const isNewer = dependencies.isExplicit || configured !== dependencies.configured;
  if (isNewer || pauseSeconds > longestPauseSeconds) return undefined;
  if (name !== 'none' && !dependencies.isThere(name)) return undefined;
  return { name, from: place ?? { index: 0, elapsedSeconds: 0, elapsedMeters: 0 } };
}

function placeOf(progress: WorkoutProgress | undefined): Kept['place'] {
  if (progress?.state === 'over') return { index: progress.steps ?? 0, elapsedSeconds: 0, elapsedMeters: 0 };
  if (progress?.state !== 'running') return undefined;
  const { index = 0, elapsedSeconds = 0, elapsedMeters = 0 } = progress;
  return { index, elapsedSeconds, elapsedMeters };
}

/** Where the last start broke off, and from now on what the next one needs. */
export async function goOnWithWorkout(
  { configuration, written }: Pick<LiveJob, 'configuration' | 'written'>,
  around: {
    readonly house: Pick<House, 'conductor'>;
    readonly session: Pick<Session, 'listen'>;
    readonly state: Pick<StateKeeper, 'read' | 'keep'>;
    readonly workouts: Pick<WorkoutStore, 'find'>;
  },
): Promise<void> {
  const { conductor } = around.house;
  const kept = await openKeptWorkout({
    state: around.state,
    configured: (written?.written ?? configuration).conductor.workout,
    isExplicit: written?.isExplicit('conductor.workout') ?? false,
    isThere: (name) => around.workouts.find(name) !== undefined,
    wallSeconds: () => Date.now() / 1000,
  });
  if (kept.goesOn) conductor.goOn(kept.goesOn.name, kept.goesOn.from);
  around.session.listen('kept workout', {
    moment: ({ body }) => kept.look(conductor.workout, body.atSeconds),
  });
}
