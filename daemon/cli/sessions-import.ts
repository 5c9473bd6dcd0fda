import { resolve } from 'node:path';
import { zonesOf } from '../recorder/digest/heart.ts';
import { importSession } from '../recorder/import-session.ts';
import type { HeaderFacts } from '../recorder/running-session.ts';
import { sessionsFolder } from '../recorder/session-folder.ts';
import { TactusError } from '../system/errors.ts';
import { reasonOf } from '../system/files/atomic-file.ts';
import { packageVersion } from '../system/files/package-root.ts';
import { stateFolderPath } from '../system/files/state-folder.ts';
import { readConfiguration } from './session-options.ts';
import { sessionLine } from './session-text.ts';
import { settleState } from './whose-state.ts';

/** Of each file a session; those before one that cannot be taken in are there. Errors: TactusError. */
export async function importSessions(paths: readonly string[]): Promise<void> {
  const files = paths.map((path) => resolve(path));
  settleState('sessions import');
  const { body, composer, conductor, player } = await readConfiguration({});
  const facts: Omit<HeaderFacts, 'source'> = {
    ...{ version: packageVersion, seed: conductor.seed, zonesFromBpm: zonesOf(body) },
    // No music was heard.
    model: { name: 'none', version: 'none' },
    configuration: { body, composer, conductor, player },
  };
  const folder = sessionsFolder(stateFolderPath());
  for (const path of files) {
    const job = { folder, path, body, facts, nowMs: Date.now() };
    const { summary, remarks } = await importSession(job).catch((error: unknown) => {
      if (error instanceof TactusError) throw error;
      const fix = 'Check its permissions, and that the disk is not full.';
      throw new TactusError('cannotCreate', `${path} is not taken in: ${reasonOf(error)}`, fix, {
        cause: error,
      });
    });
    for (const remark of remarks) process.stderr.write(`tactus: ${path}: ${remark}\n`);
    process.stdout.write(`${sessionLine(summary)}\n`);
  }
}
