import { expect, it } from 'vitest';
import { fillRamp, hearRamp } from './ramp.ts';

it('finds where a ramp does not go on, and nothing before it begins or after it ends', () => {
  const sent = new Float32Array(20_000);
  fillRamp(sent, 3000);
  const recorded = new Float32Array(24_000);
  recorded.set(sent, 1000);
  expect(hearRamp(recorded).gaps).toEqual([]);
  // What is too soft to be told from silence at either end is not counted.
  expect(hearRamp(recorded).frames).toBeGreaterThan(20_000 - 500);
  expect(hearRamp(recorded).frames).toBeLessThanOrEqual(20_000);
  // 100 frames are missing.
  recorded.set(sent.subarray(8100), 9000);
  recorded.fill(0, 20_900);
  expect(hearRamp(recorded).gaps).toEqual([9000]);
  // A period of silence.
  recorded.fill(0, 15_000, 15_256);
  expect(hearRamp(recorded).gaps.length).toBeGreaterThan(1);
});

it('is not heard in silence, however long that is', () => {
  expect(hearRamp(new Float32Array(24_000))).toEqual({ frames: 0, gaps: [] });
});
