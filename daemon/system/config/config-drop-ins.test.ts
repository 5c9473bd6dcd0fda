import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { configurationSchema } from '../../configuration.ts';
import { dropInFolder, dropIns } from './config-drop-ins.ts';
import { loadConfiguration } from './config-file.ts';
import { readOptions } from './config-schema.ts';

const root = readOptions(configurationSchema);
let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tactus-drop-ins-'));
  file = join(folder, 'tactus.yaml');
  await mkdir(dropInFolder(file));
  await writeFile(file, 'panel:\n  port: 7000\nplayer:\n  volume01: 0.2\n');
});
afterEach(() => rm(folder, { recursive: true }));

const put = (name: string, text: string): Promise<void> => writeFile(join(dropInFolder(file), name), text);
const load = (...more: readonly string[]) =>
  loadConfiguration(configurationSchema, { file, overrides: [...dropIns(root, file), ...more] });

it('stand over the file, the later by name over the earlier, the command line over both', async () => {
  await put('20-hall.yaml', 'panel:\n  port: 7020\nconductor:\n  follow: speed\n');
  await put('10-all.yml', 'panel:\n  port: 7010\n  listen: everywhere\noutputs:\n  use: [null, stream]\n');
  expect(await load('conductor.follow=manual')).toMatchObject({
    panel: { port: 7020, listen: 'everywhere' },
    player: { volume01: 0.2 },
    outputs: { use: [{ type: 'null' }, { type: 'stream' }] },
    conductor: { follow: 'manual' },
  });
});

it('say nothing where they are empty, hidden, called otherwise, or not there', async () => {
  await put('10-empty.yaml', '# nothing\nplayer:\nconductor:\n  follow:\n');
  await put('.hidden.yaml', 'panel:\n  port: 1\n');
  await put('note.txt', 'panel:\n  port: 1\n');
  expect(await load()).toMatchObject({ panel: { port: 7000 }, player: { volume01: 0.2 } });
  expect(dropIns(root, join(folder, 'other.yaml'))).toEqual([]);
});

it('all faults are told at once, with file and line', async () => {
  await put('10-wrong.yaml', 'panel:\n  prot: 1\n');
  await put('20-wrong.yaml', '\nplayer:\n  volume01: 7\n');
  const told = await load().catch((error: Error) => error.message);
  expect(told).toContain(`${dropInFolder(file)}/10-wrong.yaml:2  panel.prot: there is no such option`);
  expect(told).toContain(`${dropInFolder(file)}/20-wrong.yaml:3  player.volume01: 7 does not fit`);
});

it('what is no YAML, or too much, is told with its name', async () => {
  await put('10.yaml', 'panel: [\n');
  expect(() => dropIns(root, file)).toThrow(/10\.yaml is not YAML/);
  await put('10.yaml', `# ${'x'.repeat(300_000)}`);
  expect(() => dropIns(root, file)).toThrow(/10\.yaml is too large/);
  for (let i = 10; i < 80; i += 1) await put(`${i}.yaml`, '');
  expect(() => dropIns(root, file)).toThrow(/has 70 files/);
});
