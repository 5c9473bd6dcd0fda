import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nmeaSeconds, withChecksum } from '../testing/nmea-log.ts';
import { propertyRuns, propertyTimeout } from '../testing/runs.ts';
import { createFixCollector, type GpsFix, worstHdop } from './fix.ts';
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

  it('never makes a fix that a body cannot have, from any order of sentences', {
    timeout: propertyTimeout,
  }, () => {
    const line = fc.oneof(
      fc
        .tuple(fc.integer({ min: 10, max: 14 }), fc.constantFrom('A' as const, 'V' as const))
        .map(([t, s]) => rmc(t, s)),
      fc
        .tuple(fc.integer({ min: 10, max: 14 }), fc.nat(9), fc.constantFrom('0.9', '', '50'))
        .map(([time, quality, hdop]) => gga(time, quality, hdop)),
      fc.integer({ min: 1, max: 3 }).map(gsa),
      fc.constant(withChecksum('GPVTG,,T,,M,5.000,N,9.260,K,A')),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) =>
        fixesOf(...lines).every(
          (fix) =>
            Math.abs(fix.latitude) <= 90 &&
            (fix.speedMps ?? 0) >= 0 &&
            (fix.accuracyMeters ?? 0) <= worstHdop * 4 &&
            lines.some((said) => said.includes(',A,') || said.includes('VTG')),
        ),
      ),
      { numRuns: propertyRuns / 5 },
    );
  });
});
