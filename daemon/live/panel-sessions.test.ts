import { rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sessionSchema, sessionsSchema } from '../panel/sessions.ts';
import { recorderOptionsSchema } from '../recorder/options.ts';
import { createRecorderStage, type RecorderStage } from '../recorder/testing/stage.ts';
import { createRenderings } from '../renderings/renderings.ts';
import { createPanelSessions } from './panel-sessions.ts';

const liked = [{ at: '2026-01-01T10:00:00.000Z', section: 'chorus' }];
const whole = { trimMeters: 0, track: false, language: 'en' } as const;

let stage: RecorderStage;
const told: unknown[] = [];
beforeEach(() => {
  told.length = 0;
  stage = createRecorderStage();
});
afterEach(() => stage.remove());
const open = () =>
  createPanelSessions({
    ...{ options: recorderOptionsSchema.parse({}), recorder: stage.recorder, store: stage.store },
    ...{
      likes: { latest: () => liked },
      traceFile: undefined,
      session: { tell: (...what) => told.push(what) },
    },
    renderings: createRenderings({ stateFolder: stage.folder, clock: stage.time, timers: stage.time }),
  });

it('tells of the session that goes on and of those before, and has files of each', async () => {
  const sessions = open();
  await stage.run(100);
  const running = await sessions.view();
  expect(sessionsSchema.parse(running)).toEqual(running);
  expect(running).toMatchObject({
    sessions: [{ running: true, movingSeconds: 99, bytes: expect.any(Number) }],
    ...{ likes: liked, storage: { recording: true, keepDays: 365, keepMegabytes: 500 } },
  });
  const { id } = running.sessions[0]!;
  const now = await sessions.show('current');
  expect(sessionSchema.parse(now)).toEqual(now);
  expect(now.curve).toHaveLength(100);
  await expect(sessions.remove('current')).rejects.toMatchObject({ statusCode: 409 });
  const soFar = await sessions.file('current', 'gpx', whole);
  expect(soFar).toMatchObject({ name: `tactus-${id}.gpx`, type: 'application/gpx+xml' });
  expect(String(soFar.content).match(/<trkpt /g)).toHaveLength(100);
  const trimmed = await sessions.file(id, 'gpx', { ...whole, trimMeters: 100 });
  expect(String(trimmed.content).match(/<trkpt /g)?.length).toBeLessThan(40);
  await expect(sessions.file(id, 'gpx', { ...whole, trimMeters: 5000 })).rejects.toMatchObject({
    statusCode: 404,
  });
  await stage.recorder.close();
  await expect(sessions.show('current')).rejects.toMatchObject({ statusCode: 404 });
  expect(await sessions.show(id)).toMatchObject({ summary: { running: false, movingSeconds: 99 } });
  expect((await sessions.file(id, 'midi', whole)).content).toBeInstanceOf(Uint8Array);
  await sessions.remove(id);
  expect((await sessions.view()).sessions).toEqual([]);
  await expect(sessions.file(id, 'csv', whole)).rejects.toMatchObject({ statusCode: 404 });
});

it('ends the session that goes on, and says whether it is kept', async () => {
  const sessions = open();
  await stage.run(100);
  const { summary } = await sessions.show('current');
  expect(await sessions.end('current')).toEqual({ id: summary.id, kept: true });
  expect(told).toEqual([['ended', { id: summary.id }]]);
  expect(await sessions.show(summary.id)).toMatchObject({ summary: { running: false, movingSeconds: 99 } });
  // Whoever did not hear the answer asks again.
  expect(await sessions.end(summary.id)).toEqual({ id: summary.id, kept: true });
  await expect(sessions.end('current')).rejects.toMatchObject({ statusCode: 404 });
  await stage.rest(20, 'playing');
  const { id } = (await sessions.show('current')).summary;
  expect(await sessions.end(id)).toEqual({ id, kept: false });
  await expect(sessions.end(id)).rejects.toMatchObject({ statusCode: 404 });
  expect((await sessions.view()).sessions.map((each) => each.id)).toEqual([summary.id]);
});

it('says so where the disk does not take what a session was', async () => {
  const sessions = open();
  await stage.run(100);
  await stage.recorder.settled();
  rmSync(stage.folder, { recursive: true });
  writeFileSync(stage.folder, 'in the way');
  await expect(sessions.end('current')).rejects.toMatchObject({
    ...{ statusCode: 503, message: expect.stringMatching(/^What it was cannot be written down: /) },
  });
  await expect(sessions.show('current')).rejects.toMatchObject({ statusCode: 404 });
});
