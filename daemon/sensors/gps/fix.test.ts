import { describe, expect, it } from 'vitest';
import { nmeaSeconds, withChecksum } from '../testing/nmea-log.ts';
import { createFixCollector, type GpsFix } from './fix.ts';
import { parseSentence } from './sentence.ts';

function fixesOf(...lines: readonly string[]): GpsFix[] {
  const collector = createFixCollector();
  return lines.flatMap((line) => {
    const sentence = parseSentence(line);
    const fix = typeof sentence === 'string' ? undefined : collector.accept(sentence);
    return fix ? [fix] : [];
  });
}

const rmc = (time: number, status: 'A' | 'V') =>
  withChecksum(
    `GPRMC,0814${time}.000,${status},5212.98,N,00653.10,E,5.832,0.00,230808,,,${status === 'A' ? 'A' : 'N'}`,
  );
const gga = (time: number, quality: number, hdop = '0.9') =>
  withChecksum(`GPGGA,0814${time}.000,5212.98,N,00653.10,E,${quality},6,${hdop},102.9,M,47.0,M,,`);
const gsa = (dimensions: number) => withChecksum(`GPGSA,A,${dimensions},21,28,08,,,,,,,,,,3.05,1.00,1.00`);

describe('createFixCollector', () => {
  it('makes one fix of each second', () => {
    const seconds = nmeaSeconds();
    const lines = Array.from({ length: 5 }, () => seconds.next().trim().split('\r\n')).flat();
    expect(fixesOf(...lines)).toHaveLength(5);
  });

  it('lets GGA or GSA of the same moment deny it, not of an older one', () => {
    expect(fixesOf(gga(10, 0), rmc(10, 'A'))).toHaveLength(0);
    expect(fixesOf(gga(10, 1), gsa(1), rmc(10, 'A'))).toHaveLength(0);
    expect(fixesOf(gga(10, 1), rmc(10, 'V'))).toHaveLength(0);
    expect(fixesOf(gga(10, 0), gsa(1), gga(11, 1), rmc(11, 'A'), gga(12, 1), rmc(12, 'A'))).toHaveLength(2);
    expect(fixesOf(gga(10, 0), rmc(11, 'A'))).toMatchObject([{ altitudeMeters: undefined }]);
    expect(fixesOf(gga(10, 6), rmc(10, 'A'))).toHaveLength(0);
  });

  it('refuses badly placed satellites, and forgets the dilution of no fix', () => {
    expect(fixesOf(gga(10, 1, '14.2'), rmc(10, 'A'))).toHaveLength(0);
    expect(fixesOf(gga(10, 0, '99.99'), gga(11, 1, ''), rmc(11, 'A'))).toMatchObject([
      { accuracyMeters: undefined },
    ]);
  });
});
