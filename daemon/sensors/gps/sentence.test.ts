import { describe, expect, it } from 'vitest';
import { withChecksum } from '../testing/nmea-log.ts';
import { parseSentence } from './sentence.ts';

describe('parseSentence', () => {
  it('reads RMC of any talker', () => {
    const line = withChecksum('GNRMC,081236.50,A,5230.8700,N,01321.0060,E,5.832,045.1,060426,,,A');
    expect(parseSentence(line)).toEqual({
      type: 'RMC',
      timeOfDaySeconds: 8 * 3600 + 12 * 60 + 36.5,
      dayMillis: Date.UTC(2026, 3, 6),
      valid: true,
      latitude: 52 + 30.87 / 60,
      longitude: 13 + 21.006 / 60,
      speedMps: expect.closeTo(3.0002, 3),
    });
  });

  it('reads southern and western positions, altitude and dilution', () => {
    const line = withChecksum('GPGGA,000941.00,3354.5000,S,07036.2500,W,1,12,1.01,-4.8,M,-21.4,M,,');
    expect(parseSentence(line)).toMatchObject({
      latitude: -(33 + 54.5 / 60),
      longitude: -(70 + 36.25 / 60),
      altitudeMeters: -4.8,
      hdop: 1.01,
      quality: 1,
    });
  });

  it('reads VTG in km/h and GSA', () => {
    expect(parseSentence(withChecksum('GPVTG,,T,,M,5.000,N,9.260,K,A'))).toMatchObject({
      speedMps: expect.closeTo(2.572, 3),
    });
    expect(parseSentence(withChecksum('GNGSA,A,3,23,09,16,07,26,03,27,22,,,,,1.71,1.01,1.38'))).toEqual({
      type: 'GSA',
      fixDimensions: 3,
      hdop: 1.01,
    });
  });

  it('reads GNS as a GGA of several systems, with a fix in any of them', () => {
    const gns = (mode: string) =>
      parseSentence(withChecksum(`GNGNS,081236.50,5230.87,N,01321.006,E,${mode},12,0.8,34.0,45.0,,`));
    expect(gns('NAN')).toMatchObject({ type: 'GGA', quality: 1, hdop: 0.8, altitudeMeters: 34 });
    expect(['RR', 'D', 'FN'].map(gns)).toMatchObject([{ quality: 1 }, { quality: 1 }, { quality: 1 }]);
    expect(['NN', 'E', 'M', 'S', ''].map(gns)).toMatchObject(Array(5).fill({ quality: 0 }));
  });

  it('passes over what loggers write around a sentence', () => {
    const body = 'GNRMC,081236.50,A,5230.8700,N,01321.0060,E,5.832,045.1,060426,,,A';
    const alone = parseSentence(withChecksum(body));
    expect(alone).toMatchObject({ type: 'RMC' });
    for (const around of [
      ['', ',1714543200000'],
      ['NMEA,', ',1714543200000'],
      ['', ' [06:00:00]'],
      ['2026-04-06 08:12:36.512: ', '\t$1'],
      ['\u00b5b\u0001$\u0002', ''],
      [`[12.5] ${withChecksum('GNGSA,A,1,,,,,,,,,,,,,,,')} `, ' # ok'],
    ])
      expect(parseSentence(around.join(withChecksum(body)))).toEqual(alone);
  });

  it('reads sentences that were kept without checksums, if they are whole', () => {
    const rmc = '$GNRMC,081236.50,A,5230.8700,N,01321.0060,E,5.832,045.1,060426,,,A';
    expect(parseSentence(rmc)).toBe('damaged');
    expect(parseSentence(rmc, 'absent')).toEqual(parseSentence(withChecksum(rmc.slice(1))));
    expect(parseSentence(`${rmc}\r`, 'absent')).toMatchObject({ speedMps: expect.closeTo(3, 2) });
    expect(parseSentence(rmc.slice(0, 50), 'absent')).toBe('damaged');
  });

  it('is not valid when the receiver guesses', () => {
    const line = withChecksum('GNRMC,081236.50,A,5230.8700,N,01321.0060,E,5.832,045.1,060426,,,E');
    expect(parseSentence(line)).toMatchObject({ valid: false });
  });

  it('refuses a wrong or absent checksum and passes over the rest', () => {
    expect(parseSentence('$GPGSA,A,1,,,,,,,,,,,,,,,*1F')).toBe('damaged');
    expect(parseSentence('$GPRMC,081236.50,A,5230.8700,N')).toBe('damaged');
    expect(parseSentence(withChecksum('GPGSV,4,1,16,02,05,307'))).toBe('foreign');
    expect(parseSentence(withChecksum('PMTK010,001'))).toBe('foreign');
    expect(parseSentence('')).toBe('foreign');
  });
});
