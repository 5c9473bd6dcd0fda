import { describe, expect, it } from 'vitest';
import { expectTactusError, readingsOf } from '../testing/expect.ts';
import { type TcxPoint, tcxActivity, tcxFile } from '../testing/tcx-file.ts';
import { readTcx } from './tcx.ts';

/** At 3 m/s, a point every so many seconds. */
const steady = (count: number, seconds: number, more: Partial<TcxPoint> = {}, from = 0): TcxPoint[] =>
  Array.from({ length: count }, (_, index) => ({
    atSeconds: from + index * seconds,
    meters: 3 * index * seconds,
    stridesPerMinute: 85,
    heartRateBpm: 141,
    ...more,
  }));
const running = (...tracks: TcxPoint[][]): string => tcxFile(tcxActivity('Running', ...tracks));

describe('readTcx', () => {
  it('reads heart rate, strides, places and the speed of a run', () => {
    const recording = readTcx('run.tcx', running(steady(60, 1, { speedMps: 2.9 })));
    expect(recording).toMatchObject({ durationSeconds: 59, sport: 'running', remarks: [] });
    expect(readingsOf(recording, 'cadence')[5]?.cadenceSpm).toBe(170);
    expect(readingsOf(recording, 'heartRate')[5]?.heartRateBpm).toBe(141);
    expect(readingsOf(recording, 'speed')[5]?.speedMps).toBe(2.9);
    expect(readingsOf(recording, 'position')).toHaveLength(60);
  });

  it('takes the speed from the distance, places or none', () => {
    for (const more of [{}, { withoutPlace: true } as const]) {
      const speeds = readingsOf(readTcx('run.tcx', running(steady(60, 20, more))), 'speed');
      expect(speeds).toHaveLength(60);
      for (const { speedMps } of speeds) expect(speedMps).toBeCloseTo(3, 2);
    }
  });

  it('reads what is written of one second in several points', () => {
    const points = steady(60, 1).flatMap(({ atSeconds, meters = 0 }) => [
      { atSeconds, heartRateBpm: 141 },
      { atSeconds, meters },
    ]);
    const recording = readTcx('run.tcx', running(points));
    for (const kind of ['heartRate', 'position', 'speed'] as const)
      expect(readingsOf(recording, kind)).toHaveLength(60);
  });

  it('stands still between tracks that meet', () => {
    const second = steady(60, 1, {}, 159).map((point) => ({ ...point, meters: 177 + (point.meters ?? 0) }));
    for (const withoutPlace of [undefined, true] as const) {
      const tracks = [steady(60, 1), second].map((track) =>
        track.map((point) => (withoutPlace ? { ...point, withoutPlace } : point)),
      );
      const standing = readingsOf(readTcx('run.tcx', running(...tracks)), 'cadence').filter(
        ({ cadenceSpm }) => cadenceSpm === 0,
      );
      expect(standing.map(({ atSeconds }) => atSeconds)).toEqual(
        Array.from({ length: 99 }, (_, index) => 60 + index),
      );
    }
  });

  it('mends the clock, and reads what is cut off to its last whole point', () => {
    const wrong = steady(60, 1).map((point, index) => (index === 30 ? { ...point, atSeconds: -1e9 } : point));
    expect(readTcx('run.tcx', running(wrong)).remarks).toEqual([
      expect.stringMatching(/1 sample was left out/),
    ]);
    const whole = running(steady(60, 1));
    const cut = readTcx('run.tcx', whole.slice(0, whole.lastIndexOf('<Time>')));
    expect(cut).toMatchObject({ durationSeconds: 58, remarks: [expect.stringMatching(/cut off/)] });
  });

  it('tells of places that could not be, and of decimal commas', async () => {
    const whole = running(steady(60, 1));
    const nowhere = readTcx('run.tcx', whole.replace(/<LatitudeDegrees>/, '<LatitudeDegrees>9'));
    expect(nowhere.remarks).toEqual(['1 place was left out: no latitude and longitude that could be']);
    expect(readingsOf(nowhere, 'position')).toHaveLength(59);
    const comma = whole.replaceAll(/(<(?:LatitudeDegrees|LongitudeDegrees)>\d+)\./g, '$1,');
    await expectTactusError(() => readTcx('run.tcx', comma), 'badData', /has decimal commas/);
    const distances = running(steady(60, 1, { withoutPlace: true })).replaceAll(
      /(<DistanceMeters>\d+)</g,
      '$1,0<',
    );
    await expectTactusError(() => readTcx('run.tcx', distances), 'badData', /has decimal commas/);
  });

  it('lets the sport decide in doubt what the cadence counts', () => {
    const cadenceOf = (sport: string): number | undefined => {
      const slow = steady(60, 1).map((point) => ({
        ...point,
        ...{ meters: 1.35 * point.atSeconds, stridesPerMinute: 89 },
      }));
      const recording = readTcx('run.tcx', tcxFile(tcxActivity(sport, slow)));
      return readingsOf(recording, 'cadence')[5]?.cadenceSpm;
    };
    expect(['Walking', 'Hiking', 'Running'].map(cadenceOf)).toEqual([89, 89, 178]);
  });

  it('takes the legs on foot of a multisport race, and what moves on foot where nothing is said', () => {
    const leg = (tag: string, activity: string): string => `<${tag}>${activity}</${tag}>`;
    const race = `<MultiSportSession>${leg('FirstSport', tcxActivity('Biking', steady(60, 1)))}${leg(
      'NextSport',
      tcxActivity('Running', steady(30, 1, {}, 100)),
    )}</MultiSportSession>`;
    expect(readTcx('race.tcx', tcxFile(race)).durationSeconds).toBe(29);
    expect(readTcx('other.tcx', tcxFile(tcxActivity('Other', steady(60, 1)))).durationSeconds).toBe(59);
  });

  it('refuses rides, plans, several runs and other XML', async () => {
    const refuse = (text: string, message: RegExp) =>
      expectTactusError(() => readTcx('a.tcx', text), 'badData', message);
    await refuse(tcxFile(tcxActivity('Biking', steady(60, 1))), /holds biking, no run/);
    const fast = steady(60, 1).map((point) => ({ ...point, meters: 3 * (point.meters ?? 0) }));
    await refuse(tcxFile(tcxActivity('Other', fast)), /moves as nobody does on foot, no run/);
    const run = tcxActivity('Running', steady(60, 1));
    await refuse(tcxFile(run + run), /holds 2 runs: 2026-04-01T07:00:00Z, /);
    await refuse(tcxFile(''), /is TCX that holds no recorded run/);
    const course = tcxFile('').replaceAll('Activities', 'Courses');
    await refuse(course, /is TCX of a course or a workout/);
    await refuse('<gpx></gpx>', /is XML, but not TCX/);
  });
});
