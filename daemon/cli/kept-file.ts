import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstLineOf, TactusError } from '../system/errors.ts';
import { stateFolderPath } from '../system/files/state-folder.ts';

/**
 * What the daemon keeps in a file of its state, for commands that tell of it; undefined where there is none.
 * Errors: TactusError `noInput`, and `badData` for one that cannot be understood.
 */
export function readKeptFile<Kept>(name: string, parse: (text: string) => Kept): Kept | undefined {
  const file = join(stateFolderPath(), name);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new TactusError('noInput', `${file} cannot be read.`, firstLineOf(error));
  }
  try {
    return parse(text);
  } catch {
    throw new TactusError(
      'badData',
      `${file} cannot be understood.`,
      'The daemon puts it aside and begins anew.',
    );
  }
}
