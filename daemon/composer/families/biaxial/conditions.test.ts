import { describe, expect, it } from 'vitest';
import { emphasiseStyle, fillStyle } from './conditions.ts';

const names = ['a', 'b', 'c', 'd'];

function emphasised(weights: Record<string, number>, emphasis: number): number[] {
  const style = new Float32Array(names.length);
  fillStyle(style, names, weights);
  emphasiseStyle(style, emphasis);
  return Array.from(style, (value) => Math.round(value * 1e4) / 1e4);
}

describe('emphasis of a style', () => {
  it('draws it away from the middle of all, and keeps the sum', () => {
    expect(emphasised({ a: 1 }, 1)).toEqual([1, 0, 0, 0]);
    expect(emphasised({ a: 1 }, 1.4)).toEqual([1.3, -0.1, -0.1, -0.1]);
    expect(emphasised({ a: 1, b: 1 }, 1.4)).toEqual([0.6, 0.6, -0.1, -0.1]);
  });

  it('the middle stays the middle', () => {
    expect(emphasised({}, 1.4)).toEqual([0.25, 0.25, 0.25, 0.25]);
  });
});
