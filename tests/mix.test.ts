import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { requireInstalled } from '../daemon/system/testing/require-installed.ts';
import { temporaryFolder } from './support/cli.ts';

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;
requireInstalled('ffmpeg', hasFfmpeg);
const folder = temporaryFolder();
afterAll(folder.remove);

/** Two of the twenty renders that docs/sound.md has a table of. */
it.skipIf(!hasFfmpeg)(
  'a run and a walk are as loud as they should be, balanced, without a hole, and whole in mono',
  () => {
    const check = fileURLToPath(new URL('../tools/checks/mix.mjs', import.meta.url));
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [check, '--folder', folder.at('renders'), '--only', 'folk-easy,folk-walk', '--seconds', '40', '--json'],
      { encoding: 'utf8', timeout: 280_000 },
    );
    expect(stderr).toBe('');
    const { results } = JSON.parse(stdout) as {
      readonly results: readonly { readonly name: string; readonly ok: boolean }[];
    };
    expect(results.map(({ name }) => name)).toEqual(['folk-walk', 'folk-easy']);
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
    expect(status).toBe(0);
  },
  300_000,
);
