import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { packageRoot } from '../../system/files/package-root.ts';
import { beatSeconds } from './vigil.ts';

/** Against the built process: `npm test` builds first. */
const entry = path.join(packageRoot, 'dist/daemon/composer/process/composer.process.js');
const main = `
  const child = require('node:child_process').fork(${JSON.stringify(entry)});
  child.once('message', () => console.log(child.pid));`;

it('a composer process whose main was killed ends without a word, also when it has something to say', async () => {
  const parent = spawn(process.execPath, ['-e', main], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  parent.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const pid = Number((await once(parent.stdout.setEncoding('utf8'), 'data'))[0]);
  process.kill(pid, 'SIGSTOP');
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  // Its next sign of life is due before it hears that nobody is there.
  await sleep(2000 * beatSeconds);
  const ended = once(parent.stderr, 'close');
  process.kill(pid, 'SIGCONT');
  await ended;
  expect(said).toBe('');
});
