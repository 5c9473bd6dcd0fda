import { accessSync, constants } from 'node:fs';
import { dirname, join } from 'node:path';
import { configurationFolderPath } from '../system/files/state-folder.ts';

/** Where the system's configuration lies. */
export const systemConfigurationFile = '/etc/tactus/tactus.yaml';

/** How the files that are looked for are told of. */
export const usualFiles = `${systemConfigurationFile}, else ~/.config/tactus/tactus.yaml, when it is there`;

/** A person's own, for who may not read the system's, or where there is none. */
const ownConfigurationFile = (): string => join(configurationFolderPath(), 'tactus.yaml');

/** What is read where no file is named. */
export const usualConfigurationFile = (
  system: string = systemConfigurationFile,
  own: string = ownConfigurationFile(),
): string => (may(constants.R_OK, system) || !isThere(own) ? system : own);

/** What is written where no file is named: what was read, else one that is made where the next start reads it. */
export function savedConfigurationFile(
  system: string = systemConfigurationFile,
  own: string = ownConfigurationFile(),
): string {
  const read = usualConfigurationFile(system, own);
  return may(constants.R_OK, read) || may(constants.W_OK | constants.X_OK, dirname(read)) ? read : own;
}

const isThere = (file: string): boolean => may(constants.F_OK, file);

function may(rights: number, path: string): boolean {
  try {
    accessSync(path, rights);
    return true;
  } catch {
    return false;
  }
}
