import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ManualTime } from '../time/timers.ts';
import { createJournalFile } from './journal-file.ts';
import { readJournalFile } from './read-journal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tactus-journal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const line = (atSeconds: number): string =>
  `${JSON.stringify({ kind: 'step', atSeconds, sensorId: 'pod' })}\n`;
async function stepsIn(path: string): Promise<number[]> {
  const steps: number[] = [];
  for await (const lines of readJournalFile(path))
    for (const each of lines) if (each.kind === 'step') steps.push(each.atSeconds);
  return steps;
}
const open = (path: string) => {
  const time = new ManualTime();
  return { time, file: createJournalFile(path, { timers: time, mostBytes: 1e6 }) };
};

it('what could not be written when it was closed is written later, as long as the file is there', async () => {
  const sessions = join(folder, 'sessions');
  const path = join(sessions, 'one/journal.jsonl.gz');
  // There can be no folder where a file stands.
  writeFileSync(sessions, 'in the way');
  const { file, time } = open(path);
  file.append(line(1));
  await file.close();
  expect(file.trouble).toMatch(/not a folder/);
  rmSync(sessions);
  await time.advance(5);
  await vi.waitFor(async () => expect(await stepsIn(path)).toEqual([1]));
  expect(time.pending).toBe(0);
});

it('one that somebody took away is not made anew', async () => {
  const path = join(folder, 'one/journal.jsonl.gz');
  const { file, time } = open(path);
  file.append(line(1));
  await file.settled();
  // Its handle goes with a write that fails.
  renameSync(join(folder, 'one'), join(folder, 'gone'));
  mkdirSync(join(folder, 'one'));
  file.append(line(2));
  await file.close();
  await time.advance(60);
  expect(existsSync(path)).toBe(false);
  expect(time.pending).toBe(0);
});

it('never writes over what another has written', async () => {
  const path = join(folder, 'one/journal.jsonl.gz');
  mkdirSync(join(folder, 'one'));
  writeFileSync(path, 'of another');
  const { file } = open(path);
  file.append(line(1));
  await file.settled();
  expect(file.trouble).toMatch(/exist/i);
  expect(existsSync(path)).toBe(true);
  expect(await stepsIn(path)).toEqual([]);
});
