/**
 * Saves settings and wishes as fast as it can, one version after the other, until it is killed. Says `begin N` before it begins
 * with one, `done N` when it is on the disk.
 *
 *   node saver.process.mjs DIST FILE FOLDER
 */
import { writeSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [dist, file, folder] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(path.join(dist, 'daemon', name)).href);
const [{ configurationSchema }, { createConfigurationKeeper }, { writeFileAtomically }] = await Promise.all([
  load('configuration.js'),
  load('system/config/config-keeper.js'),
  load('system/files/atomic-file.js'),
]);
const keeper = createConfigurationKeeper({
  ...{ schema: configurationSchema, file, overrides: [], backupFolder: path.join(folder, 'config-backups') },
  examine: async () => [],
  asPlayed: (configuration) => configuration,
  wallSeconds: () => Date.now() / 1000,
});
/** At once, so that it is heard whatever happens next. */
const say = (text) => writeSync(1, `${text}\n`);

const { written } = await keeper.read();
for (let version = written.conductor.seed + 1; ; version += 1) {
  say(`begin ${version}`);
  await keeper.change({ conductor: { seed: version } });
  await writeFileAtomically(path.join(folder, 'wishes.json'), JSON.stringify({ version }), {
    keepLastGood: true,
  });
  say(`done ${version}`);
}
