import { expect, it } from 'vitest';
import { createRandom } from '../time/random.ts';
import { parseJournalLine } from './read-journal.ts';
import { createRecorderStage, evening } from './testing/stage.ts';

it('a session is kept of which the clock knew nothing: nobody knows how old it is', async () => {
  const stage = createRecorderStage({ beganSeconds: 1000 });
  await stage.run(70);
  await stage.recorder.close();
  await stage.store.prune({ keepDays: 2, keepMegabytes: 500 }, evening * 1000, 0);
  expect(stage.ids()).toEqual(['1970-01-01T00-16-40']);
  stage.remove();
});

it('a disk is not filled by whoever floods a session, and that is told', async () => {
  const stage = createRecorderStage({ keepMegabytes: 1 });
  const random = createRandom(1);
  for (let second = 0; second < 15; second += 1) {
    for (let reading = 0; reading < 5000; reading += 1) {
      const heartRateBpm = 60 + 100 * random.next();
      stage.recorder.listener.reading?.({
        kind: 'heartRate',
        sensorId: 'x',
        atSeconds: second + random.next(),
        heartRateBpm,
      });
    }
    await stage.recorder.settled();
  }
  const { status, detail, counters, gauges } = stage.recorder.health();
  expect([status, detail]).toEqual(['degraded', expect.stringContaining('recorder.keepMegabytes')]);
  expect(gauges.journalBytes).toBeLessThan(700_000);
  expect(counters.lostLines).toBeGreaterThan(0);
  const presses = Array.from({ length: 3000 }, () => ({ cue: 'lap' }) as const);
  for (const press of presses) stage.recorder.listener.command?.(press);
  expect(stage.recorder.currentDetails()?.laps).toHaveLength(1000);
  await stage.recorder.close();
  stage.remove();
});

it('a line that says what cannot be is none', () => {
  const position = {
    kind: 'reading',
    reading: 'position',
    sensorId: 'gps',
    atSeconds: 1,
    latitude: 1,
    longitude: 2,
  };
  expect(parseJournalLine(JSON.stringify(position))).toHaveLength(1);
  for (const wrong of [{ latitude: 1e308 }, { longitude: -1e300 }, { atSeconds: 1e200 }])
    expect(parseJournalLine(JSON.stringify({ ...position, ...wrong }))).toEqual([]);
});
