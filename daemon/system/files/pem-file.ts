import { readFile, stat } from 'node:fs/promises';
import { reasonOf } from './atomic-file.ts';

/** A certificate with all that vouch for it, or a whole system's authorities. */
const maximumBytes = 1024 * 1024;

/**
 * A file with certificates or a key, as the configuration names it: no pipe, which would be waited for, and no device that
 * never ends.
 *
 * Errors: Error in words for people.
 */
export async function readPemFile(path: string): Promise<string> {
  try {
    const found = await stat(path);
    if (!found.isFile() || found.size > maximumBytes) throw new Error('it is no file of this kind');
    return await readFile(path, 'latin1');
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new Error(`${path} ${isMissing ? 'is not there' : `cannot be read: ${reasonOf(error)}`}`);
  }
}
