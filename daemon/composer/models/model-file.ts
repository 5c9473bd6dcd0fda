import { readFileSync, statSync } from 'node:fs';
import { TactusError } from '../../system/errors.ts';
import { reasonOf } from '../../system/files/atomic-file.ts';

/**
 * A file of a model; undefined where there is none. `checkSize` hears how long it is, before it is read, and may throw.
 * Errors: noInput (66) when it may not be read or is no file.
 */
export function readModelFile(
  path: string,
  fix: string,
  checkSize: (bytes: number) => void,
): Buffer | undefined {
  return orUnreadable(path, fix, () => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    checkSize(found.size);
    return readFileSync(path);
  });
}

/** Bytes; undefined where there is none. Errors: noInput (66) when that cannot be told. */
export const sizeOfModelFile = (path: string, fix: string): number | undefined =>
  orUnreadable(path, fix, () => statSync(path, { throwIfNoEntry: false })?.size);

function orUnreadable<Read>(path: string, fix: string, read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (error instanceof TactusError) throw error;
    throw new TactusError('noInput', `${path} cannot be read: ${reasonOf(error)}`, fix, { cause: error });
  }
}
