import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ManualClock } from '../../time/clock.ts';
import { realTimers } from '../../time/timers.ts';
import { createDoctor, type DoctorDependencies } from './run-doctor.ts';

const checks = [{ name: 'node', status: 'ok', detail: 'Node', fix: '' }];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tactus-doctor-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A doctor who writes down with what he was called, and does this. */
function doctorWho(does: string, more: Partial<DoctorDependencies> = {}) {
  const calls = path.join(folder, 'calls');
  const script = path.join(folder, 'doctor.cjs');
  writeFileSync(calls, '');
  const begin = `require('node:fs').appendFileSync(${JSON.stringify(calls)}, process.argv.slice(2).join(' ') + '\\n');`;
  writeFileSync(script, `${begin}\n${does}\n`);
  const clock = new ManualClock(0);
  const look = createDoctor({
    ...{ options: ['--config', 'a.yaml'], clock, timers: realTimers, command: [script] },
    wallSeconds: () => 1_700_000_000,
    ...more,
  });
  return { look, clock, calls: () => readFileSync(calls, 'utf8').split('\n').slice(0, -1) };
}

it('is run once for all who ask at a time, and soon after', async () => {
  const finds = `console.log(${JSON.stringify(JSON.stringify({ checks }))}); process.exitCode = 69;`;
  const { look, clock, calls } = doctorWho(finds);
  const [one, other] = await Promise.all([look(), look()]);
  expect(one).toEqual({ checks, lookedAt: '2023-11-14T22:13:20.000Z' });
  expect(other).toBe(one);
  clock.advanceTo(9);
  await look();
  expect(calls()).toEqual(['--json --config a.yaml']);
  clock.advanceTo(11);
  await look();
  expect(calls()).toHaveLength(2);
});

it.each([
  ['nothing', '', 'has said nothing'],
  ['nonsense', 'console.log("{}")', 'cannot be read'],
])('whoever says %s is no doctor', async (_, does, message) => {
  const { look } = doctorWho(does);
  await expect(look()).rejects.toMatchObject({
    kind: 'unavailable',
    message: expect.stringContaining(message),
  });
  await expect(look()).rejects.toMatchObject({ fix: expect.stringContaining('tactus doctor') });
});

it('is not waited for for ever', async () => {
  let end = (): void => {};
  const timers = {
    after(_: number, action: () => void) {
      end = action;
      return () => {};
    },
  };
  const { look } = doctorWho('setInterval(() => {}, 1000);', { timers });
  const looking = look();
  end();
  await expect(looking).rejects.toMatchObject({ message: expect.stringContaining('within 60 s') });
});
