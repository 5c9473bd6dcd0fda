import { TactusError } from '../errors.ts';
import type { Fault } from './config-faults.ts';

/** Everything that is wrong with a configuration. */
export class ConfigurationError extends TactusError {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[], ...about: ConstructorParameters<typeof TactusError>) {
    super(...about);
    this.faults = faults;
  }
}

/** What somebody looked at before he changed it is not what is there any more. */
export class ChangedMeanwhile extends TactusError {
  constructor(file: string) {
    super('usage', `${file} was changed meanwhile.`, 'Look at it again, and change it anew.');
  }
}
