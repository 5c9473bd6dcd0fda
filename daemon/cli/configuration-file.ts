import { accessSync, constants, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configurationFolderPath } from '../system/files/state-folder.ts';

/** Where the system's configuration lies. */
export const systemConfigurationFile = '/etc/tactus/tactus.yaml';

/** How the files that are looked for are told of. */
export const usualFiles = `${systemConfigurationFile}, else ~/.config/tactus/tactus.yaml, when it is there`;

/** A person's own, for who may not write the system's. */
const ownConfigurationFile = (): string => join(configurationFolderPath(), 'tactus.yaml');

/** What is read where no file is named. */
export const usualConfigurationFile = (
  system: string = systemConfigurationFile,
  own: string = ownConfigurationFile(),
): string => (isThere(system) || !isThere(own) ? system : own);

/** What is written where no file is named: what was read, else one that is made where the next start reads it. */
export function savedConfigurationFile(
  system: string = systemConfigurationFile,
  own: string = ownConfigurationFile(),
): string {
  const read = usualConfigurationFile(system, own);
  return isThere(read) || mayWrite(dirname(read)) ? read : own;
}

/** One that may not be looked at is there as well. */
function isThere(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
