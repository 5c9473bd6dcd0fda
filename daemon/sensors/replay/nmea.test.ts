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

  it('refuses a clock that jumps by years', async () => {
    const text =
      nmeaLog({ seconds: 5 }) + withChecksum('GNRMC,081236.50,A,5230.87,N,01321.0,E,5.8,045.1,060491,,,A');
    expect(readNmeaLog('a.log', text).durationSeconds).toBe(4);
    const early = `${withChecksum('GNRMC,081236.50,A,5230.87,N,01321.0,E,5.8,045.1,060491,,,A')}\n${nmeaLog({ seconds: 5 })}`;
    await expectTactusError(() => readNmeaLog('a.log', early), 'badData', /its clock cannot be right/);
  });
});
