import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSessionStore, type SessionStore } from './session-store.ts';
import type { Summary } from './summary.ts';
import { createRecorderStage, evening, type RecorderStage } from './testing/stage.ts';

const first = '2026-11-27T18-40-03';
let stage: RecorderStage;
beforeEach(() => {
  stage = createRecorderStage();
});
afterEach(() => stage.remove());
const at = (...names: readonly string[]): string => join(stage.folder, ...names);

/** Three sessions that have ended. */
async function three(): Promise<readonly Summary[]> {
  for (let session = 0; session < 3; session += 1) {
    await stage.run(61);
    await stage.recorder.end();
  }
  return stage.store.list();
}
async function looked(): Promise<SessionStore> {
  const store = createSessionStore(stage.folder);
  await store.look();
  return store;
}
/** What no list would say if it opened it. In the same file: its folder stands as it stood. */
const spoil = (id: string): void => writeFileSync(at(id, 'summary.json'), '{"it":"was opened"}');

describe('a list', () => {
  it('opens none of the sessions, and is right where the index is cut, wrong, of another time or not there', async () => {
    const all = await three();
    expect(all.map(({ movingSeconds }) => movingSeconds)).toEqual([60, 60, 60]);
    const summaries = all.map(({ id }) => readFileSync(at(id, 'summary.json')));
    for (const { id } of all) spoil(id);
    expect((await looked()).list()).toEqual(all);
    for (const [session, { id }] of all.entries()) writeFileSync(at(id, 'summary.json'), summaries[session]!);
    const index = readFileSync(at('index.jsonl'), 'utf8');
    const cut = index.slice(0, -200);
    const foreign = index.replace(/"version":"[^"]+"/, '"version":"99.0.0"');
    const wrong = index.replaceAll(/"changedMs":\d/g, '"changedMs":9');
    for (const found of [cut, foreign, wrong, 'no index', '', index]) {
      writeFileSync(at('index.jsonl'), found);
      expect((await looked()).list()).toEqual(all);
      // Whoever looks writes nothing.
      expect(readFileSync(at('index.jsonl'), 'utf8')).toBe(found);
    }
    rmSync(at('index.jsonl'));
    expect((await looked()).list()).toEqual(all);
    await createSessionStore(stage.folder).load(Date.now());
    for (const { id } of all) spoil(id);
    expect((await looked()).list()).toEqual(all);
    expect(statSync(at('index.jsonl')).mode & 0o777).toBe(0o600);
  });

  it('sees what others have removed, brought and added', async () => {
    const [latest, , oldest] = await three();
    rmSync(at(latest!.id), { recursive: true });
    writeFileSync(at(oldest!.id, 'sound.mp3'), 'music');
    renameSync(at('2026-11-27T18-41-04'), at('2026-12-01T00-00-00'));
    const store = await looked();
    expect(store.list().map(({ id, hasSound }) => [id, hasSound])).toEqual([
      ['2026-12-01T00-00-00', false],
      [oldest!.id, true],
    ]);
  });

  it('has what was cut, and whoever only looks leaves that to the daemon', async () => {
    await three();
    for (const name of ['summary.json', 'details.json']) rmSync(at(first, name));
    const before = readdirSync(at(first));
    expect((await looked()).find(first)).toMatchObject({ movingSeconds: 60 });
    expect(readdirSync(at(first))).toEqual(before);
    const heard: string[] = [];
    const store = createSessionStore(stage.folder);
    await store.load(Date.now(), {
      ending: async (id) => void heard.push(`ending ${id}, ${existsSync(at(first, 'summary.json'))}`),
      ended: ({ id }) => heard.push(`ended ${id}`),
    });
    expect(heard).toEqual([`ending ${first}, false`, `ended ${first}`]);
    expect(existsSync(at(first, 'summary.json'))).toBe(true);
  });
});

describe('what a power cut leaves', () => {
  it('of imports, removals, files and sessions that never were is cleared away', async () => {
    await three();
    const long = new Date(Date.now() - 7_200_000);
    for (const name of ['.import-abc123', '.removed-2026-01-01T00-00-00-abc', '2026-01-02T00-00-00']) {
      mkdirSync(at(name));
      writeFileSync(at(name, 'journal.jsonl.gz'), '');
      utimesSync(at(name), long, long);
    }
    writeFileSync(at('.index.jsonl.0123456789ab.tmp'), 'half');
    // An import that goes on, and one that began just now.
    mkdirSync(at('.import-now'));
    mkdirSync(at('2026-01-03T00-00-00'));
    await createSessionStore(stage.folder).load(Date.now());
    const left = stage.ids().filter((name) => !name.startsWith('2026-11-27'));
    expect(left).toEqual(['.import-now', '2026-01-03T00-00-00']);
  });

  it('of a session that somebody else writes stays his', async () => {
    await stage.run(70);
    await stage.recorder.settled();
    const others = createSessionStore(stage.folder);
    const found: string[] = [];
    await others.load(Date.now(), { ended: ({ id }) => found.push(id) });
    expect([others.list(), found]).toEqual([[], []]);
    await stage.recorder.close();
    truncateSync(at(first, 'journal.jsonl.gz'), 900);
    for (const name of ['summary.json', 'details.json']) rmSync(at(first, name));
    await others.load(Date.now(), { isOwn: (id) => id === first });
    expect(others.list()).toEqual([]);
    await others.load(Date.now());
    expect(others.list()).toMatchObject([{ id: first, cut: true }]);
  });
});

describe('a clock', () => {
  it('that is set back gives no id twice, and moves no length', async () => {
    await stage.run(61);
    await stage.recorder.end();
    stage.wall.beganSeconds -= 61;
    await stage.run(30);
    stage.wall.beganSeconds -= 3600;
    await stage.run(40);
    const second = await stage.recorder.end();
    stage.wall.beganSeconds -= 100;
    await stage.run(61);
    await stage.recorder.end();
    expect(second).toMatchObject({ id: `${first}-2`, movingSeconds: 69, lengthSeconds: 69.7 });
    expect(stage.store.list().map(({ id, startedAt }) => [id, startedAt])).toEqual([
      [first, '2026-11-27T18:40:03.000Z'],
      [`${first}-2`, '2026-11-27T17:40:03.000Z'],
      ['2026-11-27T17-39-33', '2026-11-27T17:39:33.000Z'],
    ]);
  });

  it('that was set lately removes nothing as too old; what is too old goes once it has stood', async () => {
    await three();
    stage.wall.beganSeconds += 5000 * 86_400;
    await stage.run(61);
    await stage.recorder.end();
    await stage.recorder.loaded;
    expect(stage.ids()).toHaveLength(4);
    await stage.run(601);
    await stage.recorder.end();
    await stage.recorder.close();
    expect(stage.store.list().map(({ startedAt }) => startedAt.slice(0, 4))).toEqual(['2040', '2040']);
    expect(new Date(evening * 1000).getUTCFullYear()).toBe(2026);
  });
});
