import { ConfigurationError } from './config-error.ts';
import type { OptionNode } from './config-schema.ts';

/** Errors: ConfigurationError where a change that came over the network changes what only the file may say. */
export function refuseOnlyInFile(changed: readonly { readonly option: OptionNode }[], file: string): void {
  const faults = changed
    .filter(({ option }) => option.isOnlyInFile)
    .map(({ option: { path } }) => ({ path, message: 'only who may write the file may change it' }));
  const [first] = faults;
  if (first === undefined) return;
  throw new ConfigurationError(
    faults,
    'configuration',
    `${first.path.join('.')} is not changed from here: only who may write the file may.`,
    `Change it in ${file}, on the device.`,
  );
}
