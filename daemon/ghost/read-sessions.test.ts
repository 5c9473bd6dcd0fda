import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { sessionFiles } from '../recorder/session-folder.ts';
import type { Details } from '../recorder/summary.ts';
import { createRecorderStage, type RecorderStage } from '../recorder/testing/stage.ts';
import { candidatesAmong } from './candidates.ts';
import { createPace, leadOf } from './pace.ts';
import { findIn } from './read-sessions.ts';

let stage: RecorderStage;
afterEach(() => stage.remove());

/** Two minutes at 3 m/s, with half a minute of rest in between; positions from the north of a park on. */
async function runAndRest(): Promise<string> {
  stage = createRecorderStage();
  await stage.run(80);
  await stage.rest(30, 'playing', { activity: 'still', distanceMeters: 240, sources: { step: 'pod' } });
  await stage.run(40);
  await stage.recorder.close();
  const [id = ''] = stage.ids();
  return id;
}
const find = (start = { latitude: 52.5, longitude: 13.4 }) =>
  findIn({
    ...{ folder: stage.folder, wish: 'last', start },
    candidates: candidatesAmong(stage.store.list(), 'last', true),
  });

it('a kept session tells how it went, without its stops', async () => {
  const id = await runAndRest();
  const found = await find();
  expect(found).toMatchObject({ id, way: expect.any(Array) });
  const pace = createPace(found!.pace);
  expect(pace.meters).toBeGreaterThan(350);
  for (const meters of [30, 120, 220, 260, 350])
    expect(leadOf(pace, { movingSeconds: meters / 3, meters })).toSatisfy(
      (lead: number) => Math.abs(lead) < 2,
    );
  expect(await find({ latitude: 52.6, longitude: 13.4 })).toBeUndefined();
});

it('its journal tells the same where what was summed up of it does not, and nobody runs along where nothing does', async () => {
  const id = await runAndRest();
  const summedUp = await find();
  const file = join(stage.folder, id, sessionFiles.details);
  const details = JSON.parse(readFileSync(file, 'utf8')) as Details;
  const curve = details.curve.map(({ atSeconds, speedMps }) => ({ atSeconds, speedMps }));
  writeFileSync(file, JSON.stringify({ ...details, curve }));
  expect(await find()).toEqual(summedUp);
  writeFileSync(join(stage.folder, id, sessionFiles.journal), 'torn');
  expect(await find()).toBeUndefined();
  rmSync(file);
  expect(await find()).toBeUndefined();
});
