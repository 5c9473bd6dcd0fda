import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { createHearing } from '../testing/heard.ts';
import { always, damaged, expectBodily, noise, oddNumber } from '../testing/property.ts';
import { parseNumber } from './iio-device.ts';

const number = oddNumber.map((value) => Buffer.from(`${value}\n`));

describe('a file of Industrial I/O', () => {
  always(
    'is a number or an error, and never an acceleration that tears a body apart',
    fc.property(fc.array(fc.oneof(damaged(number), noise), { minLength: 3, maxLength: 3 }), (files) => {
      const { vitals, heard } = createHearing();
      try {
        const [xMps2 = 0, yMps2 = 0, zMps2 = 0] = files.map((bytes) => parseNumber(bytes.toString('utf8')));
        vitals.emit({ kind: 'acceleration', sensorId: 'motion', atSeconds: 1, xMps2, yMps2, zMps2 });
      } catch (error) {
        expect((error as Error).message).toMatch(/^no number/);
      }
      expectBodily(heard);
    }),
  );

  always(
    'is understood when it is whole',
    fc.property(fc.integer({ min: -32_768, max: 32_767 }), fc.constantFrom('', '\n', ' \n'), (raw, end) => {
      expect(parseNumber(`${raw}${end}`)).toBe(raw);
    }),
  );
});
