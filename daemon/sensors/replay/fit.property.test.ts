import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { TactusError } from '../../system/errors.ts';
import { encodeFit, fitSports } from '../testing/fit-file.ts';
import { always, damaged, expectBodily, noise } from '../testing/property.ts';
import { expectRun } from '../testing/recording.ts';
import { readFit } from './fit.ts';

const number = (min: number, max: number) => fc.integer({ min, max });
/** Pauses are filled second by second: long ones are tried less. */
const moment = fc.oneof({ weight: 30, arbitrary: number(0, 60) }, { weight: 1, arbitrary: number(0, 2000) });
const sample = fc.record(
  {
    atSeconds: moment,
    heartRateBpm: number(0, 255),
    stridesPerMinute: number(0, 255),
    fraction: number(0, 1),
    speedMps: number(0, 4_000_000),
    distanceMeters: number(0, 40_000_000),
    compressed: fc.uint8Array({ minLength: 3, maxLength: 3 }),
    powerWatts: number(0, 65_535),
    latitude: number(-179, 179),
    longitude: number(-179, 179),
    altitudeMeters: number(-500, 9000),
  },
  { requiredKeys: ['atSeconds'] },
);
const sport = fc.oneof(fc.constantFrom(...Object.values(fitSports)), number(0, 254));
const session = fc
  .record({ sport, subSport: number(0, 254), from: moment, lasts: moment })
  .map(({ lasts, ...begun }) => ({ ...begun, to: begun.from + lasts }));
const plan = fc.record(
  {
    samples: fc.array(sample, { maxLength: 5 }),
    sessions: fc.array(session, { maxLength: 2 }),
    sport,
    fileType: fc.constantFrom(4, 4, 4, 5, 6),
    timer: fc.array(
      fc.record({ atSeconds: moment, type: fc.constantFrom('start' as const, 'stop' as const) }),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: ['samples'] },
);
const file = plan.map(encodeFit);
/** The checksum keeps most damage from what reads the fields: this one makes it right again. */
const damagedButSealed = damaged(file).map((bytes) => {
  if (bytes.length < 17) return bytes;
  const sealed = Buffer.from(bytes);
  // Now and then it is left unfinished.
  const isFinished = sealed.length % 5 !== 0;
  sealed.writeUInt32LE(!isFinished ? 0 : Math.max(0, sealed.length - (sealed[0] ?? 14) - 2), 4);
  sealed.writeUInt16LE(crcOf(sealed.subarray(0, 12)), 12);
  sealed.writeUInt16LE(crcOf(sealed.subarray(0, -2)), sealed.length - 2);
  return sealed;
});

/** FIT's checksum (CRC-16/ARC). */
function crcOf(bytes: Buffer): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
}

describe('a FIT file', () => {
  always(
    'gives a possible run or says what is wrong, whatever was done to it',
    fc.asyncProperty(fc.oneof(damagedButSealed, damaged(file), noise), async (bytes) => {
      await expectRun(() => readFit('fuzz.fit', bytes));
    }),
  );

  always(
    'is understood when it is whole, and refused when a byte of it is wrong',
    fc.property(
      fc.array(number(20, 250), { minLength: 2, maxLength: 4 }),
      fc.nat(),
      number(1, 255),
      (rates, index, bits) => {
        const whole = encodeFit({
          samples: rates.map((heartRateBpm, atSeconds) => ({ heartRateBpm, atSeconds })),
        });
        const { readings } = readFit('whole.fit', whole);
        expect([...readings].map((reading) => reading.kind === 'heartRate' && reading.heartRateBpm)).toEqual(
          rates,
        );
        const broken = Buffer.from(whole);
        const at = index % whole.length;
        broken[at] = (broken[at] ?? 0) ^ bits;
        expect(() => readFit('broken.fit', broken)).toThrow(TactusError);
        expectBodily(readings);
      },
    ),
  );
});
