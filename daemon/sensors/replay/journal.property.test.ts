import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { always, damaged, noise, oddNumber } from '../testing/property.ts';
import { expectRun } from '../testing/recording.ts';
import { readingToTrace, readJournal } from './journal.ts';

const line = fc.oneof(
  fc.record(
    {
      kind: fc.constantFrom('reading', 'step', 'note', 'beat'),
      atSeconds: oddNumber,
      sensorId: fc.constantFrom('fit', '', 'a b'),
      reading: fc.constantFrom('cadence', 'speed', 'heartRate', 'position', 'step', 'x'),
      cadenceSpm: oddNumber,
      speedMps: oddNumber,
      latitude: oddNumber,
      longitude: oddNumber,
      heartRateBpm: oddNumber,
    },
    { requiredKeys: ['kind'] },
  ),
  fc.jsonValue({ maxDepth: 2 }),
);
const trace = fc
  .array(line, { maxLength: 4 })
  .map((lines) => Buffer.from(lines.map((each) => `${JSON.stringify(each)}\n`).join('')));

describe('a trace', () => {
  always(
    'gives a possible run or says what is wrong, whatever was done to it',
    fc.asyncProperty(
      fc.oneof({ weight: 6, arbitrary: damaged(trace) }, { weight: 1, arbitrary: noise }),
      async (bytes) => {
        await expectRun(() => readJournal('fuzz.jsonl', bytes.toString('utf8')));
      },
    ),
  );

  always(
    'gives back what was written',
    fc.property(
      fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 5 }),
      (cadences) => {
        const readings = cadences.map((cadenceSpm, atSeconds) => ({
          kind: 'cadence' as const,
          sensorId: 'pod',
          atSeconds,
          cadenceSpm: cadenceSpm + 0,
        }));
        const text = readings.map((reading) => `${JSON.stringify(readingToTrace(reading))}\n`).join('');
        expect([...readJournal('a.jsonl', text).readings]).toEqual(readings);
      },
    ),
  );
});
