import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const check = fileURLToPath(new URL('../tools/checks/form.mjs', import.meta.url));

/** The check that makers run for every style, for one. */
it('a run through town moves the form, and a song can last a distance', { timeout: 400_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [check, '--styles', 'folk', '--json']);
  const { styles, distance } = JSON.parse(stdout) as {
    styles: { folk: { cue: string; ok: boolean }[] };
    distance: { ok: boolean };
  };
  expect(styles.folk.filter(({ ok }) => !ok)).toEqual([]);
  expect(styles.folk.map(({ cue }) => cue)).toContain('coolDown');
  expect(distance.ok).toBe(true);
});
