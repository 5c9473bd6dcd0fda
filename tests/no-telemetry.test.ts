import { mkdirSync, readdirSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { entry, runProgram, temporaryFolder } from './support/cli.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

it('the network runs without anybody hearing of it: nothing is kept at home that would be sent', async () => {
  mkdirSync(folder.at('home'));
  const environment = {
    HOME: folder.at('home'),
    XDG_CACHE_HOME: folder.at('home'),
    STATE_DIRECTORY: folder.at('state'),
  };
  const args = ['--style', 'folk', '--bars', '1', '--midi', folder.at('a.mid')];
  expect(await runProgram(entry, ['models', 'compose', ...args], environment)).toMatchObject({ code: 0 });
  const run = ['--simulate', 'easy', '--seconds', '2', '--midi', folder.at('b.mid')];
  expect(await runProgram(entry, ['render', ...run], environment)).toMatchObject({ code: 0 });
  expect(readdirSync(folder.at('home'))).toEqual([]);
});
