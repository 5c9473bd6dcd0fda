import { expect, it } from 'vitest';
import { fillRamp, findGaps } from './ramp.ts';

it('finds where a ramp does not go on, and nothing before it begins or after it ends', () => {
  const sent = new Float32Array(20_000);
  fillRamp(sent, 3000);
  const recorded = new Float32Array(24_000);
  recorded.set(sent, 1000);
  expect(findGaps(recorded)).toEqual([]);
  // 100 frames are missing.
  recorded.set(sent.subarray(8100), 9000);
  recorded.fill(0, 20_900);
  expect(findGaps(recorded)).toEqual([9000]);
  // A period of silence.
  recorded.fill(0, 15_000, 15_256);
  expect(findGaps(recorded).length).toBeGreaterThan(1);
});
