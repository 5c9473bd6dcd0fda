import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { createHearing } from '../testing/heard.ts';
import { always, damaged, expectBodily, noise } from '../testing/property.ts';
import { createDecoder } from './decoder.ts';
import { parseHeartRate, parseText } from './measurements.ts';
import { characteristics } from './uuids.ts';

const byte = fc.nat(255);
const short = fc.nat(65_535);
const le = (size: number, value: number): number[] =>
  Array.from({ length: size }, (_, index) => Math.floor(value / 256 ** index) % 256);
const bytes = (...parts: readonly (readonly number[])[]): Buffer => Buffer.from(parts.flat());
const padding = fc.array(byte, { maxLength: 6 });

/** Each as its profile lays it out, with values from all of their range. */
const messages = {
  heartRate: fc
    .tuple(byte, short, fc.array(short, { maxLength: 9 }))
    .map(([flags, rate, rr]) =>
      bytes(
        [flags],
        le(flags & 1 ? 2 : 1, rate),
        flags & 8 ? [1, 2] : [],
        flags & 16 ? rr.flatMap((each) => le(2, each)) : [],
      ),
    ),
  running: fc
    .tuple(fc.nat(7), short, byte, padding)
    .map(([flags, speed, cadence, rest]) => bytes([flags], le(2, speed), [cadence], rest)),
  cycling: fc
    .tuple(fc.nat(3), fc.nat(2 ** 32 - 1), short, short, short)
    .map(([flags, wheel, wheelTime, crank, crankTime]) =>
      bytes(
        [flags],
        flags & 1 ? [...le(4, wheel), ...le(2, wheelTime)] : [],
        flags & 2 ? [...le(2, crank), ...le(2, crankTime)] : [],
      ),
    ),
  power: fc
    .tuple(
      fc.constantFrom(0, 1, 4, 0x20, 0x21, 0x25, 0x35, 0x3f),
      short,
      fc.array(byte, { minLength: 16, maxLength: 16 }),
    )
    .map(([flags, watts, rest]) => bytes(le(2, flags), le(2, watts), rest)),
  treadmill: fc
    .tuple(short, short, fc.array(byte, { minLength: 20, maxLength: 20 }))
    .map(([flags, speed, rest]) => bytes(le(2, flags), le(2, speed), rest)),
  battery: byte.map((percent) => bytes([percent])),
};

const said = (uuid: string, message: fc.Arbitrary<Buffer>) =>
  fc.tuple(
    fc.constant(uuid),
    fc.oneof({ weight: 4, arbitrary: damaged(message) }, { weight: 1, arbitrary: noise }),
  );
const notification = fc.oneof(
  said(characteristics.heartRateMeasurement, messages.heartRate),
  said(characteristics.runningMeasurement, messages.running),
  said(characteristics.cyclingMeasurement, messages.cycling),
  said(characteristics.cyclingPowerMeasurement, messages.power),
  said(characteristics.treadmillData, messages.treadmill),
  said(characteristics.batteryLevel, messages.battery),
  fc.tuple(fc.constantFrom(...Object.values(characteristics)), noise),
);

describe('a notification of a Bluetooth sensor', () => {
  always(
    'survives, and tells what a body can have or nothing',
    fc.property(
      fc.array(fc.tuple(notification, fc.double({ min: 0, max: 100, noNaN: true })), { maxLength: 6 }),
      fc.constantFrom('auto' as const, 'steps' as const, 'strides' as const),
      (notifications, footPodCounts) => {
        const { vitals, heard } = createHearing();
        const decoder = createDecoder({ footPodCounts, wheelCircumferenceMeters: 2.1 });
        let atSeconds = 0;
        for (const [[uuid, value], laterSeconds] of notifications) {
          atSeconds += laterSeconds;
          for (const reading of decoder.decode(uuid, value, atSeconds))
            vitals.emit({ sensorId: 'x', atSeconds, ...reading });
        }
        expectBodily(heard);
      },
    ),
  );

  always(
    'is understood when it is whole',
    fc.property(
      fc.integer({ min: 20, max: 250 }),
      fc.boolean(),
      fc.array(fc.integer({ min: 205, max: 3072 }), { maxLength: 7 }),
      (rate, wide, rr) => {
        const message = bytes(
          [(wide ? 1 : 0) | 0x16],
          le(wide ? 2 : 1, rate),
          rr.flatMap((each) => le(2, each)),
        );
        expect(parseHeartRate(message)).toEqual({
          heartRateBpm: rate,
          contact: true,
          rrSeconds: rr.map((each) => each / 1024),
        });
        const decoder = createDecoder({ footPodCounts: 'auto', wheelCircumferenceMeters: 2.1 });
        expect(decoder.decode(characteristics.heartRateMeasurement, message, 1)).toMatchObject([
          { heartRateBpm: rate },
        ]);
      },
    ),
  );

  always(
    'with a name is short and printable',
    fc.property(
      fc.oneof(
        noise,
        fc.string({ unit: 'binary', maxLength: 100 }).map((text) => Buffer.from(text)),
      ),
      (value) => {
        const text = parseText(value);
        expect(text.length).toBeLessThanOrEqual(64);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(text).not.toMatch(/[\u0000-\u001f\u007f]/);
      },
    ),
  );
});
