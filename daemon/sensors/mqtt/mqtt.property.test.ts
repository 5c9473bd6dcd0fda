import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { createHearing } from '../testing/heard.ts';
import {
  always,
  damaged,
  expectBodily,
  noise,
  oddField,
  oddNumber,
  readingFields,
} from '../testing/property.ts';
import { spokenKinds } from '../words.ts';
import { readingFromMqtt } from './payload.ts';

const fieldNames = [...readingFields, '__proto__', 'toString'];

const kind = fc.oneof(fc.constantFrom(...spokenKinds), fc.constantFrom('', 'in', '__proto__', 'constructor'));
const path = fc.oneof(
  kind,
  fc.tuple(fc.string({ maxLength: 8 }), kind).map(([sensor, last]) => `sensor/${sensor}/${last}`),
  fc.string({ maxLength: 16 }).map((name) => `control/${name}`),
  fc.string({ maxLength: 40 }),
);
const object = fc
  .array(fc.tuple(fc.constantFrom(...fieldNames), oddField), { maxLength: 6 })
  .map(
    (entries) =>
      `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`,
  );
const numbers = fc.array(oddNumber, { maxLength: 6 });
const text = fc.oneof(
  object,
  numbers.map((values) => values.join(' ')),
  numbers.map((values) => JSON.stringify(values)),
  fc.constantFrom('ON', 'OFF', 'PRESS', 'true', ''),
);

describe('an MQTT message', () => {
  always(
    'survives, and tells what a body can have or nothing',
    fc.property(path, fc.oneof(damaged(text.map((said) => Buffer.from(said))), noise), (where, payload) => {
      const { vitals, heard } = createHearing();
      const said = readingFromMqtt(where, payload);
      if (!said || 'refusedBecause' in said) return;
      expect(said.ageSeconds >= 0 && said.ageSeconds <= 60).toBe(true);
      expect(said.sensorId.startsWith('mqtt')).toBe(true);
      vitals.emit({ ...said.reading, sensorId: said.sensorId, atSeconds: 100 - said.ageSeconds });
      expectBodily(heard);
      expect(heard.every((reading) => reading.sensorId === said.sensorId)).toBe(true);
    }),
  );

  always(
    'is understood when it is whole, as a number and as an object',
    fc.property(
      fc.double({ min: 0, max: 300, noNaN: true }),
      fc.double({ min: 0, max: 60, noNaN: true }),
      (cadenceSpm, ageSeconds) => {
        const plain = readingFromMqtt('sensor/left/cadence', Buffer.from(String(cadenceSpm)));
        expect(plain).toEqual({
          sensorId: 'mqtt:left',
          ageSeconds: 0,
          reading: { kind: 'cadence', cadenceSpm },
        });
        const detailed = readingFromMqtt('cadence', Buffer.from(JSON.stringify({ cadenceSpm, ageSeconds })));
        expect(detailed).toEqual({
          sensorId: 'mqtt',
          ageSeconds: JSON.parse(JSON.stringify(ageSeconds)),
          reading: { kind: 'cadence', cadenceSpm: JSON.parse(JSON.stringify(cadenceSpm)) },
        });
      },
    ),
  );
});
