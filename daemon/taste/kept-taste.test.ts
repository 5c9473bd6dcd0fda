import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bodyAt } from '../conductor/testing/follow.ts';
import type { Bar, SongChoice } from '../score/bar.ts';
import type { HeardLike } from '../session/events.ts';
import { createStyleBook } from '../styles/style-book.ts';
import { openStateKeeper } from '../system/files/state-keeper.ts';
import { createLog } from '../system/log.ts';
import { ManualTime } from '../time/timers.ts';
import { type KeptTaste, openKeptTaste, parseTaste, tasteFile } from './kept-taste.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tactus-taste-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (): string => join(folder, tasteFile);
type Listener = KeptTaste['listener'];

async function open({ learns = true, isHere = true, style = 'auto', learnsFromLegs = true } = {}) {
  const time = new ManualTime();
  const log = createLog({ level: 'error', format: 'json' });
  const state = await openStateKeeper(folder, { clock: time, timers: time, log });
  const wishes: SongChoice[] = [];
  const weights = { [style]: 1 };
  const settings = { styleWeights: weights as Readonly<Record<string, number>> };
  const taste = await openKeptTaste({
    ...{ options: { learns }, state, seed: 1, learnsFromLegs },
    styles: createStyleBook(['folk', 'game', 'ragtime'].map((name) => ({ name }))),
    settings: () => settings,
    wish: (nextSong) => void wishes.push(nextSong),
    isHere: () => isHere,
  });
  let song = -1;
  const playedBar = (choice: SongChoice): Bar =>
    ({ song, choice, styleWeights: { [choice.style ?? 'game']: 1 } }) as Bar;
  return {
    ...{ taste, state, wishes, settings },
    /** The next song begins, as it was chosen; gives back what it is. */
    begin(): SongChoice {
      song += 1;
      const choice = wishes.at(-1) ?? { style: 'game' };
      const event = { kind: 'bar' } as Parameters<Listener['played']>[0]['event'];
      taste.listener.played({ event, bar: playedBar(choice) });
      return choice;
    },
    judge: (how: 'liked' | 'skipped') => taste.listener[how]({ song } as HeardLike),
    run(seconds: number, cadenceSpm: number, tempoBpm: number) {
      for (let at = 0; at < seconds; at += 0.1) {
        const body = bodyAt(at, { cadenceSpm });
        taste.listener.moment({ body, sound: { tempoBpm } } as Parameters<Listener['moment']>[0]);
      }
    },
    async kept() {
      await state.settled();
      return existsSync(file()) ? parseTaste(readFileSync(file(), 'utf8')) : undefined;
    },
  };
}

describe('taste that is kept', () => {
  it('chooses nothing and learns nothing while it is off', async () => {
    const { taste, wishes, begin, judge, run, kept } = await open({ learns: false });
    begin();
    judge('liked');
    run(60, 170, 170);
    begin();
    expect(wishes).toEqual([]);
    expect(await kept()).toBeUndefined();
    expect(taste.standing).toEqual({ learns: false, leanings: [] });
  });

  it('chooses the first song before it begins, and each next one', async () => {
    const { wishes, begin } = await open();
    expect(wishes).toHaveLength(1);
    for (let song = 0; song < 60; song += 1) begin();
    expect(wishes).toHaveLength(61);
    expect(new Set(wishes.map(({ style }) => style))).toEqual(new Set(['folk', 'game', 'ragtime']));
    expect(new Set(wishes.map(({ lineup }) => lineup))).toEqual(new Set([0, 1]));
    expect(new Set(wishes.map(({ densityShift }) => densityShift)).size).toBe(3);
  });

  it('learns what was heard when somebody liked or skipped, once a song, and knows it after a restart', async () => {
    const first = await open();
    const liked = first.begin();
    first.judge('liked');
    first.judge('liked');
    const { ways } = (await first.kept())!;
    expect(ways.style[liked.style!]).toEqual({ sum: expect.closeTo(1, 1), weight: expect.closeTo(1, 1) });
    expect(Object.keys(ways.lineup)).toEqual([`${liked.style}/${liked.lineup}`]);
    first.begin();
    const sumOf = async (): Promise<number> =>
      Object.values((await first.kept())!.ways.lineup).reduce((sum, way) => sum + way.sum, 0);
    const before = await sumOf();
    first.judge('skipped');
    expect(await sumOf()).toBeCloseTo(before - 1);
    const second = await open();
    expect(second.taste.standing.leanings).toEqual(first.taste.standing.leanings);
    expect(second.taste.standing.leanings.length).toBeGreaterThan(0);
  });

  it('chooses anew at once where a song is skipped', async () => {
    const { wishes, begin, judge } = await open();
    begin();
    const before = wishes.length;
    judge('skipped');
    expect(wishes.length).toBe(before + 1);
  });

  it('leaves a style that somebody asked for, and chooses the rest for it', async () => {
    const { taste, wishes, settings, begin } = await open({ style: 'folk' });
    for (let song = 0; song < 10; song += 1) begin();
    expect(wishes.every(({ style }) => style === 'folk')).toBe(true);
    settings.styleWeights = { ragtime: 0.7, folk: 0.3 };
    taste.listener.command({ styleWeights: settings.styleWeights });
    expect(wishes.at(-1)?.style).toBe('ragtime');
    const before = wishes.length;
    taste.listener.command({ styleWeights: settings.styleWeights });
    taste.listener.command({ volume01: 0.5 });
    expect(wishes).toHaveLength(before);
  });

  it('hears legs that were with a song more or less than usual, mildly, where nobody said more', async () => {
    const { begin, run, judge, kept } = await open({ style: 'folk' });
    const even = (seconds: number) => run(seconds, 170, 170);
    const off = (seconds: number) => run(seconds, 160, 170);
    begin();
    even(60);
    begin();
    expect((await kept())!.usualKept01).toBe(1);
    const before = (await kept())!.ways.style.folk!.sum;
    off(60);
    begin();
    const after = (await kept())!.ways.style.folk!.sum;
    expect(after).toBeLessThan(before);
    expect(after).toBeGreaterThan(before - 0.3);
    judge('liked');
    off(60);
    begin();
    expect((await kept())!.ways.style.folk!.sum).toBeGreaterThan(after + 0.9);
  });

  it('takes nothing from buttons in a recording, nor from the legs of who is not there', async () => {
    const { begin, judge, run, kept } = await open({ isHere: false, learnsFromLegs: false });
    begin();
    judge('liked');
    run(60, 170, 170);
    begin();
    const { ways, usualKept01 } = (await kept())!;
    expect([ways.style, ways.lineup, usualKept01]).toEqual([{}, {}, undefined]);
  });

  it('forgets all of it when it is told so, on the disk, too', async () => {
    const { taste, begin, judge, kept } = await open();
    begin();
    judge('liked');
    expect((await kept())!.ways.style).not.toEqual({});
    taste.listener.command({ taste: 'forget' });
    expect((await kept())!.ways).toEqual({ style: {}, lineup: {}, density: {} });
    expect(existsSync(`${file()}.last-good`)).toBe(false);
  });

  it('withdraws its choice when it is switched off, and chooses when it is switched on', async () => {
    const { taste, wishes } = await open();
    taste.set({ learns: false });
    expect(wishes.at(-1)).toEqual({});
    taste.set({ learns: true });
    expect(wishes.at(-1)?.style).toBeDefined();
  });

  it('begins anew with a file that is none', async () => {
    writeFileSync(file(), '{"version":1,"choices":-1}');
    const { taste } = await open({ learns: false });
    expect(taste.standing.leanings).toEqual([]);
  });
});
