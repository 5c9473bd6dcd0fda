import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { createLineReader } from '../../system/lines.ts';
import { createHearing } from '../testing/heard.ts';
import { withChecksum } from '../testing/nmea-log.ts';
import { always, damaged, expectBodily, noise } from '../testing/property.ts';
import { createPositionGate } from './gate.ts';
import { createNmeaReceiver } from './nmea-receiver.ts';
import { parseSentence } from './sentence.ts';

const digits = (value: number, whole: number, decimals: number): string =>
  value.toFixed(decimals).padStart(whole + (decimals > 0 ? decimals + 1 : 0), '0');
const time = fc
  .tuple(fc.nat(24), fc.nat(60), fc.nat(61))
  .map((parts) => `${parts.map((part) => digits(part, 2, 0)).join('')}.00`);
const date = fc
  .tuple(fc.nat(32), fc.nat(13), fc.nat(99))
  .map((parts) => parts.map((part) => digits(part, 2, 0)).join(''));
const angle = (degreesWide: number, most: number, sides: string) =>
  fc
    .tuple(fc.nat(most), fc.double({ min: 0, max: 61, noNaN: true }), fc.constantFrom(...sides, ''))
    .map(([degrees, minutes, side]) => `${digits(degrees, degreesWide, 0)}${digits(minutes, 2, 4)},${side}`);
const latitude = angle(2, 91, 'NS');
const longitude = angle(3, 181, 'EW');
const decimal = fc.oneof(
  fc.double({ min: 0, max: 200, noNaN: true }).map((value) => value.toFixed(2)),
  fc.constantFrom('', '-1', '1e9', '999999999', '0x10', 'NaN', '99.99'),
);
const talker = fc.constantFrom('GP', 'GN', 'GL', 'BD');
const mode = fc.constantFrom('A', 'D', 'E', 'N', '');

const rmc = fc
  .tuple(talker, time, fc.constantFrom('A', 'V'), latitude, longitude, decimal, date, mode)
  .map(
    ([who, at, status, lat, lon, knots, day, how]) =>
      `${who}RMC,${at},${status},${lat},${lon},${knots},045.1,${day},,,${how}`,
  );
const gga = fc
  .tuple(talker, time, latitude, longitude, fc.nat(9), decimal, decimal)
  .map(
    ([who, at, lat, lon, quality, hdop, altitude]) =>
      `${who}GGA,${at},${lat},${lon},${quality},8,${hdop},${altitude},M,47.0,M,,`,
  );
const vtg = fc
  .tuple(talker, decimal, decimal, mode)
  .map(([who, knots, kmh, how]) => `${who}VTG,,T,,M,${knots},N,${kmh},K,${how}`);
const gsa = fc
  .tuple(talker, fc.nat(4), decimal)
  .map(([who, dimensions, hdop]) => `${who}GSA,A,${dimensions},1,2,,,,,,,,,,,1.7,${hdop},1.3`);
const anyFields = fc
  .tuple(
    fc.constantFrom('RMC', 'GGA', 'VTG', 'GSA'),
    fc.array(fc.oneof(decimal, fc.string({ maxLength: 12 })), { maxLength: 20 }),
  )
  .map(([type, fields]) => `GN${type},${fields.join(',')}`);

const line = fc
  .oneof(rmc, gga, vtg, gsa, anyFields)
  .map((body) => Buffer.from(`${withChecksum(body)}\r\n`, 'latin1'));
/** A second of a receiver that means it: all of the same time and position, so that fixes come about. */
const second = fc
  .tuple(fc.integer({ min: 10, max: 14 }), latitude, longitude, decimal)
  .map(([at, lat, lon, knots]) =>
    [
      `GPGGA,0814${at}.00,${lat},${lon},1,8,0.9,34.2,M,47.0,M,,`,
      `GPRMC,0814${at}.00,A,${lat},${lon},${knots},,060426,,,A`,
    ]
      .map((body) => `${withChecksum(body)}\r\n`)
      .join(''),
  )
  .map((text) => Buffer.from(text, 'latin1'));
const stream = fc
  .array(fc.oneof(damaged(line), damaged(second), noise), { maxLength: 6 })
  .map((parts) => Buffer.concat(parts));

describe('what a serial receiver says', () => {
  always(
    'survives, and tells what a body can have or nothing',
    fc.property(stream, (bytes) => {
      const { vitals, heard } = createHearing();
      const receiver = createNmeaReceiver();
      const gate = createPositionGate();
      let atSeconds = 0;
      const lines = createLineReader(4096, (text) => {
        const fix = receiver.accept(text);
        if (typeof fix === 'string') return;
        atSeconds += 1;
        const { timeOfDaySeconds, dayMillis, ...report } = fix;
        const passed = gate.accept({ atSeconds, ...report });
        if (passed) vitals.emit({ kind: 'position', sensorId: 'gps', ...passed });
      });
      lines.accept(bytes.toString('latin1'));
      expectBodily(heard);
      if (heard.length > 0) expect(bytes.toString('latin1')).toMatch(/[1-9A]/);
    }),
  );

  always(
    'has fields that are possible, or none',
    fc.property(
      fc.oneof(
        damaged(line),
        noise.map((bytes) => Buffer.concat([Buffer.from('$GPRMC,'), bytes])),
      ),
      (bytes) => {
        const sentence = parseSentence(bytes.toString('latin1').trimEnd());
        if (typeof sentence === 'string') return;
        if ('latitude' in sentence) {
          expect(Math.abs(sentence.latitude ?? 0) <= 90 && Math.abs(sentence.longitude ?? 0) <= 180).toBe(
            true,
          );
          const seconds = sentence.timeOfDaySeconds ?? 0;
          expect(seconds >= 0 && seconds < 86_401).toBe(true);
        }
        if ('speedMps' in sentence) expect((sentence.speedMps ?? 0) >= 0).toBe(true);
      },
    ),
  );

  always(
    'is no fix without one: neither V, nor quality 0, nor a guess',
    fc.property(
      latitude,
      longitude,
      fc.constantFrom('V,1,A', 'A,0,A', 'A,6,A', 'A,8,A', 'A,1,E', 'A,1,N', 'A,1,S'),
      (lat, lon, how) => {
        const [status, quality, mode] = how.split(',');
        const receiver = createNmeaReceiver();
        const said = [
          `GPGGA,081410.00,${lat},${lon},${quality},8,0.9,34.2,M,47.0,M,,`,
          `GPRMC,081410.00,${status},${lat},${lon},5.0,,060426,,,${mode}`,
        ].map((body) => typeof receiver.accept(withChecksum(body)));
        expect(said).toEqual(['string', 'string']);
      },
    ),
  );

  always(
    'is understood when it is whole',
    fc.property(
      fc.integer({ min: 0, max: 89 }),
      fc.integer({ min: 0, max: 599_999 }),
      fc.integer({ min: 0, max: 2900 }),
      (degrees, minutes, knots) => {
        const field = `${digits(degrees, 2, 0)}${digits(minutes / 10_000, 2, 4)}`;
        const body = `GPRMC,081410.00,A,${field},S,0${field},W,${(knots / 100).toFixed(2)},,060426,,,A`;
        const fix = createNmeaReceiver().accept(withChecksum(body));
        if (typeof fix === 'string') expect.fail(fix);
        expect(Math.abs(fix.latitude + degrees + minutes / 600_000)).toBeLessThan(1e-9);
        expect(fix.longitude).toBe(fix.latitude);
        expect(Math.abs((fix.speedMps ?? -1) - (knots / 100) * (1852 / 3600))).toBeLessThan(1e-9);
      },
    ),
  );
});
