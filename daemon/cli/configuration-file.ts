import { constants } from 'node:fs';
import { dirname, join } from 'node:path';
import { mayAccess } from '../system/files/may-access.ts';
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
): string => (mayAccess(system, constants.R_OK) || !isThere(own) ? system : own);

/** What is written where no file is named: what was read, else one that is made where the next start reads it. */
export function savedConfigurationFile(
  system: string = systemConfigurationFile,
  own: string = ownConfigurationFile(),
): string {
  const read = usualConfigurationFile(system, own);
  return mayAccess(read, constants.R_OK) || mayAccess(dirname(read), constants.W_OK | constants.X_OK)
    ? read
    : own;
}

const isThere = (file: string): boolean => mayAccess(file, constants.F_OK);
