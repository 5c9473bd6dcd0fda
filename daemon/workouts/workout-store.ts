import { readdirSync, readFileSync, statSync } from 'node:fs';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { TactusError } from '../system/errors.ts';
import { reasonOf, writeFileAtomically } from '../system/files/atomic-file.ts';
import { sweepTemporaries } from '../system/files/leftovers.ts';
import { suggestion } from '../system/nearest.ts';
import { type Workout, workoutIdSchema, workoutSchema } from './workout.ts';

export interface KeptWorkout {
  readonly id: string;
  readonly workout: Workout;
}

/** Workouts on the disk, a small file each: read when they are asked for, so that whoever imports one is heard at once. */
export interface WorkoutStore {
  /** In the order of their ids; none where the folder is not there. One after the other, so that nobody is held up. */
  list(): Promise<readonly KeptWorkout[]>;
  /** Undefined where there is none of this id, or none that we understand. */
  find(id: string): Workout | undefined;
  /** Takes the place of one of the same id. Errors: TactusError `cannotCreate`, and `unavailable` where there are too many. */
  keep(id: string, workout: Workout): Promise<void>;
  /** False where there was none. Errors: TactusError `cannotCreate`. */
  remove(id: string): Promise<boolean>;
}

const mostWorkouts = 500;
/** 500 steps with all that they may say. */
const mostBytes = 512 * 1024;
const ending = '.json';

/** `folder`: what to say of the state folder at the moment, which may be another one when it is back. */
export function createWorkoutStore(folder: () => string): WorkoutStore {
  const path = (id: string): string => join(folder(), `${id}${ending}`);
  sweepTemporaries(folder());
  const ids = (): string[] => {
    try {
      return readdirSync(folder())
        .filter((name) => name.endsWith(ending))
        .map((name) => name.slice(0, -ending.length))
        .filter((id) => workoutIdSchema.safeParse(id).success)
        .sort()
        .slice(0, mostWorkouts);
    } catch {
      return []; // Nothing was kept yet.
    }
  };
  const find = (id: string): Workout | undefined => {
    if (!workoutIdSchema.safeParse(id).success) return undefined;
    try {
      if (statSync(path(id)).size > mostBytes) return undefined;
      return workoutSchema.safeParse(JSON.parse(readFileSync(path(id), 'utf8'))).data;
    } catch {
      return undefined; // Not there, or somebody wrote into it.
    }
  };
  return {
    async list() {
      const kept: KeptWorkout[] = [];
      for (const id of ids()) {
        const workout = find(id);
        if (workout) kept.push({ id, workout });
        await setImmediate();
      }
      return kept;
    },
    find,
    async keep(id, workout) {
      const kept = ids();
      if (kept.length >= mostWorkouts && !kept.includes(id))
        throw new TactusError('unavailable', `There are ${mostWorkouts} workouts.`, 'Delete some first.');
      await guarded(async () => {
        await mkdir(folder(), { recursive: true, mode: 0o700 });
        await chmod(folder(), 0o700);
      });
      await writeFileAtomically(path(id), `${JSON.stringify(workout)}\n`, { mode: 0o600 });
    },
    async remove(id) {
      if (!ids().includes(id)) return false;
      await guarded(() => rm(path(id)));
      return true;
    },
  };
}

/** Of the state folder. */
export const workoutsFolder = (stateFolder: string): string => join(stateFolder, 'workouts');

/** Errors: TactusError `noInput`, with what there is. */
export async function workoutNamed(store: Pick<WorkoutStore, 'find' | 'list'>, id: string): Promise<Workout> {
  const workout = store.find(id);
  if (workout) return workout;
  const ids = (await store.list()).map((each) => each.id);
  const fix = ids.length === 0 ? 'See `tactus workouts import`.' : suggestion(id, ids);
  throw new TactusError('noInput', `There is no workout "${id.slice(0, 60)}".`, fix);
}

/** Of the one that the configuration names, where it is not there: music plays without. */
export function tellMissingWorkout(
  store: Pick<WorkoutStore, 'find'>,
  id: string,
  log: { warn(fields: object, message: string): void },
): void {
  if (id === 'none' || store.find(id)) return;
  log.warn({ option: 'conductor.workout' }, `There is no workout "${id}": the music is played to none.`);
}

/** A title as an id: `5 × 1 km (fast)` is `5-1-km-fast`. */
export function idOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return workoutIdSchema.safeParse(plain).success ? plain : 'workout';
}

/** Errors: TactusError `cannotCreate` in the place of the file system's. */
async function guarded(action: () => Promise<unknown>): Promise<void> {
  try {
    await action();
  } catch (error) {
    const fix = 'Check its permissions, and that the disk is not full.';
    throw new TactusError('cannotCreate', `The folder of workouts cannot be used: ${reasonOf(error)}`, fix, {
      cause: error,
    });
  }
}
