import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  askedWeights,
  heightsOfNames,
  placeStyles,
  pointOf,
  type StyleDot,
  sideOf,
  weightsAt,
  within,
} from './style-pad.ts';

const dotsOf = (count: number): readonly StyleDot[] =>
  placeStyles(
    Array.from({ length: count }, (_, index) => ({
      name: `style${index}`,
      likesTempoBpm: [60 + 10 * index, 90 + 10 * index],
    })),
  );
const anyDots = fc.integer({ min: 1, max: 9 }).map(dotsOf);
const coordinate = fc.double({ min: -1.4, max: 1.4, noNaN: true });
const anyPoint = fc.record({ x: coordinate, y: coordinate });

describe('the style pad', () => {
  it('gives a mixture for each point within the dots, and the point of each mixture', () => {
    fc.assert(
      fc.property(anyDots, anyPoint, (dots, touched) => {
        const point = within(touched, dots);
        const weights = weightsAt(point, dots);
        const all = Object.values(weights);
        expect(all.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
        for (const weight of all) expect(weight).toBeGreaterThanOrEqual(-1e-6);
        const back = pointOf(weights, dots);
        expect(back.x).toBeCloseTo(point.x, 5);
        expect(back.y).toBeCloseTo(point.y, 5);
      }),
    );
  });

  it('changes a mixture little where the handle is moved little', () => {
    fc.assert(
      fc.property(anyDots, anyPoint, fc.double({ min: 0, max: 7, noNaN: true }), (dots, touched, angle) => {
        const from = within(touched, dots);
        const to = within({ x: from.x + 1e-4 * Math.cos(angle), y: from.y + 1e-4 * Math.sin(angle) }, dots);
        const [before, after] = [weightsAt(from, dots), weightsAt(to, dots)];
        for (const { name } of dots)
          expect(Math.abs((before[name] ?? 0) - (after[name] ?? 0))).toBeLessThan(2e-3);
      }),
    );
  });

  it('is one style alone at its dot, two between neighbours, all alike in the middle', () => {
    const dots = dotsOf(6);
    for (const dot of dots) expect(weightsAt(dot, dots)).toEqual({ [dot.name]: 1 });
    const [foot, right] = [dots[0]!, dots[1]!];
    const between = weightsAt({ x: (foot.x + right.x) / 2, y: (foot.y + right.y) / 2 }, dots);
    expect(between).toEqual({ style0: expect.closeTo(0.5), style1: expect.closeTo(0.5) });
    for (const weight of Object.values(weightsAt({ x: 0, y: 0 }, dots))) expect(weight).toBeCloseTo(1 / 6);
  });

  it('lets a style weigh less the farther away the handle is', () => {
    const dots = dotsOf(6);
    const { x, y, name } = dots[2]!;
    const weights = [0.9, 0.6, 0.3, 0, -0.3, -0.6].map((share) => {
      const point = { x: x * share, y: y * share };
      return weightsAt(point, dots)[name]!;
    });
    expect([...weights].sort((a, b) => b - a)).toEqual(weights);
  });

  it('puts the slowest at the foot, the quickest at the head', () => {
    const dots = dotsOf(6);
    const byHeight = [...dots].sort((a, b) => a.y - b.y || 0).map(({ name }) => name);
    expect(byHeight[0]).toBe('style0');
    expect(byHeight.at(-1)).toBe('style5');
    expect(new Set(dots.map(({ x, y }) => `${x.toFixed(3)} ${y.toFixed(3)}`)).size).toBe(6);
  });

  it('follows mixtures of others, also of styles that are not there', () => {
    const dots = dotsOf(3);
    expect(pointOf({ polka: 1 }, dots)).toEqual({ x: 0, y: 0 });
    const { x, y } = pointOf({ style1: 0.5, polka: 0.5 }, dots);
    expect({ x, y }).toEqual({ x: expect.closeTo(dots[1]!.x), y: expect.closeTo(dots[1]!.y) });
  });

  it('spreads the names of many styles evenly, so that a finger meets one of them', () => {
    const few = dotsOf(8);
    for (const { name, y } of few) expect(heightsOfNames(few)[name] ?? y).toBe(y);
    const many = dotsOf(16);
    const heights = heightsOfNames(many);
    const right = many.filter((dot) => sideOf(dot) === 'right').map(({ name }) => heights[name]!);
    const apart = right
      .sort((a, b) => a - b)
      .slice(1)
      .map((height, index) => height - right[index]!);
    // At the smallest radius of a phone, 82 pixels, more than the 24 that a target needs.
    expect(Math.min(...apart) * 82).toBeGreaterThan(28);
  });

  it('asks for no traces: beside a dot is the dot', () => {
    expect(askedWeights({ a: 0.975, b: 0.02, c: 0.005 })).toEqual({ a: 1 });
    expect(askedWeights({ a: 0.62, b: 0.36, c: 0.02 })).toEqual({ a: 0.63, b: 0.37 });
  });
});
