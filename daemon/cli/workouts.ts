import { Command } from 'commander';
import { TactusError } from '../system/errors.ts';
import { explain } from '../system/explain.ts';
import { stateFolderPath } from '../system/files/state-folder.ts';
import { openWorkout } from '../workouts/read-workout.ts';
import { workoutIdSchema } from '../workouts/workout.ts';
import {
  createWorkoutStore,
  idOf,
  type WorkoutStore,
  workoutNamed,
  workoutsFolder,
} from '../workouts/workout-store.ts';
import { totalsText, workoutLine, workoutText } from '../workouts/workout-text.ts';
import { settleState } from './whose-state.ts';

interface AsJson {
  readonly json?: true;
}

export function workoutsCommand(): Command {
  const workouts = new Command('workouts').description('Workouts that the music is played to.');
  workouts
    .command('import')
    .description('Keeps a workout: a .zwo of Zwift, a FIT workout, or a list of ours in YAML or JSON.')
    .argument('<file>')
    .option('--name <name>', 'what it is called by; left out: by its title')
    .option('--json', 'as JSON')
    .action(importFile);
  workouts.command('list').description('All of them.').option('--json', 'as JSON').action(list);
  workouts
    .command('show')
    .description('One, step by step.')
    .argument('<name>', 'as it is listed')
    .option('--json', 'as JSON')
    .action(show);
  workouts
    .command('delete')
    .description('Takes one away.')
    .argument('<name>', 'as it is listed')
    .option('--json', 'as JSON')
    .action(remove);
  return workouts;
}

async function importFile(file: string, { name, json }: AsJson & { readonly name?: string }): Promise<void> {
  const asked = name === undefined ? undefined : workoutIdSchema.safeParse(name);
  if (asked?.success === false)
    throw new TactusError('usage', `"${name}" cannot be a name.`, `${explain(asked.error)}.`);
  const { workout, remarks } = await openWorkout(file);
  const store = openStore('import');
  const id = asked?.data ?? idOf(workout.title);
  const isNew = store.find(id) === undefined;
  await store.keep(id, workout);
  if (json) return print({ name: id, replaced: !isNew, remarks, workout });
  for (const remark of remarks) process.stderr.write(`tactus: ${remark}\n`);
  process.stdout.write(
    `${id}: ${totalsText(workout)}${isNew ? '' : ', in the place of the one that was called so'}\n`,
  );
}

async function list({ json }: AsJson): Promise<void> {
  const all = await openStore('list').list();
  if (json) print({ workouts: all.map(({ id, workout }) => ({ name: id, workout })) });
  else if (all.length === 0) process.stdout.write('No workouts yet: `tactus workouts import FILE`.\n');
  else process.stdout.write(all.map(({ id, workout }) => `${workoutLine(id, workout)}\n`).join(''));
}

async function show(name: string, { json }: AsJson): Promise<void> {
  const workout = await workoutNamed(openStore('show'), name);
  if (json) print({ name, workout });
  else process.stdout.write(workoutText(workout));
}

async function remove(name: string, { json }: AsJson): Promise<void> {
  const store = openStore('delete');
  if (!(await store.remove(name))) await workoutNamed(store, name);
  if (json) print({ name, deleted: true });
  else process.stdout.write(`${name} is gone\n`);
}

function openStore(command: string): WorkoutStore {
  settleState(`workouts ${command}`);
  return createWorkoutStore(() => workoutsFolder(stateFolderPath()));
}

function print(value: object): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
