import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { TactusError } from '../errors.ts';

/** The folder of the installed package, from the sources and from `dist/` alike: the nearest package.json above. */
function findPackageRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder)
      throw new TactusError('internal', 'package.json is missing', 'install Tactus again');
    folder = parent;
  }
  return folder;
}

export const packageRoot = findPackageRoot();

export const packageVersion = (
  JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')) as { version: string }
).version;
