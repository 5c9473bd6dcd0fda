import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { expectTactusError } from '../sensors/testing/expect.ts';
import { encodeFit, fitSports } from '../sensors/testing/fit-file.ts';
import { importSession } from './import-session.ts';
import type { HeaderFacts } from './running-session.ts';
import { createSessionStore } from './session-store.ts';
import { createRecorderStage } from './testing/stage.ts';

const facts: Omit<HeaderFacts, 'source'> = {
  ...{ version: '0.1.0', seed: 7, model: { name: 'none', version: 'none' }, configuration: {} },
  zonesFromBpm: [138, 151, 164, 177],
};
const nowMs = Date.UTC(2026, 10, 27);

let at: string;
beforeEach(() => {
  at = mkdtempSync(join(tmpdir(), 'tactus-import-'));
});
afterEach(() => rmSync(at, { recursive: true, force: true }));
const folder = (): string => join(at, 'sessions');
const take = (path: string) => importSession({ folder: folder(), path, body: {}, facts, nowMs });

const seconds = Array.from({ length: 120 }, (_, atSeconds) => atSeconds);
const run = encodeFit({
  samples: seconds.map((atSeconds) => ({
    ...{ atSeconds, heartRateBpm: 141, stridesPerMinute: 82, fraction: 0.5, speedMps: 2.9 },
    ...{ latitude: 52.5 + (2.9 * atSeconds) / 111_195, longitude: 13.4 },
  })),
});
/** Of the helper: 1,000,000,000 s after the beginning of FIT. */
const fitId = '2021-09-08T01-46-40';

it('makes a session of a recorded run, with figures and track, and without music', async () => {
  const path = join(at, 'run.fit');
  writeFileSync(path, run);
  const { summary, remarks } = await take(path);
  expect(remarks).toEqual([]);
  expect(summary).toMatchObject({
    ...{ id: fitId, running: false, lengthSeconds: 119, songs: 0, hasTrack: true },
    ...{ heartRate: { meanBpm: expect.closeTo(141, 0) }, cadenceMeanSpm: expect.closeTo(165, 0) },
    ...{ source: { kind: 'recording', name: 'run.fit' }, importedAt: new Date(nowMs).toISOString() },
  });
  expect(Math.abs(summary.distanceMeters! - 2.9 * 119)).toBeLessThan(15);
  expect(summary).not.toHaveProperty('cut');
  const store = createSessionStore(folder());
  await store.load(Date.now());
  expect(store.find(fitId)).toEqual(summary);
  // A straight way is told by its ends.
  expect((await store.details(fitId))!.track.length).toBeGreaterThanOrEqual(2);
  // A run of years ago is kept from now on.
  await store.prune({ keepDays: 30, keepMegabytes: 500 }, nowMs + 86_400_000, 0);
  expect(store.list()).toHaveLength(1);
  await store.prune({ keepDays: 30, keepMegabytes: 500 }, nowMs + 31 * 86_400_000, 0);
  expect(store.list()).toEqual([]);
});

it('takes in nothing twice, nor half, nor what is no run', async () => {
  const path = join(at, 'run.fit');
  writeFileSync(path, run);
  await take(path);
  await expectTactusError(() => take(path), 'cannotCreate', /which is there already/);
  writeFileSync(join(at, 'noise.fit'), 'noise');
  await expect(take(join(at, 'noise.fit'))).rejects.toMatchObject({ kind: 'badData' });
  await expectTactusError(() => take(join(at, 'none.fit')), 'noInput', /There is no file/);
  const ride = encodeFit({
    samples: [{ atSeconds: 0, speedMps: 9 }],
    sessions: [{ sport: fitSports.cycling, from: 0, to: 1 }],
  });
  writeFileSync(join(at, 'ride.fit'), ride);
  await expect(take(join(at, 'ride.fit'))).rejects.toMatchObject({ kind: 'badData' });
  const still = [500, 501].map((atSeconds) => ({ atSeconds, heartRateBpm: 60 }));
  const short = encodeFit({ samples: still });
  writeFileSync(join(at, 'short.fit'), short);
  await expectTactusError(() => take(join(at, 'short.fit')), 'badData', /less than a minute/);
  expect(readdirSync(folder())).toEqual([fitId]);
});

it('takes in a journal with all that it has, and of its configuration what the music comes of', async () => {
  const stage = createRecorderStage();
  await stage.run(100);
  await stage.recorder.close();
  const [known] = stage.store.list();
  const path = join(stage.folder, known!.id, 'journal.jsonl.gz');
  const { summary } = await take(path);
  const { bytes: _, importedAt, ...same } = summary;
  const { bytes: __, ...before } = known!;
  expect(same).toEqual(before);
  expect(importedAt).toBeDefined();
  await expectTactusError(() => take(path), 'cannotCreate', /which is there already/);

  const lines = gunzipSync(readFileSync(path)).toString().trim().split('\n');
  const header = { ...JSON.parse(lines[0]!), startedAt: '2026-01-02T03:04:05Z' };
  header.configuration = { conductor: { seed: 3 }, voice: { command: 'evil' } };
  // As text, cut in the midst of a line, with lines that nobody understands.
  const mixed = [JSON.stringify(header), 'noise', '{"kind":"later"}', ...lines.slice(1, -1)];
  writeFileSync(join(at, 'a.jsonl'), mixed.join('\n').slice(0, -3));
  const cut = await take(join(at, 'a.jsonl'));
  expect(cut.summary).toMatchObject({ id: '2026-01-02T03-04-05', cut: true, seed: 7 });
  const written = readFileSync(join(folder(), cut.summary.id, 'journal.jsonl.gz'));
  const [first, second] = gunzipSync(written).toString().split('\n');
  expect(JSON.parse(first!).configuration).toEqual({ conductor: { seed: 3 } });
  expect(second).not.toMatch(/noise|later/);
  stage.remove();
});

it('goes by the time of the file where a run does not say when it was', async () => {
  const path = join(at, 'trace.jsonl');
  const readings = seconds.map((atSeconds) => ({
    ...{ kind: 'reading', reading: 'cadence', sensorId: 'pod', atSeconds, cadenceSpm: 170 },
  }));
  writeFileSync(path, readings.map((reading) => JSON.stringify(reading)).join('\n'));
  utimesSync(path, nowMs / 1000, nowMs / 1000);
  const { summary, remarks } = await take(path);
  expect(summary.startedAt).toBe(new Date(nowMs - 119_000).toISOString());
  expect(remarks).toEqual([expect.stringContaining('does not say when it was')]);
});
