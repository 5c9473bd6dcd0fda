import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { entry, temporaryFolder } from './support/cli.ts';
import { startDaemon } from './support/daemon.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

it('a command whose reader has gone, as `head` goes, ends as it would have', async () => {
  const child = spawn(process.execPath, [entry, 'config', 'print'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  expect([await once(child, 'close'), stderr]).toEqual([[0, null], '']);
});

it('the music goes on when nobody reads the log any more', async () => {
  const daemon = await startDaemon(folder.at('state'), '--simulate', 'easy', '--output', 'null');
  daemon.process.stdout?.destroy();
  daemon.process.stderr?.destroy();
  // It says that it closes.
  expect(await daemon.stop()).toBe(0);
});

it('says in one line that a full disk took nothing', async () => {
  const full = openSync('/dev/full', 'w');
  const child = spawn(process.execPath, [entry, 'config', 'print'], { stdio: ['ignore', full, 'pipe'] });
  closeSync(full);
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  expect(await once(child, 'close')).toEqual([73, null]);
  expect(stderr).toMatch(/^tactus: .*the disk is full\n +\S.*\n$/);
});
