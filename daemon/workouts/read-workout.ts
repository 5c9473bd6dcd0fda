import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { messageOf, TactusError } from '../system/errors.ts';
import { canReadAside, readAside } from '../system/read-aside.ts';
import { realTimers } from '../time/timers.ts';
import { badWorkout } from './bad-workout.ts';
import type { FoundWorkout } from './parse-workout.ts';

/** Zwift's longest, with all that is said in it, is a fraction of this. */
export const largestWorkoutBytes = 512 * 1024;

const entry = new URL('./read-workout.process.js', import.meta.url);
const limits = { memoryMegabytes: 128, seconds: 30 };

/**
 * Reads a file that came from anybody, in a process of its own. Errors: TactusError `badData`, of the file or because it
 * needs more memory or time than there may be.
 */
export async function readWorkout(name: string, bytes: Buffer): Promise<FoundWorkout> {
  if (bytes.length > largestWorkoutBytes) throw tooLarge(name);
  // Loaded by who reads: the daemon itself needs no parser of XML or FIT, which would lie in its memory for months.
  if (!canReadAside(entry)) return (await import('./parse-workout.ts')).parseWorkout(name, bytes);
  const found: FoundWorkout[] = [];
  await readAside<FoundWorkout>({
    ...{ entry, name, bytes, limits, timers: realTimers },
    onPiece: (piece) => found.push(piece),
    fix: 'Choose another workout.',
  });
  return found[0]!;
}

/** Errors: TactusError `noInput` when the file is absent or unreadable, `badData` as above. */
export async function openWorkout(path: string): Promise<FoundWorkout> {
  return readWorkout(basename(path), await readWhole(path));
}

const tooLarge = (name: string): TactusError =>
  badWorkout(name, `is larger than ${largestWorkoutBytes / 1024} KiB`, 'Choose a single workout.');

async function readWhole(path: string): Promise<Buffer> {
  try {
    // Asked before it is opened: a pipe that nobody writes to opens never.
    const found = await stat(path);
    if (!found.isFile())
      throw new TactusError('noInput', `${path} is not a file`, 'Name a .zwo, FIT, YAML or JSON file.');
    if (found.size > largestWorkoutBytes) throw tooLarge(path);
    return await readFile(path);
  } catch (error) {
    if (error instanceof TactusError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const isAbsent = code === 'ENOENT' || code === 'ENOTDIR';
    const what = isAbsent ? `There is no file ${path}` : `${path} cannot be read: ${messageOf(error)}`;
    const fix = isAbsent ? 'Check the path.' : 'Check its permissions.';
    throw new TactusError('noInput', what, fix, { cause: error });
  }
}
