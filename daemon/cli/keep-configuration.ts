import { join } from 'node:path';
import { type Configuration, configurationSchema } from '../configuration.ts';
import { type ConfigurationKeeper, createConfigurationKeeper } from '../system/config/config-keeper.ts';
import { stateFolderPath } from '../system/files/state-folder.ts';
import { savedConfigurationFile } from './configuration-file.ts';
import { withStyleOfModel } from './configuration-findings.ts';
import { overridesOf, remainingFaults, type SessionOptions } from './session-options.ts';

/** The configuration that a session is started with, to be changed from the panel. */
export const keepConfiguration = (options: SessionOptions): ConfigurationKeeper<Configuration> =>
  createConfigurationKeeper({
    schema: configurationSchema,
    file: options.config ?? savedConfigurationFile(),
    overrides: overridesOf(options),
    examine: (configuration) => remainingFaults(options, configuration),
    asPlayed: withStyleOfModel,
    backupFolder: join(stateFolderPath(), 'config-backups'),
    wallSeconds: () => Date.now() / 1000,
  });
