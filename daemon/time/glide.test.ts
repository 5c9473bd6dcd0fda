import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGlide } from './glide.ts';

describe('a glide', () => {
  it('goes evenly to its goal, and stays there', () => {
    const glide = createGlide(0.2);
    expect([glide.at(5), glide.goal]).toEqual([0.2, 0.2]);
    glide.to(1, 4);
    expect([glide.value, glide.goal]).toEqual([0.2, 1]);
    expect([6, 7, 9, 30].map(glide.at)).toEqual([expect.closeTo(0.4), expect.closeTo(0.6), ...[1, 1]]);
    glide.to(0.5);
    expect([glide.value, glide.at(30)]).toEqual([0.5, 0.5]);
  });

  it('sets out from where it is when the goal changes on the way', () => {
    const glide = createGlide(0);
    glide.at(0);
    glide.to(10, 10);
    expect(glide.at(4)).toBeCloseTo(4);
    glide.to(0, 2);
    expect(glide.at(5)).toBeCloseTo(2);
    expect(glide.at(6)).toBe(0);
  });

  it('begins with the first time that it is told, if there was none before', () => {
    const glide = createGlide(0);
    glide.to(1, 2);
    expect([glide.at(100), glide.at(101), glide.at(102)]).toEqual([0, 0.5, 1]);
  });

  it('is never outside its ends, never turns back, and is exactly there in time', () => {
    const number = fc.double({ min: -60, max: 240, noNaN: true });
    const steps = fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { maxLength: 40 });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 1, max: 120 }), steps, (start, goal, seconds, waits) => {
        const glide = createGlide(start);
        glide.at(0);
        glide.to(goal, seconds);
        let last = start;
        let atSeconds = 0;
        for (const wait of waits) {
          atSeconds += wait;
          const value = glide.at(atSeconds);
          expect((value - last) * Math.sign(goal - start)).toBeGreaterThanOrEqual(-1e-9);
          expect(Math.abs(value - start)).toBeLessThanOrEqual(Math.abs(goal - start) + 1e-9);
          last = value;
        }
        expect(glide.at(seconds + atSeconds)).toBe(goal);
      }),
    );
  });
});
