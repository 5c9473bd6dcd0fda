import { describe, expect, it } from 'vitest';
import { expectTactusError, readingsOf } from '../testing/expect.ts';
import { nmeaLog, withChecksum } from '../testing/nmea-log.ts';
import { readNmeaLog } from './nmea.ts';

/** The same with a dilution of 12.5. */
function inexact(line: string): string {
  return withChecksum(line.slice(1, -3).replace(',9,0.9,', ',4,12.5,').replace('1.71,0.90', '13.1,12.5'));
}

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

  describe('reads what programs make of a log', () => {
    const log = nmeaLog({ seconds: 30 });
    const lines = log.trim().split('\r\n');
    const only = (...types: readonly string[]): string[] =>
      lines.filter((line) => types.some((type) => line.slice(3, 6) === type));
    const tpv = (second: number, fields: object = {}): string =>
      JSON.stringify({
        class: 'TPV',
        device: '/dev/ttyACM0',
        mode: 3,
        time: new Date(Date.UTC(2026, 3, 6, 23, 59, 50 + second)).toISOString(),
        lat: 52.5145,
        lon: 13.3501 + second * (3 / 67_693),
        ...fields,
      });
    const gpsd = [
      '{"class":"VERSION","release":"3.22","rev":"3.22","proto_major":3,"proto_minor":14}',
      '{"class":"DEVICES","devices":[{"class":"DEVICE","path":"/dev/ttyACM0"}]}',
    ];
    const gns = lines.flatMap((line) => {
      const [, time, lat, north, lon, east] = line.split(',');
      if (line.slice(3, 6) !== 'GGA') return [line];
      return [withChecksum(`GNGNS,${time},${lat},${north},${lon},${east},AN,12,0.8,34.0,45.0,,`)];
    });

    it.each([
      ['GnssLogger', lines.map((line) => `NMEA,${line},1775519990000`)],
      ['a time behind', lines.map((line) => `${line} [06:00:00]`)],
      ['a time before', lines.map((line) => `2026-04-06 23:59:50.123: ${line}`)],
      ['gpspipe -r', [...gpsd, ...lines]],
      ['gpspipe -w', [...gpsd, ...Array.from({ length: 30 }, (_, s) => tpv(s, { speed: 3, track: 90 }))]],
      ['gpspipe -w without a speed', Array.from({ length: 30 }, (_, s) => tpv(s))],
      ['gpspipe -w -t', Array.from({ length: 30 }, (_, s) => `2026-04-06T23:59:50.123456Z: ${tpv(s)}`)],
      [
        'a second in a line',
        lines.flatMap((_, at) => (at % 4 === 0 ? [lines.slice(at, at + 4).join(',')] : [])),
      ],
      [
        'zeros for speeds',
        only('RMC').map((line) => withChecksum(line.slice(1, -3).replace('5.832', '0.00'))),
      ],
      ['no checksums', lines.map((line) => line.replace(/\*..$/, ''))],
      ['GGA alone', only('GGA')],
      ['GGA and GSA', only('GGA', 'GSA')],
      ['GNS and VTG', gns.filter((line) => /GNS|VTG/.test(line))],
      ['GNS alone', gns.filter((line) => /GNS/.test(line))],
    ])('%s', (_what, said) => {
      for (const end of ['\r\n', '\n']) {
        const recording = readNmeaLog('run.log', said.join(end));
        expect(recording.durationSeconds).toBe(29);
        expect(recording.remarks).toEqual([]);
        const speeds = readingsOf(recording, 'speed');
        expect(speeds).toHaveLength(30);
        for (const { speedMps } of speeds) expect(speedMps).toBeCloseTo(3, 1);
      }
    });

    it('and tells what it leaves out', () => {
      const holed = log.replace('5230.8700', '5230.8701').replace(',0.9,34.2', ',9.9,34.2');
      const text = `${withChecksum('GNGSA,A,3,23,09,,,,,,,,,,,30.1,12.5,25.0')}\n${only('RMC')[0]}\n${holed}`;
      expect(readNmeaLog('run.log', text).remarks).toEqual([
        '1 sentence was left out: damaged',
        '1 place was left out: too inexact, with satellites badly placed (HDOP above 10)',
      ]);
    });

    it.each([
      ['places too inexact', lines.map((line) => inexact(line)), /no place that is exact enough: 30 were/],
      [
        'GLL alone',
        [withChecksum('GNGLL,1000.00000,N,02000.00000,E,060000.00,A,A')],
        /GLL alone is not enough/,
      ],
      ['no places at all', only('GSA', 'VTG'), /no sentences that tell a place/],
      ['no times', [withChecksum('GNRMC,,A,5230.87,N,01321.0,E,5.8,045.1,,,,A')], /no time of any/],
      ['places altered', lines.map((line) => line.replace(',5230.', ',5231.')), /wrong checksum/],
      ['gpsd without a fix', [...gpsd, tpv(0, { mode: 1 })], /never had a fix/],
    ])('or says why it cannot: %s', async (_what, said, why) => {
      await expectTactusError(() => readNmeaLog('run.log', said.join('\n')), 'badData', why);
    });
  });

  it('refuses what is no log, damaged, or never had a fix', async () => {
    await expectTactusError(() => readNmeaLog('a.txt', 'hello'), 'badData', /no recording that Tactus knows/);
    const damaged = nmeaLog({ seconds: 5 }).replaceAll('*', '*0');
    await expectTactusError(() => readNmeaLog('a.txt', damaged), 'badData', /wrong checksum or lack fields/);
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
