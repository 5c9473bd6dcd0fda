import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Configuration, configurationSchema } from '../../configuration.ts';
import { loadConfiguration, readConfigurationText } from '../../system/config/config-file.ts';
import type { Said } from '../../system/config/config-overrides.ts';
import { writeFileAtomically } from '../../system/files/atomic-file.ts';
import { stateFolderPath } from '../../system/files/state-folder.ts';
import { usualConfigurationFile } from '../configuration-file.ts';
import type { SessionOptions } from '../session-options.ts';

/** What the configuration's file held when the daemon last began with it and played. It may hold passwords, as the file. */
const lastGoodFile = (): string => join(stateFolderPath(), 'config-last-good.yaml');

/** The text that a start reads; empty where there is none, undefined where it cannot be read and the defaults stand in. */
export async function textOf({ config }: Pick<SessionOptions, 'config'>): Promise<string | undefined> {
  let isThere = true;
  const text = await readConfigurationText(config ?? usualConfigurationFile(), (why) => {
    isThere = why === 'missing';
  }).catch(() => undefined);
  return isThere ? text : undefined;
}

/** Written only where it is another one: cards wear out. Errors: TactusError `cannotCreate`. */
export async function keepLastGood(text: string): Promise<void> {
  const file = lastGoodFile();
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== text) await writeFileAtomically(file, text, { mode: 0o600 });
}

/** With what stands over it; undefined where there is none, or it is wrong by now. */
export const readLastGood = async (overrides: () => readonly Said[]): Promise<Configuration | undefined> => {
  try {
    return await loadConfiguration(configurationSchema, { file: lastGoodFile(), overrides: overrides() });
  } catch {
    return undefined;
  }
};
