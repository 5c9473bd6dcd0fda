import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../time/random.ts';
import { type Comparison, logStrengths, standings } from './bradley-terry.ts';

const truth = [0.9, 0.2, -0.3, -0.8];
const chanceOf = (strength: number): number => 1 / (1 + Math.exp(-strength));

/** Everybody hears every pair once; a fifth of all cannot tell. */
function listened(listeners: number, seed: number): Comparison[] {
  const random = createRandom(seed);
  const comparisons: Comparison[] = [];
  for (let listener = 0; listener < listeners; listener += 1)
    for (let first = 0; first < truth.length; first += 1)
      for (let second = first + 1; second < truth.length; second += 1) {
        const wins = random.next() < chanceOf(truth[first]! - truth[second]!);
        const preferred = random.next() < 0.2 ? 'neither' : wins ? 'first' : 'second';
        comparisons.push({ first, second, preferred, listener: `l${listener}` });
      }
  return comparisons;
}

describe('who is preferred', () => {
  it('comes out of what listeners said, and more surely the more there are', () => {
    const few = standings(4, listened(5, 1), createRandom(9).next);
    const many = standings(4, listened(80, 1), createRandom(9).next);
    const order = many.map(({ preferred01 }) => preferred01);
    expect([...order].sort((a, b) => b - a)).toEqual(order);
    for (const [source, { low01, high01, preferred01, comparisons }] of many.entries()) {
      expect(low01).toBeLessThan(preferred01);
      expect(high01).toBeGreaterThan(preferred01);
      expect(high01 - low01).toBeLessThan(few[source]!.high01 - few[source]!.low01);
      expect(comparisons).toBe(240);
    }
  });

  it('is told with intervals that hold the truth about nineteen times in twenty', () => {
    // Ties pull strengths together: the truth that is meant is what endless listening would give.
    const endless = logStrengths(4, listened(20_000, 77)).map(chanceOf);
    let held = 0;
    const times = 60;
    for (let time = 0; time < times; time += 1)
      for (const [source, { low01, high01 }] of standings(
        4,
        listened(20, 100 + time),
        createRandom(time).next,
      ).entries())
        if (low01 <= endless[source]! && endless[source]! <= high01) held += 1;
    expect(held / (4 * times)).toBeGreaterThan(0.88);
    expect(held / (4 * times)).toBeLessThan(0.995);
  });

  it('does not depend on sides or on the order of answers', () => {
    const answers = listened(6, 3);
    const turned = answers
      .map(
        ({ first, second, preferred, listener }) =>
          ({
            first: second,
            second: first,
            preferred: preferred === 'neither' ? preferred : preferred === 'first' ? 'second' : 'first',
            listener,
          }) as const,
      )
      .reverse();
    const [one, other] = [logStrengths(4, answers), logStrengths(4, turned)];
    for (const [source, strength] of one.entries()) expect(strength).toBeCloseTo(other[source]!, 9);
  });

  it('is nobody where nothing was said, and never beyond all bounds', () => {
    for (const { preferred01 } of standings(3, [], Math.random)) expect(preferred01).toBeCloseTo(0.5);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (wins) => {
        const strengths = logStrengths(
          2,
          Array.from(
            { length: wins },
            () => ({ first: 0, second: 1, preferred: 'first', listener: 'l' }) as const,
          ),
        );
        expect(strengths[0]).toBeGreaterThan(strengths[1]!);
        expect(Number.isFinite(strengths[0])).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});
