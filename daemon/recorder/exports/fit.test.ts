import { XMLParser, XMLValidator } from 'fast-xml-parser';
import FitParser, { type ParsedFit, readFitMessages } from 'fit-file-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFit } from '../../sensors/replay/fit.ts';
import { readTcx } from '../../sensors/replay/tcx.ts';
import { readingsOf } from '../../sensors/testing/expect.ts';
import type { JournalLine } from '../journal-lines.ts';
import { readJournalFile } from '../read-journal.ts';
import { createRecorderStage, type RecorderStage } from '../testing/stage.ts';
import { makeFit } from './fit.ts';
import { sampleSession } from './samples.ts';
import { makeTcx } from './tcx.ts';

/** With checksums, and our own fields among the others. */
async function parsed(bytes: Uint8Array) {
  const content: ParsedFit = await new FitParser({ force: false }).parseAsync(Buffer.from(bytes));
  const records = (content.records ?? []) as unknown as readonly (Readonly<Record<string, unknown>> & {
    readonly timestamp: Date;
  })[];
  return { ...content, records };
}

const startedAt = '2026-11-27T18:40:03.000Z';
const startedMs = Date.parse(startedAt);
const header: JournalLine = {
  ...{ kind: 'session', journal: 1, startedAt, version: '0.1.0', seed: 7, configuration: {} },
  ...{ source: { kind: 'live', name: 'sensors' }, model: { name: 'small', version: '1.0.0' } },
  zonesFromBpm: [138, 151, 164, 177],
};
async function* journalOf(lines: readonly JournalLine[]) {
  yield [header, ...lines];
}
const sessionOf = (lines: readonly JournalLine[]) =>
  sampleSession({ lines: journalOf(lines), startedAt, trimMeters: 0 });
const step = (atSeconds: number): JournalLine => ({ kind: 'step', sensorId: 'pod', atSeconds });
const body = (atSeconds: number, more: object = {}): JournalLine => ({
  ...{ kind: 'body', atSeconds, activity: 'running', effort01: 0.5 },
  ...more,
});

describe('a session of a run', () => {
  let stage: RecorderStage;
  let journal: string;
  const sampled = async (trimMeters = 0) =>
    (await sampleSession({ lines: readJournalFile(journal), startedAt, trimMeters }))!;
  beforeAll(async () => {
    stage = createRecorderStage();
    await stage.run(100);
    stage.recorder.listener.command?.({ cue: 'lap' });
    await stage.run(100);
    await stage.recorder.close();
    journal = `${stage.folder}/${stage.ids()[0]}/journal.jsonl.gz`;
  });
  afterAll(() => stage.remove());

  it('is a FIT activity: what it must have, and the right figures', async () => {
    const bytes = await makeFit(await sampled());
    const { records, sessions, laps, activity, events, file_ids, device_infos } = await parsed(bytes);
    expect(file_ids).toMatchObject([
      { type: 'activity', manufacturer: 'development', serial_number: 1, time_created: new Date(startedAt) },
    ]);
    expect(device_infos).toHaveLength(1);
    expect(events).toMatchObject([
      { event: 'timer', event_type: 'start' },
      { event: 'timer', event_type: 'stop_all' },
    ]);
    expect(records.map(({ timestamp }) => timestamp.getTime())).toEqual(
      Array.from({ length: 200 }, (_, second) => startedMs + 1000 * second),
    );
    expect(records[100]).toMatchObject({
      ...{ heart_rate: 150, cadence: 90, fractional_cadence: 0, distance: 300, enhanced_speed: 3 },
      ...{ tempo: 180, phase_error: 0, locked: 1, energy: 60, enhanced_altitude: 34 },
    });
    expect(records[100]!.position_lat).toBeCloseTo(52.5 + 303 * 9e-6, 5);
    expect(records[100]!.position_long).toBeCloseTo(13.4, 6);
    expect(sessions).toMatchObject([
      {
        ...{ sport: 'running', total_distance: 597, avg_heart_rate: 150, max_heart_rate: 150 },
        ...{ avg_cadence: 90, max_cadence: 90, num_laps: 2, start_time: new Date(startedAt) },
        ...{ total_elapsed_time: 199.7, total_timer_time: 199.7, locked_share: 100 },
      },
    ]);
    expect(laps).toMatchObject([
      { lap_trigger: 'manual', total_elapsed_time: 100, avg_heart_rate: 150 },
      { lap_trigger: 'session_end', total_elapsed_time: 99.7, max_cadence: 90 },
    ]);
    expect(activity).toMatchObject({ num_sessions: 1, total_timer_time: 199.7 });
  });

  it('is read by others: a strict reader of FIT, and ours', async () => {
    const bytes = await makeFit(await sampled());
    const { messages, issues } = readFitMessages(bytes);
    expect(issues).toEqual([]);
    const counts = new Map<number, number>();
    for (const { globalMessageNumber: number } of messages) counts.set(number, (counts.get(number) ?? 0) + 1);
    const expected = { 0: 1, 18: 1, 19: 2, 20: 200, 21: 2, 23: 1, 34: 1, 206: 5, 207: 1 };
    expect(Object.fromEntries(counts)).toEqual(expected);
    const recording = readFit('a.fit', Buffer.from(bytes));
    expect(recording.durationSeconds).toBe(199);
    expect(recording.startedUnixSeconds).toBe(startedMs / 1000);
    expect(readingsOf(recording, 'cadence')[100]).toMatchObject({ atSeconds: 100, cadenceSpm: 180 });
    expect(readingsOf(recording, 'heartRate')[100]).toMatchObject({ heartRateBpm: 150 });
    expect(readingsOf(recording, 'speed')[100]!.speedMps).toBeCloseTo(3, 2);
  });

  it('is a TCX activity', async () => {
    const text = makeTcx(await sampled());
    expect(XMLValidator.validate(text)).toBe(true);
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' });
    const { Activity } = parser.parse(text).TrainingCenterDatabase.Activities;
    expect(Activity).toMatchObject({ Sport: 'Running', Id: startedAt });
    expect(Activity.Lap).toMatchObject([
      { StartTime: startedAt, TotalTimeSeconds: 100, Calories: 0, AverageHeartRateBpm: { Value: 150 } },
      { TotalTimeSeconds: 99.7, Extensions: { 'ax:LX': { 'ax:AvgRunCadence': 90 } } },
    ]);
    const points = [...Activity.Lap[0].Track.Trackpoint, ...Activity.Lap[1].Track.Trackpoint];
    expect(points).toHaveLength(200);
    expect(points[150]).toMatchObject({
      ...{ Time: new Date(startedMs + 150_000).toISOString(), AltitudeMeters: 34, DistanceMeters: 450 },
      Extensions: { 'ax:TPX': { 'ax:Speed': 3, 'ax:RunCadence': 90 } },
    });
    const recording = readTcx('a.tcx', text);
    expect(recording.durationSeconds).toBe(199);
    expect(readingsOf(recording, 'cadence')[100]).toMatchObject({ cadenceSpm: 180 });
    expect(readingsOf(recording, 'position')).toHaveLength(200);
  });

  it('shows no door: places near the ends are left out, figures are not', async () => {
    const session = await sampled(200);
    const { records, sessions } = await parsed(await makeFit(session));
    const latitudes = records.flatMap(({ position_lat: latitude }) =>
      typeof latitude === 'number' ? [latitude] : [],
    );
    expect(latitudes.length).toBeGreaterThan(50);
    expect((Math.min(...latitudes) - 52.5) * 111_195).toBeGreaterThan(199);
    expect(records).toHaveLength(200);
    expect(records[0]).not.toHaveProperty('enhanced_altitude');
    expect(sessions).toMatchObject([{ total_distance: 597 }]);
    const tcx = makeTcx(session);
    expect(tcx.match(/<Position>/g)).toHaveLength(latitudes.length);
    expect(makeTcx(await sampled(5000))).not.toMatch(/<Position>|<AltitudeMeters>/);
  });
});

describe('a session that knows little', () => {
  it('has no file where nothing is known of a body', async () => {
    expect(await sessionOf([])).toBeUndefined();
    expect(await sessionOf([step(1), { kind: 'end', atSeconds: 5 }])).toBeUndefined();
  });

  it('has neither place nor heart where there was none', async () => {
    const lines = Array.from({ length: 90 }, (_, second) => [
      step(second),
      body(second, { activity: 'walking', cadenceSpm: 111 }),
    ]);
    const session = (await sessionOf(lines.flat()))!;
    const { records, sessions, laps } = await parsed(await makeFit(session));
    expect(records).toHaveLength(90);
    const names = new Set(records.flatMap((record) => Object.keys(record)));
    expect([...names].sort()).toEqual(['cadence', 'fractional_cadence', 'timestamp']);
    expect(records[5]).toMatchObject({ cadence: 55, fractional_cadence: 0.5 });
    expect(sessions).toMatchObject([{ sport: 'walking', total_elapsed_time: 89 }]);
    expect(sessions![0]).not.toHaveProperty('avg_heart_rate');
    expect(laps).toHaveLength(1);
    expect(makeTcx(session)).toContain('<Activity Sport="Other">');
  });

  it('is written by a clock that nobody had set as from when FIT begins', async () => {
    const session = (await sessionOf([step(0), body(0), step(1), body(1)]))!;
    const bytes = await makeFit({ ...session, startedSeconds: 1000 });
    const { records } = await parsed(bytes);
    expect(records.map(({ timestamp }) => timestamp.getTime() / 1000 - 631_065_600 - 0x10000000)).toEqual([
      0, 1,
    ]);
  });

  it('tells power of the sensor that the body goes by', async () => {
    const power = (sensorId: string, powerWatts: number): JournalLine => ({
      ...{ kind: 'reading', atSeconds: 1, sensorId, reading: 'power', powerWatts },
    });
    const lines = [body(0, { sources: { power: 'pedals' } }), power('pedals', 250), power('other', 90)];
    const session = (await sessionOf([...lines, body(1)]))!;
    expect((await parsed(await makeFit(session))).records.map(({ power: watts }) => watts)).toEqual([
      undefined,
      250,
    ]);
  });
});
