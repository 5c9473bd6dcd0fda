import { describe, expect, it } from 'vitest';
import { expectTactusError, readingsOf } from '../testing/expect.ts';
import { nmeaLog, withChecksum } from '../testing/nmea-log.ts';
import { readNmeaLog } from './nmea.ts';

describe('readNmeaLog', () => {
  it('reads one sample a second over midnight', () => {
    const recording = readNmeaLog('run.log', nmeaLog({ seconds: 30 }));
    expect(recording.durationSeconds).toBe(29);
    const speeds = readingsOf(recording, 'speed');
    expect(speeds).toHaveLength(30);
    for (const reading of speeds) expect(reading.speedMps).toBeCloseTo(3, 2);
    expect(readingsOf(recording, 'position').at(-1)).toMatchObject({ atSeconds: 29, altitudeMeters: 34.2 });
  });

  it('gives nothing before the first fix, which is zero', () => {
    const recording = readNmeaLog('run.log', nmeaLog({ seconds: 30, fixFrom: 12 }));
    expect([...recording.readings][0]?.atSeconds).toBe(0);
    expect(recording.durationSeconds).toBe(17);
  });

  it('reads receivers that send no RMC', () => {
    const text = nmeaLog({ seconds: 30 })
      .split('\r\n')
      .filter((line) => !line.includes('RMC'))
      .join('\n');
    const speeds = readingsOf(readNmeaLog('run.log', text), 'speed');
    expect(speeds.length).toBeGreaterThan(25);
    expect(speeds.at(-1)).toMatchObject({ speedMps: expect.closeTo(3, 2) });
  });

  it('passes over noise before sentences', () => {
    const text = nmeaLog({ seconds: 5 }).replaceAll('$GNRMC', '\u00b5b\u0001$\u0002$GNRMC');
    expect(readNmeaLog('run.log', text).durationSeconds).toBe(4);
  });

  it('refuses what is no log, damaged, or never had a fix', async () => {
    await expectTactusError(() => readNmeaLog('a.txt', 'hello'), 'badData', /no recording that Tactus knows/);
    const damaged = nmeaLog({ seconds: 5 }).replaceAll('*', '*0');
    await expectTactusError(() => readNmeaLog('a.txt', damaged), 'badData', /wrong checksum/);
    const lost = nmeaLog({ seconds: 5, fixFrom: 9 });
    await expectTactusError(() => readNmeaLog('a.txt', lost), 'badData', /never had a fix/);
  });

  describe('goes by the time of day', () => {
    const at = (second: number, date: string): string => {
      const time = new Date(second * 1000).toISOString().slice(11, 19).replaceAll(':', '');
      return withChecksum(`GNRMC,${time}.00,A,5230.87,N,01321.0,E,5.8,045.1,${date},,,A`);
    };
    const log = (seconds: number, from: number, dateOf: (second: number) => string) =>
      readNmeaLog('run.log', Array.from({ length: seconds }, (_, s) => at(from + s, dateOf(s))).join('\n'));
    const times = (recording: ReturnType<typeof readNmeaLog>): number[] =>
      readingsOf(recording, 'speed').map(({ atSeconds }) => atSeconds);
    const everySecond = Array.from({ length: 600 }, (_, second) => second);

    it.each(['060106', '060138', '', '140626', '160626'])('when the first date is "%s"', (date) => {
      expect(times(log(600, 40_000, (second) => (second < 3 ? date : '150626')))).toEqual(everySecond);
    });

    it('when a date in the middle is wrong', () => {
      const dateOf = (second: number) => (second === 300 ? '010180' : '150626');
      expect(times(log(600, 40_000, dateOf))).toEqual(everySecond);
    });

    it.each([
      ['with a date in time', 300],
      ['with a date that comes late', 302],
      ['with a date that comes early', 298],
    ])('over midnight %s', (_how, newDay) => {
      const dateOf = (second: number) => (second < newDay ? '311225' : '010126');
      expect(times(log(600, 86_100, dateOf))).toEqual(everySecond);
    });

    it('and goes on from where the clock was set', () => {
      const early = `${at(29_556, '060180')}\n${nmeaLog({ seconds: 5 })}`;
      expect(times(readNmeaLog('a.log', early))).toEqual([0, 1, 2, 3, 4, 5]);
      const late = `${nmeaLog({ seconds: 5 })}${at(29_556, '060491')}`;
      expect(times(readNmeaLog('a.log', late))).toEqual([0, 1, 2, 3, 4, 5]);
    });

    it('whose faults are mended', () => {
      const clock = (timeOf: (second: number) => number) =>
        readNmeaLog('a.log', everySecond.map((s) => at(timeOf(s), '150626')).join('\n'));
      const setBack = clock((second) => 40_000 + second - (second < 300 ? 0 : 7200));
      expect(times(setBack)).toEqual(everySecond);
      expect(setBack.remarks).toEqual([expect.stringContaining('set back by 2 hours')]);
      for (const bad of [10_000, 55_000, 86_399])
        expect(times(clock((second) => (second === 300 ? bad : 40_000 + second)))).toEqual(
          everySecond.filter((second) => second !== 300),
        );
    });

    it('passes over what is told twice or out of turn', () => {
      const order = [0, 1, 1, 0, 2, 2, 3].map((second) =>
        at(86_398 + second, second < 2 ? '311225' : '010126'),
      );
      expect(times(readNmeaLog('a.log', order.join('\n')))).toEqual([0, 1, 2, 3]);
    });
  });
});
