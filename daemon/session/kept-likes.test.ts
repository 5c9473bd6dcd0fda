import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStateKeeper } from '../system/files/state-keeper.ts';
import { createLog } from '../system/log.ts';
import { eventually } from '../time/testing/eventually.ts';
import { ManualTime } from '../time/timers.ts';
import { openKeptLikes } from './kept-likes.ts';
import type { Like } from './likes.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'tactus-likes-')), 'state');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const like = (barIndex: number): Like => ({
  ...{ atSeconds: 12, barIndex, song: 0, section: 'chorus', key: 'A minor', chords: ['Am', 'F'] },
  ...{ tempoBpm: 168, styleWeights: { folk: 1 }, seed: 1 },
});
const kept = (): { barIndex: number }[] =>
  readFileSync(join(folder, 'likes.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

async function open() {
  const time = new ManualTime();
  const log = createLog({ level: 'error', format: 'json' });
  const state = await openStateKeeper(folder, { clock: time, timers: time, log });
  const model = { name: 'm', version: '1.0.0', styles: [] };
  const likes = await openKeptLikes({ state, wallSeconds: () => 1_700_000_000 + time.nowSeconds(), model });
  return { time, state, likes };
}

it('is a line each, with when and by whom, on the disk within two seconds and after the next start', async () => {
  const { time, likes } = await open();
  likes.hear(like(3));
  await time.advance(2);
  await eventually(() => existsSync(join(folder, 'likes.jsonl')), 'written');
  const { atSeconds: _, ...heard } = like(3);
  const model = { name: 'm', version: '1.0.0' };
  expect(kept()).toEqual([{ at: '2023-11-14T22:13:20.000Z', ...heard, model }]);
  const { state, likes: next } = await open();
  next.hear(like(4));
  expect(next.latest(9)).toMatchObject([{ barIndex: 3 }, { barIndex: 4, at: expect.any(String) }]);
  expect(next.latest(1)).toMatchObject([{ barIndex: 4 }]);
  await state.close();
  expect(kept().map(({ barIndex }) => barIndex)).toEqual([3, 4]);
});

it('is bounded: older ones make room', async () => {
  const { state, likes } = await open();
  for (let barIndex = 0; barIndex < 1000; barIndex += 1) likes.hear(like(barIndex));
  await state.close();
  expect(statSync(join(folder, 'likes.jsonl')).size).toBeLessThanOrEqual(256 * 1024);
  expect(kept().length).toBeGreaterThan(800);
  expect(kept().at(-1)?.barIndex).toBe(999);
});

it('waits in memory for a folder that does not work, and joins what is there when it is back', async () => {
  writeFileSync(folder, '');
  const { time, state, likes } = await open();
  likes.hear(like(1));
  rmSync(folder);
  const other = await open();
  other.likes.hear(like(0));
  await other.state.close();
  await time.advance(5);
  await eventually(() => state.health().status === 'ok', 'it is back');
  await eventually(() => kept().length === 2, 'joined');
  expect(kept().map(({ barIndex }) => barIndex)).toEqual([0, 1]);
});

it('that cannot be understood is put aside, and others are kept', async () => {
  await (await open()).state.close();
  writeFileSync(join(folder, 'likes.jsonl'), '{"at":"2023-11-14T22:13:20.000Z"}\n{"torn');
  const { state, likes } = await open();
  likes.hear(like(5));
  await state.close();
  expect(kept().map(({ barIndex }) => barIndex)).toEqual([5]);
  expect(readFileSync(join(folder, 'likes.jsonl.broken'), 'utf8')).toContain('torn');
});
