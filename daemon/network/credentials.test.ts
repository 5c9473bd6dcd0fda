import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStateKeeper } from '../system/files/state-keeper.ts';
import { ManualTime } from '../time/timers.ts';
import { keepCredentials } from './credentials.ts';
import { type HotspotCredentials, hotspotQrText } from './hotspot-connection.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tactus-hotspot-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** As one start of the daemon has it, and what it logged. */
const open = async (): Promise<{ readonly credentials: HotspotCredentials; readonly warnings: string }> => {
  const time = new ManualTime();
  let warnings = '';
  const log = {
    warn: (...said: readonly unknown[]) => {
      warnings += JSON.stringify(said);
    },
  };
  const state = await openStateKeeper(folder, { clock: time, timers: time, log });
  const credentials = (await keepCredentials(state))();
  await state.close();
  return { credentials, warnings };
};

it('are made once, easily typed, and for their owner only', async () => {
  const { credentials } = await open();
  expect(credentials.name).toMatch(/^Tactus-[A-Z]{4}$/);
  expect(credentials.passphrase).toMatch(/^[a-hjkmnp-z]{16}$/);
  expect((await open()).credentials).toEqual(credentials);
  expect((await stat(join(folder, 'hotspot.json'))).mode & 0o777).toBe(0o600);
  await rm(join(folder, 'hotspot.json'));
  expect((await open()).credentials).not.toEqual(credentials);
});

it('may be chosen by hand; a file that no access point can use is put aside, and never told', async () => {
  const file = join(folder, 'hotspot.json');
  await writeFile(file, JSON.stringify({ name: 'Run', passphrase: 'a;b"c\\d:e,f' }));
  expect(hotspotQrText((await open()).credentials)).toBe('WIFI:T:WPA;S:Run;P:a\\;b\\"c\\\\d\\:e\\,f;;');
  await writeFile(file, JSON.stringify({ name: 'Run', passphrase: 'secret' }));
  const { credentials, warnings } = await open();
  expect(credentials.name).toMatch(/^Tactus-/);
  expect(warnings).toContain('hotspot.json');
  expect(warnings).not.toContain('secret');
  expect(await readFile(file, 'utf8')).toContain(credentials.passphrase);
});
