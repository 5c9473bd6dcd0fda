import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Answer, createAnswerBook } from './answers.ts';
import { answersCsv } from './answers-csv.ts';
import type { Kit } from './kit.ts';
import { rankAll } from './rank.ts';
import { resultsOf } from './results.ts';

const [pair, id] = ['0123456789ab', 'ba9876543210'];
const kit: Kit = {
  ...{
    id,
    createdAt: '2026-03-01T06:30:00.000Z',
    sources: ['standard', 'people'],
    styles: ['game'],
    seed: 1,
  },
  pairs: [
    {
      ...{ id: pair, style: 'game', tempoBpm: 160, seed: 5 },
      excerpts: [
        { id: '000000000001', source: 'standard' },
        { id: '000000000002', source: 'people', piece: { id, name: '=HYPERLINK("x"), a.mid' } },
      ],
    },
  ],
};
const answer = (listener: number, more: Partial<Answer> = {}): Answer => ({
  ...{ at: '2026-03-01T07:00:00.000Z', listener: String(listener).padStart(16, '0'), pair, a: 'second' },
  ...{ melody: 'first', harmony: 'second', groove: 'same', run: 'first', known: false },
  ...more,
});

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tactus-answers-'));
  path = join(folder, 'answers.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('keeps an answer of each listener to each pair, over restarts and torn lines', async () => {
  const book = createAnswerBook(path);
  expect(await Promise.all([book.add(answer(1)), book.add(answer(1)), book.add(answer(2))])).toEqual([
    ...[true, false, true],
  ]);
  appendFileSync(path, '{"at":"2026-03');
  const again = createAnswerBook(path);
  expect(await again.list()).toHaveLength(2);
  expect(await again.add(answer(2))).toBe(false);
  expect(await again.add(answer(3))).toBe(true);
  expect(await createAnswerBook(path).list()).toEqual([answer(1), answer(2), answer(3)]);
  expect(readFileSync(path, 'utf8').endsWith('\n')).toBe(true);
});

it('takes no more listeners than a hall holds', async () => {
  appendFileSync(
    path,
    Array.from({ length: 500 }, (_, index) => `${JSON.stringify(answer(index))}\n`).join(''),
  );
  const book = createAnswerBook(path);
  await expect(book.add(answer(500))).rejects.toThrow('as many answers as it may have');
  expect(await book.list()).toHaveLength(500);
});

it('tells nothing of few answers, and which is better of many; known pieces are left out', async () => {
  const rank = async (job: Parameters<typeof rankAll>[0]) => rankAll(job);
  const listeners = (count: number) => Array.from({ length: count }, (_, index) => answer(index));
  for (const count of [0, 1, 3, 9]) {
    const { questions } = await resultsOf(kit, listeners(count), rank);
    expect(questions.flatMap(({ apart }) => apart)).toEqual([]);
    for (const { low01, high01 } of questions.flatMap(({ standings }) => standings))
      expect(high01 - low01).toBeGreaterThan(0.25);
  }
  const many = [...listeners(20), answer(20, { known: true, melody: 'second' })];
  const results = await resultsOf(kit, many, rank);
  expect(results).toMatchObject({ listeners: 21, answers: 21, known: 1 });
  const of = Object.fromEntries(results.questions.map((each) => [each.question, each]));
  expect(of.melody?.apart).toEqual([{ better: 'standard', worse: 'people' }]);
  expect(of.harmony?.apart).toEqual([{ better: 'people', worse: 'standard' }]);
  expect(of.harmony?.standings.map(({ source, comparisons }) => [source, comparisons])).toEqual([
    ['people', 20],
    ['standard', 20],
  ]);
  expect(of.groove?.apart).toEqual([]);
});

it('is told as CSV by the names of sources, and no spreadsheet reckons with it', () => {
  const [head, line, end] = answersCsv(kit, [answer(1), answer(1, { pair: id })]).split('\r\n');
  expect(head).toBe(
    'at,listener,pair,style,tempoBpm,seed,sourceA,sourceB,pieceA,pieceB,melody,harmony,groove,run,known',
  );
  expect(line).toBe(
    `2026-03-01T07:00:00.000Z,0000000000000001,${pair},game,160,5,people,standard,"'=HYPERLINK(""x""), a.mid",,standard,people,same,standard,no`,
  );
  expect(end).toBe('');
});
