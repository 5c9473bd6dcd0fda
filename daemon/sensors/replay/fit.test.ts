import { describe, expect, it } from 'vitest';
import { expectTactusError, readingsOf } from '../testing/expect.ts';
import { encodeFit, fitSports } from '../testing/fit-file.ts';
import { readFit } from './fit.ts';

const sample = { heartRateBpm: 141, stridesPerMinute: 82, fraction: 0.5, speedMps: 2.9 };
const run = encodeFit({ samples: [0, 1, 4, 11].map((atSeconds) => ({ ...sample, atSeconds })) });

describe('readFit', () => {
  it('counts strides as two steps and begins at the first record', async () => {
    const recording = await readFit('run.fit', run);
    expect(recording.durationSeconds).toBe(11);
    expect(
      readingsOf(recording, 'cadence').map(({ atSeconds, cadenceSpm }) => [atSeconds, cadenceSpm]),
    ).toEqual([0, 1, 4, 11].map((atSeconds) => [atSeconds, 165]));
    expect(readingsOf(recording, 'speed')[0]?.speedMps).toBeCloseTo(2.9);
    expect(readingsOf(recording, 'heartRate')[0]?.heartRateBpm).toBe(141);
  });

  it('reads position, altitude and power, and leaves out what nobody can do', async () => {
    const bytes = encodeFit({
      samples: [
        { atSeconds: 0, latitude: 52.5, longitude: 13.4, altitudeMeters: 34, powerWatts: 250 },
        { atSeconds: 1, speedMps: 65.535, heartRateBpm: 252 },
        { atSeconds: 2, speedMps: 3 },
      ],
    });
    const recording = await readFit('run.fit', bytes);
    const [position] = readingsOf(recording, 'position');
    expect(position?.latitude).toBeCloseTo(52.5, 6);
    expect(position?.altitudeMeters).toBeCloseTo(34);
    expect(readingsOf(recording, 'power')[0]?.powerWatts).toBe(250);
    expect(readingsOf(recording, 'speed').map((reading) => reading.atSeconds)).toEqual([2]);
    expect(readingsOf(recording, 'heartRate')).toEqual([]);
  });

  it('keeps a pause as time standing still', async () => {
    const bytes = encodeFit({
      samples: [0, 1, 2, 12, 13].map((atSeconds) => ({ ...sample, atSeconds })),
      timer: [
        { atSeconds: 0, type: 'start' },
        { atSeconds: 3, type: 'stop' },
        { atSeconds: 12, type: 'start' },
        { atSeconds: 13, type: 'stop' },
      ],
    });
    const recording = await readFit('run.fit', bytes);
    const cadences = readingsOf(recording, 'cadence');
    expect(
      cadences.filter((reading) => reading.cadenceSpm === 0).map((reading) => reading.atSeconds),
    ).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
    expect(cadences.at(-1)).toMatchObject({ atSeconds: 13, cadenceSpm: 165 });
    expect(readingsOf(recording, 'heartRate')).toHaveLength(5);
  });

  it('plays on where the clock was set, pauses and all', async () => {
    const setAt = 100;
    const clock = (second: number): number => (second < setAt ? second : second + 20 * 86_400);
    const seconds = Array.from({ length: 300 }, (_, second) => second).filter(
      (second) => second <= 200 || second >= 230,
    );
    const bytes = encodeFit({
      samples: seconds.map((second) => ({ ...sample, atSeconds: clock(second) })),
      sessions: [{ sport: fitSports.running, from: 0, to: clock(299) }],
      timer: [
        { atSeconds: 0, type: 'start' },
        { atSeconds: clock(200), type: 'stop' },
        { atSeconds: clock(230), type: 'start' },
      ],
    });
    const recording = await readFit('run.fit', bytes);
    expect(recording.durationSeconds).toBe(299);
    expect(recording.remarks).toEqual([expect.stringContaining('set on by 20 days')]);
    const standing = readingsOf(recording, 'cadence').filter(({ cadenceSpm }) => cadenceSpm === 0);
    expect(standing.map(({ atSeconds }) => atSeconds)).toEqual(
      Array.from({ length: 29 }, (_, index) => 201 + index),
    );
  });

  it('takes only the legs on foot of a multisport recording', async () => {
    const bytes = encodeFit({
      samples: Array.from({ length: 30 }, (_, atSeconds) => ({ ...sample, atSeconds })),
      sessions: [
        { sport: fitSports.cycling, from: 0, to: 19 },
        { sport: fitSports.running, from: 20, to: 29 },
      ],
    });
    const recording = await readFit('tri.fit', bytes);
    expect(recording.durationSeconds).toBe(9);
    expect(readingsOf(recording, 'cadence')).toHaveLength(10);
  });

  it('refuses rides, swims and files without records', async () => {
    const ride = encodeFit({
      samples: [{ ...sample, atSeconds: 0 }],
      sessions: [{ sport: fitSports.cycling, from: 0, to: 1 }],
    });
    await expectTactusError(() => readFit('ride.fit', ride), 'badData', /ride\.fit holds cycling, no run/);
    const none = encodeFit({ samples: [] });
    await expectTactusError(() => readFit('none.fit', none), 'badData', /no recorded run/);
    const settings = encodeFit({ samples: [], sessions: [] });
    await expectTactusError(() => readFit('settings.fit', settings), 'badData', /no recorded run/);
  });

  it('refuses what is cut off, altered, or followed by something else', async () => {
    await expectTactusError(
      () => readFit('a.fit', run.subarray(0, -3)),
      'badData',
      /cut off: its last 3 bytes/,
    );
    const altered = Buffer.from(run);
    altered[60] = (altered[60] ?? 0) ^ 0xff;
    await expectTactusError(() => readFit('a.fit', altered), 'badData', /damaged: File CRC mismatch/);
    const followed = Buffer.concat([run, Buffer.from('\x0c\x10G\0D\0\0\0.GITnonsense', 'latin1')]);
    await expectTactusError(() => readFit('a.fit', followed), 'badData', /should begin a FIT header/);
  });

  it('reads a chain of files as one', async () => {
    const settings = encodeFit({ samples: [], sessions: [] });
    const recording = await readFit('chain.fit', Buffer.concat([settings, run]));
    expect(recording.durationSeconds).toBe(11);
  });

  it('takes zeros after the end for padding, and positions for speed when there is none', async () => {
    const bytes = encodeFit({
      samples: [0, 1, 2, 3, 4, 5].map((atSeconds) => ({
        atSeconds,
        latitude: 52.5 + (atSeconds * 3) / 111_195,
        longitude: 13.4,
      })),
    });
    const recording = await readFit('positions.fit', Buffer.concat([bytes, Buffer.alloc(300)]));
    const speeds = readingsOf(recording, 'speed');
    expect(speeds).toHaveLength(6);
    for (const { speedMps } of speeds) expect(speedMps).toBeCloseTo(3, 1);
  });
});
