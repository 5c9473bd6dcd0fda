import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type SensorReading, sensorReadingSchema } from '../reading.ts';

/**
 * Properties of parsers, in files named `*.property.test.ts`: ten thousand cases each in every run, as many as
 * `TACTUS_PROPERTY_RUNS` asks for, a million with `npm run test:million`.
 */
const propertyRuns = Number(process.env.TACTUS_PROPERTY_RUNS ?? 10_000);

/** Grows with the cases, on a slow machine that has other things to do. */
const propertyTimeout = 30_000 + 5 * propertyRuns;

/** A test by the name `always ...`. `share`: of the cases, where each holds many messages. */
export function always(
  name: string,
  property: fc.IRawProperty<unknown>,
  { share = 1 }: { share?: number } = {},
): void {
  it(`always ${name}`, { timeout: propertyTimeout }, async () => {
    await fc.assert(property, { numRuns: Math.ceil(share * propertyRuns) });
  });
}

type Mutation =
  | { readonly kind: 'flip'; readonly at: number; readonly bits: number }
  | { readonly kind: 'cut'; readonly at: number; readonly length: number }
  | { readonly kind: 'repeat'; readonly at: number; readonly length: number }
  | { readonly kind: 'insert'; readonly at: number; readonly bytes: Uint8Array };

const index = fc.nat(65_535);
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: index, bits: fc.integer({ min: 1, max: 255 }) }),
  fc.record({ kind: fc.constant('cut' as const), at: index, length: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('repeat' as const), at: index, length: fc.integer({ min: 1, max: 40 }) }),
  fc.record({
    kind: fc.constant('insert' as const),
    at: index,
    bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
  }),
);

function mutate(bytes: Buffer, change: Mutation): Buffer {
  if (bytes.length === 0) return bytes;
  const at = change.at % bytes.length;
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (change.kind) {
    case 'flip': {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ change.bits;
      return flipped;
    }
    case 'cut':
      return Buffer.concat([before, after.subarray(change.length)]);
    case 'repeat':
      return Buffer.concat([before, after.subarray(0, change.length), after]);
    case 'insert':
      return Buffer.concat([before, change.bytes, after]);
  }
}

/** What a line, a radio or a file makes of messages: most are whole, some have a few bytes changed, lost or doubled. */
export function damaged(messages: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer> {
  return fc
    .tuple(messages, fc.oneof(fc.constant([]), fc.array(mutation, { minLength: 1, maxLength: 3 })))
    .map(([message, changes]) => changes.reduce(mutate, message));
}

/** Bytes of no meaning. */
export const noise: fc.Arbitrary<Buffer> = fc
  .uint8Array({ maxLength: 64 })
  .map((bytes) => Buffer.from(bytes));

/** Numbers as nobody expects them, and as everybody does. */
export const oddNumber: fc.Arbitrary<number> = fc.oneof(
  fc.double({ noNaN: false }),
  fc.integer({ min: -400, max: 400 }),
  fc.double({ min: -2, max: 320, noNaN: true }),
  fc.constantFrom(0, -0, 1, 0.5, 255, 65_535, 2 ** 31, 1e308, Number.NaN, Number.POSITIVE_INFINITY),
);

/** What stands in a reading's field when it was said by somebody who knows no better, in JSON. */
export const oddField: fc.Arbitrary<unknown> = fc.oneof(
  oddNumber,
  fc.boolean(),
  fc.constant(null),
  fc.string({ maxLength: 6 }),
  fc.array(oddNumber, { maxLength: 3 }),
);

/** The kinds of readings, and the fields of them all as they are said from outside. */
export const readingKinds: readonly string[] = sensorReadingSchema.options.map(
  ({ shape }) => shape.kind.value,
);
export const readingFields: readonly string[] = [
  ...new Set(['ageSeconds', ...sensorReadingSchema.options.flatMap(({ shape }) => Object.keys(shape))]),
];

const between = (value: number, low: number, high: number): boolean => value >= low && value <= high;
const isAbsentOr = (value: number | undefined, low: number, high: number): boolean =>
  value === undefined || between(value, low, high);

/** Whether a body can have this: written down a second time, apart from the schema that readings are checked with. */
function isBodily(reading: SensorReading): boolean {
  switch (reading.kind) {
    case 'heartRate':
      return (
        between(reading.heartRateBpm, 20, 250) && (reading.rrSeconds ?? []).every((rr) => between(rr, 0.2, 3))
      );
    case 'cadence':
      return between(reading.cadenceSpm, 0, 300) && isAbsentOr(reading.totalSteps, 0, 1e9);
    case 'speed':
      return between(reading.speedMps, 0, 15);
    case 'position':
      return (
        between(reading.latitude, -90, 90) &&
        between(reading.longitude, -180, 180) &&
        isAbsentOr(reading.altitudeMeters, -500, 9000) &&
        isAbsentOr(reading.speedMps, 0, 15) &&
        isAbsentOr(reading.accuracyMeters, 0, 1e5)
      );
    case 'step':
      return isAbsentOr(reading.strength01, 0, 1);
    case 'acceleration':
      return [reading.xMps2, reading.yMps2, reading.zMps2].every((axis) => between(axis, -400, 400));
    case 'power':
      return between(reading.powerWatts, 0, 3000);
    case 'battery':
      return between(reading.charge01, 0, 1);
    case 'control':
      return between(reading.value01, 0, 1) && /^[\w./-]{1,64}$/.test(reading.name);
    case 'note':
      return (
        Number.isInteger(reading.pitchMidi) &&
        between(reading.pitchMidi, 0, 127) &&
        between(reading.velocity01, 0, 1) &&
        typeof reading.on === 'boolean'
      );
  }
}

/** Fails the property when a reading has what no body can have. */
export function expectBodily(readings: Iterable<SensorReading>): void {
  for (const reading of readings) {
    const isOurs = /^[\w:.-]{1,64}$/.test(reading.sensorId) && between(reading.atSeconds, 0, 1e9);
    if (!isOurs || isBodily(reading) !== true) expect.fail(`no body has ${JSON.stringify(reading)}`);
  }
}
