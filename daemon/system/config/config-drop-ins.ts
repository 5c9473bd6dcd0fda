import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { TactusError } from '../errors.ts';
import type { Said } from './config-overrides.ts';
import { type OptionTree, optionAt } from './config-schema.ts';
import { mappingIn, maximumBytes } from './config-text.ts';
import { isMapping, type Mapping } from './merge-patch.ts';

/** More than anybody has; each is read at every start. */
const mostFiles = 64;
const isDropIn = (name: string): boolean => /^[^.].*\.ya?ml$/.test(name);

/** Where the files lie that stand over the configuration's own. */
export const dropInFolder = (file: string): string => `${file}.d`;

/**
 * What the files of `FILE.d` say, the later by name over the earlier: for who prepares many devices alike, and leaves each its own
 * file. A list or a map that is one option is replaced whole; what is empty says nothing.
 *
 * Errors: TactusError `configuration` for what is no YAML, too large or too many, `noInput` for a file that cannot be read.
 */
export function dropIns(root: OptionTree, file: string): readonly Said[] {
  const folder = dropInFolder(file);
  const names = namesIn(folder).filter(isDropIn).sort();
  if (names.length > mostFiles)
    throw fault(`${folder} has ${names.length} files`, `Leave at most ${mostFiles} there.`);
  return names.flatMap((name) => {
    const path = join(folder, name);
    const { values, placeOf } = mappingIn(textOf(path), path);
    return [...optionsIn(root, values)].map(({ path: option, value }) => ({
      ...{ path: option, value },
      by: placeOf(option),
    }));
  });
}

/** A folder that nobody made, or that is not for us, says nothing: who may not read it may not read what it stands over either. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function textOf(path: string): string {
  try {
    if (statSync(path).size <= maximumBytes) return readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new TactusError(
      'noInput',
      `${path} cannot be read (${code}).`,
      'Make it readable, or take it away.',
      {
        cause: error,
      },
    );
  }
  throw fault(`${path} is too large`, `Leave at most ${maximumBytes} bytes in it.`);
}

const fault = (what: string, fix: string): TactusError => new TactusError('configuration', `${what}.`, fix);

/** Each option that is said, where it is one: sections are gone through. */
function* optionsIn(
  root: OptionTree,
  values: Mapping,
  above: readonly string[] = [],
): Generator<{ readonly path: readonly string[]; readonly value: unknown }> {
  for (const [name, value] of Object.entries(values)) {
    const path = [...above, name];
    const option = optionAt(root, path);
    if (isMapping(value) && (option === undefined || option.children)) yield* optionsIn(root, value, path);
    else if (value !== null) yield { path, value };
  }
}
