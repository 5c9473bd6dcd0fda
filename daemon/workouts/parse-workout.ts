import { decodeText } from '../sensors/replay/foreign.ts';
import { explain } from '../system/explain.ts';
import { badWorkout } from './bad-workout.ts';
import { readFitWorkout } from './fit-workout.ts';
import { readList } from './list.ts';
import { type ReadWorkout, unroll } from './unroll.ts';
import { type Workout, workoutSchema } from './workout.ts';
import { readZwo } from './zwo.ts';

const longestSeconds = 24 * 3600;

export interface FoundWorkout {
  readonly workout: Workout;
  /** What a person should know of how it was read. */
  readonly remarks: readonly string[];
}

/**
 * A workout of any format that we read, by what is in it, whatever it is called: Zwift's, FIT, or a list of ours. Pure, so
 * that a process of its own may do it. Errors: TactusError `badData`.
 */
export function parseWorkout(name: string, bytes: Buffer): FoundWorkout {
  const { blocks, format, remarks, ...about } = readAny(name, bytes);
  const steps = unroll(name, blocks);
  if (steps.length === 0) throw badWorkout(name, 'holds no steps', 'Choose another workout.');
  const seconds = steps.reduce((sum, { length }) => sum + (length.by === 'time' ? length.seconds : 0), 0);
  if (seconds > longestSeconds) throw badWorkout(name, 'lasts more than a day', 'Cut it to one workout.');
  const title = [about.title ?? '', name.replace(/\.\w{1,5}$/, ''), 'Workout'].map(oneLine).find(Boolean);
  const description = plainText(about.description ?? '').slice(0, 2000);
  const checked = workoutSchema.safeParse(
    { title: title?.slice(0, 80), ...(description && { description }), format, steps: steps.map(cleaned) },
    { reportInput: true },
  );
  if (!checked.success)
    throw badWorkout(name, `cannot be run: ${explain(checked.error)}`, 'Change it where it was made.');
  return { workout: checked.data, remarks };
}

function readAny(name: string, bytes: Buffer): ReadWorkout {
  if (bytes.length === 0) throw badWorkout(name, 'is empty', 'Copy or export it again.');
  if (bytes.toString('latin1', 8, 12) === '.FIT') return readFitWorkout(name, bytes);
  if (archives.some((magic) => bytes.toString('hex', 0, 4).startsWith(magic)))
    throw badWorkout(name, 'is an archive', 'Unpack it first, and choose a workout in it.');
  const text = decodeText(bytes);
  if (text.startsWith('<')) return readZwo(name, text);
  if (/^\[(course header|athlete header)\]/i.test(text))
    throw badWorkout(name, 'is a workout for a trainer (ERG, MRC)', 'Export it as .zwo or FIT.');
  if (text.includes('\0')) throw badWorkout(name, 'is no text, and no FIT file', 'Choose a workout.');
  return readList(name, text);
}

/** A zip, and what gzip packed, by their first bytes. */
const archives = ['504b0304', '1f8b'];

/** Without what a terminal would obey. */
const plainText = (text: string): string => text.replace(/[^\P{C}\n]/gu, ' ').trim();
const oneLine = (text: string): string => plainText(text).replace(/\s+/g, ' ').trim();

function cleaned<Named extends { readonly name?: string | undefined }>({ name, ...step }: Named) {
  const plain = name && oneLine(name);
  return plain ? { ...step, name: plain } : step;
}
