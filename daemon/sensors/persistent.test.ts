import { describe, expect, it } from 'vitest';
import type { Attempt } from '../time/persist.ts';
import { ManualTime } from '../time/timers.ts';
import { createPersistentSensor } from './persistent.ts';
import { createVitals } from './vitals.ts';

/** A sensor whose connections the test ends: `end` ends the oldest that is open. */
function bench() {
  const time = new ManualTime();
  const open: { readonly attempt: Attempt; readonly end: (error?: Error) => void }[] = [];
  const sensor = createPersistentSensor({
    id: 'test',
    vitals: createVitals({ id: 'test', clock: time }),
    timers: time,
    attempt: (attempt) =>
      new Promise((resolve, reject) => {
        open.push({ attempt, end: (error) => (error ? reject(error) : resolve()) });
      }),
    opening: 'opening it',
    trouble: (why) => `lost it (${why})`,
    endCounter: 'connectionsLost',
  });
  return { time, sensor, open, end: (error?: Error) => open.shift()?.end(error) };
}

describe('createPersistentSensor', () => {
  it('says why a connection ended and when the next is tried', async () => {
    const { time, sensor, open, end } = bench();
    sensor.start(() => {});
    expect(sensor.health()).toMatchObject({ status: 'starting', detail: 'opening it' });
    end(new TypeError());
    await time.advance(0);
    expect(sensor.health()).toMatchObject({
      status: 'degraded',
      detail: 'lost it (TypeError); next try in 1 s',
      counters: { errors: 1, connectionsLost: 1 },
    });
    await time.advance(1);
    end();
    await time.advance(0);
    expect(sensor.health()).toMatchObject({
      detail: 'lost it (it closed the connection); next try in 2 s',
      counters: { errors: 1, connectionsLost: 2 },
    });
    await sensor.stop();
    expect(open).toEqual([]);
    expect(time.pending).toBe(0);
  });

  it('opens one connection when started twice, and both stops wait for its end', async () => {
    const { sensor, open, end } = bench();
    sensor.start(() => {});
    sensor.start(() => {});
    expect(open.length).toBe(1);
    const stopped: string[] = [];
    const stops = ['first', 'second'].map((name) => sensor.stop().then(() => stopped.push(name)));
    expect(open[0]?.attempt.signal.aborted).toBe(true);
    await new Promise(setImmediate);
    expect(stopped).toEqual([]);
    end();
    await Promise.all(stops);
    expect(sensor.health()).toMatchObject({ status: 'starting', detail: 'stopped' });
  });

  it('goes on when it is started while it is still stopping', async () => {
    const { sensor, open, end } = bench();
    sensor.start(() => {});
    const stopped = sensor.stop();
    sensor.start(() => {});
    expect(open.map(({ attempt }) => attempt.signal.aborted)).toEqual([true, false]);
    end();
    await stopped;
    expect(sensor.health()).toMatchObject({ status: 'starting', detail: 'opening it' });
    const stoppedAgain = sensor.stop();
    end();
    await stoppedAgain;
  });
});
