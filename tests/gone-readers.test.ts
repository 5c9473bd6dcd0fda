import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readdirSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { entry, temporaryFolder } from './support/cli.ts';
import { eventually, startDaemon } from './support/daemon.ts';

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

it('a render whose window is closed leaves nothing half-done, however often it is told', async () => {
  const args = ['--simulate', 'easy', '--seconds', '86400', '--wav', folder.at('long.wav')];
  const child = spawn(process.execPath, [entry, 'render', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'close');
  const parts = (): readonly string[] => readdirSync(folder.at('.')).filter((name) => name.includes('long'));
  await eventually(() => parts().length > 0);
  child.kill('SIGHUP');
  child.kill('SIGHUP');
  expect([await ended, parts()]).toEqual([[69, null], []]);
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
