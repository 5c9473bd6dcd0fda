import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { JournalLine } from './journal-lines.ts';
import { readJournalFile } from './read-journal.ts';
import { createSessionStore } from './session-store.ts';
import { detailsSchema, summarySchema } from './summary.ts';
import { createRecorderStage, evening, type RecorderStage } from './testing/stage.ts';

const stages: RecorderStage[] = [];
const open = (...more: Parameters<typeof createRecorderStage>): RecorderStage => {
  const stage = createRecorderStage(...more);
  stages.push(stage);
  return stage;
};
afterEach(() => {
  for (const stage of stages.splice(0)) stage.remove();
});

const first = '2026-11-27T18-40-03';
const journalOf = ({ folder }: RecorderStage, id: string): string => join(folder, id, 'journal.jsonl.gz');
async function linesOf(stage: RecorderStage, id: string): Promise<JournalLine[]> {
  const lines: JournalLine[] = [];
  for await (const some of readJournalFile(journalOf(stage, id))) lines.push(...some);
  return lines;
}

describe('a session', () => {
  it('is summed up while it goes on, and is the same when it has ended, and made anew from its journal', async () => {
    const course = { phase: 'leads', run: 3, goalSpm: 172.5 } as const;
    const stage = open({ course });
    const { recorder, store } = stage;
    await stage.run(100);
    recorder.listener.command?.({ cue: 'lap' });
    await stage.run(200);
    const running = recorder.current();
    expect(running).toMatchObject({ id: first, running: true, startedAt: '2026-11-27T18:40:03.000Z' });
    await recorder.close();
    const [summary, ...others] = store.list();
    expect(others).toEqual([]);
    expect(summarySchema.parse(summary)).toEqual(summary);
    expect(summary).toMatchObject({
      ...{ id: first, running: false, lengthSeconds: 299.7, movingSeconds: 299, distanceMeters: 897 },
      ...{ paceSecondsPerKilometer: 333.3, cadenceMeanSpm: 180, climbedMeters: 0, tempoMeanBpm: 180 },
      heartRate: { meanBpm: 150, maxBpm: 150, zoneSeconds: [0, 299, 0, 0, 0] },
      ...{ lockedShare01: 1, matchedShare01: 1, styles: [{ name: 'folk', share01: 1 }], songs: 1 },
      ...{ barsHeard: 225, likes: 0, skips: 0, laps: 1, hasTrack: true, hasSound: false, seed: 7, course },
    });
    expect(summary).not.toHaveProperty('cut');
    const details = await store.details(first);
    expect(detailsSchema.parse(details)).toEqual(details);
    expect(details?.laps.map(({ atSeconds, lengthSeconds }) => [atSeconds, lengthSeconds])).toEqual([
      [0, 100],
      [100, 199.7],
    ]);
    expect(details?.curve).toHaveLength(300);
    rmSync(join(stage.folder, first, 'summary.json'));
    rmSync(join(stage.folder, first, 'details.json'));
    const again = createSessionStore(stage.folder);
    await again.load(Date.now());
    expect(again.list()).toEqual([{ ...summary, bytes: again.list()[0]?.bytes }]);
    expect(await again.details(first)).toEqual(details);
  });

  it('that nobody moved in and that ended within a minute is not kept', async () => {
    const stage = open();
    await stage.rest(50, 'playing');
    await stage.recorder.close();
    expect([stage.store.list(), stage.ids()]).toEqual([[], []]);
  });

  it('begins when a body is back after half an hour, and ends where nothing sounds meanwhile', async () => {
    const stage = open();
    await stage.run(70);
    await stage.rest(1900, 'playing');
    expect(stage.recorder.current()?.id).toBe(first);
    await stage.run(70);
    expect(stage.recorder.current()).toMatchObject({ id: '2026-11-27T19-12-53' });
    await stage.rest(1900, 'stopped');
    expect(stage.recorder.current()).toBeUndefined();
    await stage.run(1);
    expect(stage.recorder.current()?.id).toBe('2026-11-27T19-45-43');
    await stage.recorder.close();
    expect(stage.store.list().map(({ id, lengthSeconds }) => [id, Math.round(lengthSeconds)])).toEqual([
      ['2026-11-27T19-12-53', 70],
      [first, 1971],
    ]);
  });

  it('ends when somebody wishes it, and the next begins with a step or with music, not with a strap', async () => {
    const stage = open();
    await stage.run(70);
    expect(stage.recorder.keptId).toBe(first);
    const ended = await stage.recorder.end();
    expect(ended).toMatchObject({ id: first, running: false, movingSeconds: 69, lengthSeconds: 69.7 });
    expect(ended).toEqual(stage.store.find(first));
    expect([stage.recorder.current(), stage.recorder.keptId]).toEqual([undefined, undefined]);
    expect(await stage.recorder.end()).toBeUndefined();
    await stage.rest(5, 'stopped', { sources: { heartRate: 'strap' } });
    await stage.rest(5, 'stopping');
    expect(stage.recorder.current()).toBeUndefined();
    await stage.run(61);
    const { id } = stage.recorder.current()!;
    expect(id).toBe('2026-11-27T18-41-23');
    await stage.recorder.end();
    await stage.rest(5, 'playing');
    expect(stage.recorder.current()?.id).toBe('2026-11-27T18-42-24');
    await stage.recorder.close();
    expect(stage.store.list().map((each) => each.id)).toEqual([id, first]);
    const [, command] = await linesOf(stage, id);
    expect(command).toEqual({ kind: 'command', atSeconds: 0, command: { playing: true } });
  });

  it('begins anew after a day, with what was wished before', async () => {
    const stage = open();
    stage.recorder.listener.command?.({ style: 'folk', cue: 'skip' });
    await stage.run(1);
    await stage.time.advance(24 * 3600);
    await stage.run(2);
    const { id } = stage.recorder.current()!;
    expect(id).toBe('2026-11-28T18-40-04');
    await stage.recorder.close();
    const [header, command] = await linesOf(stage, id);
    expect(header).toMatchObject({ kind: 'session', startedAt: '2026-11-28T18:40:04.000Z' });
    expect(command).toEqual({ kind: 'command', atSeconds: 0, command: { playing: true, style: 'folk' } });
  });

  it('began when the wall clock says so once it is right', async () => {
    const late = open({ beganSeconds: 1000 });
    await late.run(70);
    late.wall.beganSeconds = evening;
    await late.run(10);
    await late.recorder.close();
    expect(late.store.list()).toMatchObject([{ startedAt: '2026-11-27T18:40:03.000Z' }]);
  });
});

describe('a disk', () => {
  it('that takes nothing is told with what to do, and all is there once it takes something', async () => {
    const at = mkdtempSync(join(tmpdir(), 'tactus-recorder-'));
    writeFileSync(join(at, 'sessions'), 'in the way');
    const stage = open({ at });
    await stage.run(70);
    await stage.recorder.settled();
    expect(stage.recorder.health()).toMatchObject({
      ...{ station: 'recorder', status: 'degraded' },
      detail: expect.stringMatching(/a part of the path is not a folder\. Make room .*; the music goes on$/),
    });
    rmSync(join(at, 'sessions'));
    await stage.run(70);
    await stage.recorder.settled();
    await stage.recorder.loaded;
    expect(stage.recorder.health()).toMatchObject({ status: 'ok', counters: { lostLines: 0 } });
    await stage.recorder.close();
    expect(stage.store.list()).toMatchObject([{ movingSeconds: 139 }]);
    expect((await linesOf(stage, first)).filter(({ kind }) => kind === 'step')).toHaveLength(420);
  });

  it('is not used where sessions are not to be kept', async () => {
    const stage = open({ enabled: false });
    await stage.run(70);
    expect(stage.recorder.current()).toMatchObject({ movingSeconds: 69, bytes: 0 });
    await stage.recorder.close();
    expect([stage.ids(), stage.store.list()]).toEqual([[], []]);
  });

  it('has as much of sessions as is allowed: the oldest go', async () => {
    const stage = open({ keepDays: 2 });
    const begin = async (days: number): Promise<void> => {
      mkdirSync(stage.folder, { recursive: true });
      const startedAt = new Date((evening - days * 86_400) * 1000).toISOString();
      const id = startedAt.slice(0, 19).replaceAll(':', '-');
      cpSync(join(stage.folder, first), join(stage.folder, id), { recursive: true });
      const file = join(stage.folder, id, 'summary.json');
      writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), startedAt }));
    };
    await stage.run(70);
    await stage.recorder.close();
    for (const days of [1, 3]) await begin(days);
    await stage.store.load(Date.now());
    expect(stage.store.list()).toHaveLength(3);
    const nowMs = evening * 1000;
    await stage.store.prune({ keepDays: 2, keepMegabytes: 500 }, nowMs, 0);
    expect(stage.ids()).toEqual(['2026-11-26T18-40-03', first]);
    const { bytes } = stage.store.find(first)!;
    await stage.store.prune({ keepDays: 2, keepMegabytes: (bytes * 1.5) / 1e6 }, nowMs, 0);
    expect(stage.ids()).toEqual([first]);
    writeFileSync(join(stage.folder, first, 'sound.mp3'), Buffer.alloc(bytes));
    await stage.store.load(Date.now());
    await stage.store.prune({ keepDays: 2, keepMegabytes: (bytes * 1.5) / 1e6 }, nowMs, 0);
    expect(stage.store.list()).toMatchObject([{ id: first, hasSound: false, bytes }]);
  });
});

describe('a power cut', () => {
  it('at any byte leaves a session that is listed, as far as it was written', async () => {
    const stage = open();
    const sizes: number[] = [];
    for (let second = 0; second < 120; second += 1) {
      await stage.run(1);
      await stage.recorder.settled();
      sizes.push(statSync(journalOf(stage, first)).size);
    }
    const bytes = readFileSync(journalOf(stage, first));
    // What a process has open goes on.
    await stage.recorder.close();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: sizes[70]!, max: bytes.length }), async (cut) => {
        const folder = mkdtempSync(join(tmpdir(), 'tactus-cut-'));
        mkdirSync(join(folder, first));
        writeFileSync(join(folder, first, 'journal.jsonl.gz'), bytes);
        truncateSync(join(folder, first, 'journal.jsonl.gz'), cut);
        const store = createSessionStore(folder);
        await store.load(Date.now());
        const seconds = sizes.filter((size) => size <= cut).length;
        const [summary] = store.list();
        expect(summary).toMatchObject({ id: first, cut: true, heartRate: { meanBpm: 150 } });
        expect(summary?.movingSeconds).toBeGreaterThanOrEqual(seconds - 1);
        expect(summary?.movingSeconds).toBeLessThanOrEqual(seconds + 1);
        rmSync(folder, { recursive: true });
      }),
      { numRuns: 60 },
    );
  });
});
