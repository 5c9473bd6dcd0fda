import { describe, expect, it } from 'vitest';
import { nmeaSeconds, withChecksum } from '../testing/nmea-log.ts';
import { createFixCollector, type GpsFix, type NoFix } from './fix.ts';
import { parseSentence } from './sentence.ts';

function told(
  lines: readonly string[],
  neverSends: readonly ('RMC' | 'VTG')[] = [],
): (GpsFix | NoFix | 'foreign' | 'damaged')[] {
  const collector = createFixCollector(neverSends);
  return lines.map((line) => {
    const sentence = parseSentence(line);
    return typeof sentence === 'string' ? sentence : collector.accept(sentence);
  });
}

function fixesOf(...lines: readonly string[]): GpsFix[] {
  return told(lines).filter((each) => typeof each !== 'string');
}

const at = (second: number): string => second.toFixed(3);
const rmc = (time: number, status: 'A' | 'V') =>
  withChecksum(
    `GPRMC,0814${at(time)},${status},5212.98,N,00653.10,E,5.832,0.00,230808,,,${status === 'A' ? 'A' : 'N'}`,
  );
const gga = (time: number, quality: number, hdop = '0.9') =>
  withChecksum(`GPGGA,0814${at(time)},5212.98,N,00653.10,E,${quality},6,${hdop},102.9,M,47.0,M,,`);
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

  describe('with a receiver that sends neither RMC nor VTG', () => {
    const seconds = Array.from({ length: 9 }, (_, index) => 10 + index);

    it('makes its fix of GGA, without a speed, after a look whether they come', () => {
      const fixes = fixesOf(...seconds.flatMap((time) => [gga(time, 1), gsa(3)]));
      expect(fixes.length).toBe(7);
      expect(fixes[0]).toMatchObject({
        latitude: 52 + 12.98 / 60,
        speedMps: undefined,
        altitudeMeters: 102.9,
      });
    });

    it('and at once where it is known', () => {
      const all = told(
        seconds.map((time) => gga(time, time < 14 ? 0 : 1)),
        ['RMC', 'VTG'],
      );
      expect(all.slice(0, 4)).toEqual(Array(4).fill('withoutFix'));
      expect(all.slice(4).every((each) => typeof each !== 'string')).toBe(true);
    });

    it('and one of GGA and GNS of the same moment', () => {
      const gns = (time: number) =>
        withChecksum(`GNGNS,0814${time}.000,5212.98,N,00653.10,E,AA,12,0.8,34.0,45.0,,`);
      expect(fixesOf(...seconds.flatMap((time) => [gga(time, 1), gns(time)]))).toHaveLength(7);
    });
  });

  it('waits for an RMC that comes once in ten epochs', () => {
    const tenth = (index: number) => gga(10 + index / 10, 1);
    const lines = Array.from({ length: 60 }, (_, index) =>
      index % 10 === 0 ? [rmc(10 + index / 10, 'A')] : [tenth(index)],
    );
    expect(fixesOf(...lines.flat())).toHaveLength(6);
  });

  it('makes a fix of GNS and VTG', () => {
    const lines = Array.from({ length: 5 }, (_, index) => [
      withChecksum(`GNGNS,0814${10 + index}.000,5212.98,N,00653.10,E,AA,12,0.8,34.0,45.0,,`),
      withChecksum('GNVTG,0.0,T,,M,5.832,N,10.800,K,A'),
    ]);
    const fixes = told(lines.flat(), ['RMC']).filter((each) => typeof each !== 'string');
    expect(fixes).toHaveLength(5);
    for (const fix of fixes) expect(fix).toMatchObject({ speedMps: expect.closeTo(3, 2) });
  });

  it('says how good it is, also while there is none', () => {
    const collector = createFixCollector();
    const qualityAfter = (line: string) => {
      const sentence = parseSentence(line);
      if (typeof sentence !== 'string') collector.accept(sentence);
      return collector.quality;
    };
    expect(collector.quality.dimensions).toBe(1);
    expect(qualityAfter(gga(10, 0))).toMatchObject({ dimensions: 1, satellitesUsed: 6, dilution: undefined });
    expect(qualityAfter(gga(11, 1))).toMatchObject({ dimensions: 2, dilution: 0.9, accuracyMeters: 3.6 });
    expect(qualityAfter(gsa(3))).toMatchObject({ dimensions: 3, satellitesUsed: 6 });
    // GSA comes every fifth second with some: what it said of the dimensions stands.
    expect(qualityAfter(gga(12, 1))).toMatchObject({ dimensions: 3 });
    expect(qualityAfter(gsa(1))).toMatchObject({ dimensions: 1, accuracyMeters: undefined });
  });

  it('says why there is none', () => {
    expect(told([gga(10, 1, '14.2'), rmc(10, 'A')])).toEqual(['partial', 'inexact']);
    expect(told([gga(10, 0), rmc(10, 'A'), rmc(11, 'V')])).toEqual(['partial', 'withoutFix', 'withoutFix']);
  });
});
