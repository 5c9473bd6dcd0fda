import { describe, expect, it } from 'vitest';
import { fixOf, parseGpsdReport, satellitesOf } from './gpsd-report.ts';

const tpv = (fields: object): string =>
  JSON.stringify({
    class: 'TPV',
    mode: 3,
    time: '2026-04-06T12:00:00.000Z',
    lat: 52.5,
    lon: 13.4,
    ...fields,
  });
const fix = (line: string) => {
  const report = parseGpsdReport(line);
  return report?.class === 'TPV' ? fixOf(report) : undefined;
};

it('counts satellites as new and old gpsd tell them, and keeps what a report of dilution alone does not know', () => {
  const counted = (fields: object) => {
    const report = parseGpsdReport(JSON.stringify({ class: 'SKY', ...fields }));
    return report?.class === 'SKY' ? satellitesOf(report) : undefined;
  };
  expect(counted({ uSat: 7, nSat: 12, satellites: [] })).toEqual({ satellitesUsed: 7, satellitesSeen: 12 });
  const satellites = [{ PRN: 1, used: true }, { PRN: 2, used: false }, { PRN: 3 }];
  expect(counted({ satellites })).toEqual({ satellitesUsed: 1, satellitesSeen: 3 });
  expect(counted({ hdop: 1.2 })).toEqual({});
  expect(counted({ hdop: 1.2, satellites: 'many' })).toEqual({});
});

describe('fixOf', () => {
  it('reads what gpsd 3.22 writes', () => {
    const line =
      '{"class":"TPV","device":"/dev/ttyACM0","mode":3,"time":"2026-04-06T12:00:00.000Z","ept":0.005,"lat":52.5145,"lon":13.35,"altHAE":79.2,"altMSL":34.2,"epx":4.1,"epy":5.2,"track":91.2,"speed":2.98,"eps":90.1}';
    expect(fix(line)).toEqual({
      latitude: 52.5145,
      longitude: 13.35,
      altitudeMeters: 34.2,
      speedMps: 2.98,
      accuracyMeters: 2.6,
      utcSeconds: Date.UTC(2026, 3, 6, 12) / 1000,
    });
  });

  it('wants a fix from the sky', () => {
    expect(fix(tpv({ mode: 1 }))).toBeUndefined();
    expect(fix(tpv({ mode: 0 }))).toBeUndefined();
    expect(fix(tpv({ status: 8 }))).toBeUndefined();
    expect(fix(tpv({ lat: undefined }))).toBeUndefined();
    expect(fix(tpv({ time: undefined }))).toBeUndefined();
    expect(fix(tpv({ mode: 2, altMSL: 30 }))).toMatchObject({
      altitudeMeters: undefined,
      speedMps: undefined,
    });
  });

  it("does not believe gpsd's own speeds", () => {
    expect(fix(tpv({ speed: 4.476 }))).toMatchObject({ speedMps: undefined });
    expect(fix(tpv({ speed: 4.476, track: 0 }))).toMatchObject({ speedMps: 4.476 });
    expect(fix(tpv({ speed: 0.02 }))).toMatchObject({ speedMps: 0.02 });
  });
});
