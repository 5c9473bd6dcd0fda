import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { runProgram, temporaryFolder } from './support/cli.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
const program = fileURLToPath(new URL('../tools/checks/journals.mjs', import.meta.url));

/** A part of `tools/checks/journals.mjs`, which kills a thousand. */
async function check(part: string, ...args: readonly string[]) {
  const report = folder.at(`${part}.json`);
  const { code, stdout, stderr } = await runProgram(program, [...args, '--report', report]);
  expect(code, stdout + stderr).toBe(0);
  return JSON.parse(readFileSync(report, 'utf8')).parts[part];
}

// They wait most of the time, each for itself.
it.concurrent('a hundred kills: every journal is readable but for its last two seconds, and every session is listed', async () => {
  const { done, faults, kinds } = await check('kills', '--kills', '100');
  expect([done, faults]).toEqual([100, undefined]);
  expect(Object.keys(kinds).sort()).toEqual(['busy recorder', 'daemon', 'recorder']);
  expect(kinds.daemon.blocks).toBeGreaterThan(0);
}, 600_000);

it.concurrent('a disk that is full, or read-only: the music goes on, it is told, and nothing is lost once there is room', async () => {
  const { skipped, told, faults } = await check('disks', '--disks', '--trouble-seconds', '3');
  expect(faults).toBeUndefined();
  if (skipped === undefined)
    expect(Object.keys(told)).toEqual(['read-only from the start', 'full', 'read-only', 'ended']);
}, 600_000);

it.concurrent('a wall clock that is set back gives no session the name of another, and moves neither its length nor the music', async () => {
  const { faults, sessions } = await check('clock', '--clock');
  expect(faults).toBeUndefined();
  expect(sessions).toHaveLength(4);
}, 600_000);
