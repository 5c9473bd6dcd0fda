import fc from 'fast-check';
import { expect, it } from 'vitest';
import { askedOnsetsPerBar, onsetsOfQuantile } from './density.ts';

/** Tables as the manifest may hold them: 17 numbers from 0 on that never fall. */
const table = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 16, maxLength: 16 })
  .map((values) => [0, ...values.sort((a, b) => a - b)]);

it('more is never asked for with fewer onsets, and a bar holds at most 16', () => {
  fc.assert(
    fc.property(
      table,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (t, a, b) => {
        const [low, high] = [onsetsOfQuantile(t, Math.min(a, b)), onsetsOfQuantile(t, Math.max(a, b))];
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(1);
        expect(high).toBeLessThanOrEqual(16);
      },
    ),
  );
});

it('reads a table backwards, with straight lines between its numbers', () => {
  const straight = Array.from({ length: 17 }, (_, k) => k / 16);
  for (const q of [0.1, 0.5, 0.9]) expect(onsetsOfQuantile(straight, q)).toBeCloseTo(16 * q);
});

it('mixes styles by weight, leaving out those without the role', () => {
  const step = (at: number): number[] => Array.from({ length: 17 }, (_, k) => (k >= at ? 1 : 0));
  const styles = [
    { name: 'a', trainPieces: 1, onsetsPerBar: { bass: step(4) } },
    { name: 'b', trainPieces: 1, onsetsPerBar: { bass: step(8) } },
    { name: 'c', trainPieces: 1, onsetsPerBar: {} },
  ];
  const asked = askedOnsetsPerBar({ styles }, { a: 0.25, b: 0.25, c: 0.5 }, 'bass', 1);
  expect(asked).toBeCloseTo((4 + 8) / 2);
});
