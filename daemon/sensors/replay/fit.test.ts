import { describe, expect, it } from 'vitest';
import { expectTactusError, readingsOf } from '../testing/expect.ts';
import { encodeFit, fitSports } from '../testing/fit-file.ts';
import { readFit } from './fit.ts';

const sample = { heartRateBpm: 141, stridesPerMinute: 82, fraction: 0.5, speedMps: 2.9 };
const run = encodeFit({ samples: [0, 1, 4, 11].map((atSeconds) => ({ ...sample, atSeconds })) });

describe('readFit', () => {
  it('counts strides as two steps and begins at the first record', async () => {
    const recording = readFit('run.fit', run);
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
    const recording = readFit('run.fit', bytes);
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
    const recording = readFit('run.fit', bytes);
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
    const recording = readFit('run.fit', bytes);
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
    const recording = readFit('tri.fit', bytes);
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

  it('refuses what is cut off or altered', async () => {
    await expectTactusError(
      () => readFit('a.fit', run.subarray(0, -3)),
      'badData',
      /cut off: its last 3 bytes/,
    );
    const altered = Buffer.from(run);
    altered[60] = (altered[60] ?? 0) ^ 0xff;
    await expectTactusError(() => readFit('a.fit', altered), 'badData', /damaged: its checksum is wrong/);
  });

  it('reads a whole file whatever stands behind its end', () => {
    for (const [behind, remarks] of [
      ['\r\n', []],
      ['\x0c\x10G\0D\0\0\0.GITnonsense', ['20 bytes behind its end were passed over']],
    ] as const) {
      const recording = readFit('a.fit', Buffer.concat([run, Buffer.from(behind, 'latin1')]));
      expect([recording.durationSeconds, recording.remarks]).toEqual([11, remarks]);
    }
  });

  it('reads a file that the watch never finished as far as it goes', () => {
    const unfinished = Buffer.from(run.subarray(0, -20));
    unfinished.writeUInt32LE(0, 4);
    unfinished.writeUInt16LE(0, 12);
    const recording = readFit('a.fit', unfinished);
    expect(readingsOf(recording, 'cadence')).toHaveLength(4);
    expect(recording.remarks).toEqual([expect.stringMatching(/never finished/)]);
  });

  it('reads a chain of files as one', async () => {
    const settings = encodeFit({ samples: [], sessions: [] });
    const recording = readFit('chain.fit', Buffer.concat([settings, run]));
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
    const recording = readFit('positions.fit', Buffer.concat([bytes, Buffer.alloc(300)]));
    const speeds = readingsOf(recording, 'speed');
    expect(speeds).toHaveLength(6);
    for (const { speedMps } of speeds) expect(speedMps).toBeCloseTo(3, 1);
  });

  it('takes the speed from the distance where there is none, or one that the distance belies', () => {
    const every = (count: number, seconds: number, more: (index: number) => object) =>
      Array.from({ length: count }, (_, index) => ({
        atSeconds: index * seconds,
        distanceMeters: 3 * index * seconds,
        ...more(index),
      }));
    for (const samples of [
      every(60, 1, () => ({})),
      every(20, 50, () => ({})),
      every(60, 1, () => ({ speedMps: 0.06 })),
    ]) {
      const speeds = readingsOf(readFit('a.fit', encodeFit({ samples })), 'speed');
      expect(speeds).toHaveLength(samples.length);
      for (const { speedMps } of speeds) expect(speedMps).toBeCloseTo(3, 5);
    }
  });

  it('reads what a device writes of one second in several records', () => {
    const samples = Array.from({ length: 60 }, (_, atSeconds) => [
      { atSeconds, heartRateBpm: 141 },
      { atSeconds, distanceMeters: 3 * atSeconds },
    ]);
    const recording = readFit('a.fit', encodeFit({ samples: samples.flat() }));
    expect(readingsOf(recording, 'heartRate')).toHaveLength(60);
    expect(readingsOf(recording, 'speed').map(({ speedMps }) => Math.round(speedMps))).toEqual(
      Array(60).fill(3),
    );
  });

  it('reads speed and distance in three bytes, as old watches pack them', () => {
    const samples = Array.from({ length: 200 }, (_, atSeconds) => {
      const distance = (3 * 16 * atSeconds) & 0xfff;
      const compressed = Uint8Array.of(300 & 0xff, (300 >> 8) | ((distance & 15) << 4), distance >> 4);
      return { atSeconds, compressed };
    });
    const own = readingsOf(readFit('a.fit', encodeFit({ samples })), 'speed');
    expect(own.map(({ speedMps }) => speedMps)).toEqual(samples.map(() => 3));
    // Without a speed: the distance begins anew every 256 m.
    const still = samples.map(({ atSeconds, compressed: [, middle = 0, high = 0] }) => ({
      atSeconds,
      compressed: Uint8Array.of(0, middle & 0xf0, high),
    }));
    for (const { speedMps } of readingsOf(readFit('a.fit', encodeFit({ samples: still })), 'speed'))
      expect(speedMps).toBeCloseTo(3, 5);
  });

  describe('knows a run', () => {
    const atSpeed = (speedMps: number, stridesPerMinute = 85) =>
      Array.from({ length: 60 }, (_, atSeconds) => ({ atSeconds, speedMps, stridesPerMinute }));
    const whole = (sport: number, subSport?: number) => [
      { sport, from: 0, to: 59, ...(subSport !== undefined && { subSport }) },
    ];

    it.each([
      ['generic', 0, undefined],
      ['indoor running', 4, 45],
      ['a treadmill', 4, 1],
      ['training', 10, 26],
      ['mountaineering', 16, undefined],
      ['hiking', 17, undefined],
      ['snowshoeing', 35, undefined],
      ['a sport that came later', 200, undefined],
    ])('by its sport: %s', (_, sport, subSport) => {
      const recording = readFit(
        'a.fit',
        encodeFit({ samples: atSpeed(3), sessions: whole(sport, subSport) }),
      );
      expect(recording).toMatchObject({ durationSeconds: 59, sport: 'running' });
    });

    it('without a session by what the watch was set to, or by how it moves', async () => {
      const read = (speedMps: number, plan: object = {}, cycles = 85) =>
        readFit('a.fit', encodeFit({ samples: atSpeed(speedMps, cycles), sessions: [], ...plan }));
      expect(read(3).durationSeconds).toBe(59);
      expect(read(7, { sport: fitSports.running }).durationSeconds).toBe(59);
      await expectTactusError(
        () => read(3, { sport: fitSports.cycling }),
        'badData',
        /holds cycling, no run/,
      );
      await expectTactusError(() => read(8), 'badData', /moves as nobody does on foot/);
      await expectTactusError(() => read(5, {}, 60), 'badData', /moves as nobody does on foot/);
    });

    it('from a plan', async () => {
      const course = encodeFit({ samples: atSpeed(3), fileType: 6 });
      await expectTactusError(() => readFit('a.fit', course), 'badData', /is a course, .* no recorded run/);
      const workout = encodeFit({ samples: [], sessions: [], fileType: 5 });
      await expectTactusError(() => readFit('a.fit', workout), 'badData', /is a workout, .* no recorded run/);
    });
  });
});
