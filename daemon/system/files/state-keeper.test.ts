import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventually } from '../../time/testing/eventually.ts';
import { ManualTime } from '../../time/timers.ts';
import { createLog } from '../log.ts';
import { openStateKeeper, type StateKeeper } from './state-keeper.ts';

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'tactus-keeper-'));
  folder = join(parent, 'state');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

async function stage() {
  const time = new ManualTime();
  const lines: string[] = [];
  const log = createLog(
    { level: 'info', format: 'json' },
    { write: (line) => lines.push(line), isTerminal: false, isJournal: false },
  );
  const keeper = await openStateKeeper(folder, { clock: time, timers: time, log });
  return { keeper, time, lines };
}
const content = (name: string): string | undefined => {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch {
    return undefined;
  }
};
const written = (keeper: StateKeeper): number => keeper.health().counters.writes!;

describe('a folder that works', () => {
  it('is made, and takes a file at once, then once a second whatever is said', async () => {
    const { keeper, time } = await stage();
    expect(keeper.health()).toMatchObject({ station: 'state', status: 'ok', texts: { folder } });
    keeper.keep('a', '1');
    await time.advance(0);
    await eventually(() => written(keeper) === 1, 'the first is written');
    expect(content('a')).toBe('1');
    for (const text of ['2', '3', '4']) keeper.keep('a', text);
    await time.advance(0.9);
    expect(content('a')).toBe('1');
    await time.advance(0.1);
    await eventually(() => written(keeper) === 2, 'the last is written');
    expect(content('a')).toBe('4');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('takes files in folders, which are for its owner only', async () => {
    const { keeper } = await stage();
    keeper.keep('tls/a', '1', { mode: 0o600 });
    await keeper.close();
    expect(content('tls/a')).toBe('1');
    expect(statSync(join(folder, 'tls')).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'tls/a')).mode & 0o777).toBe(0o600);
    expect(await keeper.read('tls/a', String)).toBe('1');
  });

  it('is rid of what a kill left of files that were being written, in folders of it, too', async () => {
    mkdirSync(join(folder, 'tls'), { recursive: true });
    const left = '.a.0123456789ab.tmp';
    for (const name of [left, 'a', `tls/${left}`, '.run.wav.0123456789ab.part'])
      writeFileSync(join(folder, name), 'x');
    const { keeper } = await stage();
    expect(readdirSync(folder).sort()).toEqual(['.run.wav.0123456789ab.part', 'a', 'tls']);
    await keeper.read('tls/a', String);
    expect(readdirSync(join(folder, 'tls'))).toEqual([]);
  });

  it('takes what waits at once when somebody must be certain of it', async () => {
    const { keeper } = await stage();
    for (const text of ['1', '2', '3']) {
      keeper.keep('a', text);
      await keeper.settled();
      expect(content('a')).toBe(text);
    }
    await keeper.settled();
    expect(written(keeper)).toBe(3);
  });

  it('takes what waits when it is closed', async () => {
    const { keeper } = await stage();
    keeper.keep('a', '1', { mode: 0o600 });
    await keeper.close();
    expect(content('a')).toBe('1');
  });

  it('puts a broken file aside, tells, and gives the last good one', async () => {
    const { keeper, lines } = await stage();
    for (const text of ['{"good":1}', '{"good":2}']) {
      keeper.keep('a.json', text, { keepLastGood: true });
      await keeper.close();
    }
    writeFileSync(join(folder, 'a.json'), '{"goo');
    const { keeper: next, lines: said } = await stage();
    const parse = (text: string) => JSON.parse(text) as { good: number };
    expect(await next.read('a.json', parse)).toEqual({ good: 1 });
    expect(content('a.json.broken')).toBe('{"goo');
    expect(next.health()).toMatchObject({
      status: 'ok',
      detail: expect.stringContaining('a.json was broken and was put aside as a.json.broken'),
    });
    expect(said.join()).toContain('a.json.broken');
    writeFileSync(join(folder, 'a.json'), 'x'.repeat(100_000));
    writeFileSync(join(folder, 'a.json.last-good'), '[');
    expect(await next.read('a.json', parse)).toBeUndefined();
    expect(await next.read('never', parse)).toBeUndefined();
    expect(lines).toEqual([]);
  });

  it('tells in a line what a schema finds wrong', async () => {
    const { keeper, lines } = await stage();
    writeFileSync(join(folder, 'a.json'), '{"volume01":7}');
    const schema = z.object({ volume01: z.number().max(1), muted: z.boolean() });
    await keeper.read('a.json', (text) => schema.parse(JSON.parse(text), { reportInput: true }));
    expect(JSON.parse(lines.join()).msg).toContain(
      'a.json is broken (volume01: 7 is more than 1; muted: missing) and was put aside',
    );
  });

  it('puts aside what is no file, and waits for no pipe', async () => {
    mkdirSync(join(folder, 'a'), { recursive: true });
    execFileSync('mkfifo', [join(folder, 'b')]);
    const { keeper } = await stage();
    for (const name of ['a', 'b']) {
      expect(await keeper.read(name, String)).toBeUndefined();
      keeper.keep(name, '1');
    }
    await keeper.close();
    expect(readdirSync(folder)).toEqual(['a', 'a.broken', 'b', 'b.broken']);
    expect(keeper.health().status).toBe('ok');
  });

  it('keeps what it can when one of its files cannot be written', async () => {
    const { keeper, time } = await stage();
    mkdirSync(join(folder, 'a'));
    keeper.keep('a', '1');
    keeper.keep('b', '1');
    await time.advance(0);
    const hasFailed = (times: number) => () => keeper.health().counters.failures === times;
    await eventually(hasFailed(1), 'it is told');
    expect(content('b')).toBe('1');
    keeper.keep('b', '2');
    await time.advance(5);
    await eventually(hasFailed(2), 'it is tried again');
    expect(content('b')).toBe('2');
    rmSync(join(folder, 'a'), { recursive: true });
    await time.advance(5);
    await eventually(() => keeper.health().status === 'ok', 'it is well');
    expect(content('a')).toBe('1');
  });
});

describe('a folder that does not work', () => {
  it('is told of, and taken up when it is back, its own files first', async () => {
    // A file stands where the folder should be: nobody can write there, whoever he is.
    writeFileSync(folder, '');
    const { keeper, time } = await stage();
    expect(keeper.health()).toMatchObject({
      status: 'degraded',
      detail: expect.stringContaining('plays without memory'),
    });
    const found: unknown[] = [];
    keeper.whenBack(async () => void found.push(await keeper.read('b', String)));
    keeper.keep('a', '1');
    for (const failures of [2, 3]) {
      await time.advance(5);
      await eventually(() => keeper.health().counters.failures === failures, 'it was looked again');
    }
    expect(found).toEqual([]);
    rmSync(folder);
    await time.advance(5);
    await eventually(() => keeper.health().status === 'ok', 'it is back');
    expect(found).toEqual([undefined]);
    expect(content('a')).toBe('1');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('has files of its own, which stay as they are unless whoever read them says otherwise', async () => {
    writeFileSync(folder, '');
    const { keeper, time } = await stage();
    for (const name of ['made', 'merged', 'new']) keeper.keep(name, 'ours');
    keeper.whenBack(async () => {
      await keeper.read('made', String);
      keeper.keep('merged', `${await keeper.read('merged', String)} and ours`);
    });
    rmSync(folder);
    mkdirSync(folder);
    for (const name of ['made', 'merged']) writeFileSync(join(folder, name), 'its own');
    await time.advance(5);
    await eventually(() => keeper.health().status === 'ok', 'it is back');
    expect(['made', 'merged', 'new'].map(content)).toEqual(['its own', 'its own and ours', 'ours']);
  });

  it.each(['settled', 'close'] as const)('tells its own files before it is written to by %s', async (how) => {
    writeFileSync(folder, '');
    const { keeper } = await stage();
    const found: unknown[] = [];
    keeper.whenBack(async () => void found.push(await keeper.read('a', String)));
    keeper.keep('a', '1');
    await keeper.settled();
    expect(found).toEqual([]);
    rmSync(folder);
    mkdirSync(folder, { mode: 0o700 });
    writeFileSync(join(folder, 'a'), 'its own');
    await keeper[how]();
    expect([found, content('a')]).toEqual([['its own'], 'its own']);
    expect(keeper.health().status).toBe('ok');
  });

  it('is noticed while nothing is written to it', async () => {
    const { keeper, time } = await stage();
    rmSync(folder, { recursive: true });
    writeFileSync(folder, '');
    await time.advance(5);
    await eventually(() => keeper.health().status === 'degraded', 'it is noticed');
    await keeper.close();
  });
});
