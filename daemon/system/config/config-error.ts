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
