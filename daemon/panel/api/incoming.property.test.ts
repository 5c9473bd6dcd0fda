import fc from 'fast-check';
import { describe, expect } from 'vitest';
import {
  always,
  damaged,
  expectBodily,
  oddField,
  oddNumber,
  readingFields,
  readingKinds,
} from '../../sensors/testing/property.ts';
import { clientMessageSchema } from '../protocol/client-message.ts';
import { InvalidInput } from './failure.ts';
import { parseReadings } from './incoming.ts';

const nowSeconds = 1000;
const kind = fc.constantFrom(...readingKinds, 'x');
const moment = fc.oneof(fc.double({ min: 900, max: 1010, noNaN: true }), oddField);
const reading = fc.record(
  {
    ...Object.fromEntries(readingFields.map((name) => [name, oddField])),
    kind,
    sensorId: fc.oneof(fc.constant('phone'), oddField),
    atSeconds: moment,
    ageSeconds: moment,
  },
  { requiredKeys: ['kind', 'sensorId'] },
);
/** Enough of it right to be a reading, so that not all are refused at the first look. */
const likely = fc.record({
  kind: fc.constantFrom('heartRate', 'cadence', 'speed', 'position', 'acceleration', 'note'),
  sensorId: fc.constant('phone'),
  ageSeconds: fc.double({ min: 0, max: 5, noNaN: true }),
  heartRateBpm: oddNumber,
  cadenceSpm: oddNumber,
  speedMps: oddNumber,
  latitude: oddNumber,
  longitude: oddNumber,
  xMps2: oddNumber,
  yMps2: oddNumber,
  zMps2: oddNumber,
  pitchMidi: oddNumber,
  velocity01: oddNumber,
  on: fc.boolean(),
});
const one = fc.oneof(reading, likely);
const body = fc.oneof(one, fc.array(one, { maxLength: 3 }), fc.jsonValue({ maxDepth: 2 }));
const json = damaged(body.map((said) => Buffer.from(JSON.stringify(said))));

/** As the server does it: what is no JSON does not come so far. */
function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

describe('readings over HTTP', () => {
  always(
    'survive, and tell what a body can have or what was wrong',
    fc.property(json, (bytes) => {
      try {
        const readings = parseReadings(parse(bytes), nowSeconds);
        expectBodily(readings);
        for (const { atSeconds } of readings)
          expect(Math.abs(atSeconds - nowSeconds)).toBeLessThanOrEqual(60);
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidInput);
      }
    }),
  );

  always(
    'are understood when they are whole',
    fc.property(
      fc.double({ min: 0, max: 15, noNaN: true }),
      fc.double({ min: 0, max: 10, noNaN: true }),
      (speedMps, ageSeconds) => {
        expect(parseReadings({ kind: 'speed', sensorId: 'phone', speedMps, ageSeconds }, nowSeconds)).toEqual(
          [{ kind: 'speed', sensorId: 'phone', speedMps, atSeconds: nowSeconds - ageSeconds }],
        );
      },
    ),
  );
});

describe('a message over the WebSocket', () => {
  const message = fc.record({
    type: fc.constantFrom('readings', 'command', 'ping', 'x'),
    id: fc.oneof(fc.nat(9), oddField),
    readings: fc.array(one, { maxLength: 3 }),
    command: fc.record(
      { volume01: oddField, playing: oddField, style: oddField, manualTempoBpm: oddField },
      { requiredKeys: [] },
    ),
  });
  const sent = damaged(
    fc
      .oneof(
        message.map(({ type, id, readings, command }) => ({
          type,
          id,
          ...(type === 'readings' && { readings }),
          ...(type === 'command' && { command }),
        })),
        fc.jsonValue({ maxDepth: 2 }),
      )
      .map((said) => Buffer.from(JSON.stringify(said))),
  );

  always(
    'survives, and carries what a body can have or nothing',
    fc.property(sent, (bytes) => {
      const parsed = clientMessageSchema.safeParse(parse(bytes));
      if (!parsed.success || parsed.data.type !== 'readings') return;
      try {
        expectBodily(parseReadings(parsed.data.readings, nowSeconds));
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidInput);
      }
    }),
  );
});
