import { join } from 'node:path';
import { type Configuration, configurationSchema } from '../configuration.ts';
import { type ConfigurationKeeper, createConfigurationKeeper } from '../system/config/config-keeper.ts';
import type { Said } from '../system/config/config-overrides.ts';
import { TactusError } from '../system/errors.ts';
import { stateFolderPath } from '../system/files/state-folder.ts';
import { savedConfigurationFile } from './configuration-file.ts';
import { withStyleOfModel } from './configuration-findings.ts';
import { overridesOf, remainingFaults, type SessionOptions, saidForThisRun } from './session-options.ts';

/** The configuration that a session is started with, to be changed from the panel. */
export const keepConfiguration = (options: SessionOptions): ConfigurationKeeper<Configuration> =>
  createConfigurationKeeper({
    schema: configurationSchema,
    file: options.config ?? savedConfigurationFile(),
    overrides: overridesAsTheyAre(options),
    examine: (configuration) => remainingFaults(options, configuration),
    asPlayed: withStyleOfModel,
    backupFolder: join(stateFolderPath(), 'config-backups'),
    wallSeconds: () => Date.now() / 1000,
  });

/** A drop-in that cannot be read keeps nobody from mending the file; whoever starts with it tells it. */
function overridesAsTheyAre(options: SessionOptions): readonly Said[] {
  try {
    return overridesOf(options);
  } catch (error) {
    if (!(error instanceof TactusError)) throw error;
    return saidForThisRun(options);
  }
}
