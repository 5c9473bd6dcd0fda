import { describe, expect, it } from 'vitest';
import { createRandom } from '../../time/random.ts';
import { createStepTracker } from './step-tracker.ts';

/** What is told of steps, after each of them. */
function rhythmsOf(times: readonly number[]) {
  const tracker = createStepTracker();
  return times.map((atSeconds) => {
    tracker.step(atSeconds);
    return tracker.rhythm;
  });
}

const even = (periodSeconds: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => index * periodSeconds);

describe('the line of steps', () => {
  it('stands stiller than the steps: less than half of their scatter, and the period within a quarter of a percent', () => {
    const random = createRandom(5);
    const lines = even(0.36, 400);
    const rhythms = rhythmsOf(lines.map((line) => line + random.normal(0, 0.015))).slice(100);
    const offs = rhythms.map((rhythm, index) => rhythm!.stepAtSeconds - lines[index + 100]!);
    const deviation = Math.sqrt(offs.reduce((sum, off) => sum + off ** 2, 0) / offs.length);
    expect(deviation).toBeLessThan(0.0075);
    for (const rhythm of rhythms) expect(Math.abs(rhythm!.periodSeconds / 0.36 - 1)).toBeLessThan(0.005);
  });

  it('is not bent by steps that are missed, or that are none', () => {
    const times = even(0.36, 60).flatMap((at, index) => {
      if (index % 11 === 7) return [];
      return index % 7 === 3 ? [at, at + 0.18] : [at];
    });
    for (const rhythm of rhythmsOf(times).slice(10)) {
      const steps = rhythm!.stepAtSeconds / 0.36;
      expect(Math.abs(steps - Math.round(steps))).toBeLessThan(0.01);
      expect(rhythm!.periodSeconds).toBeCloseTo(0.36, 3);
    }
  });

  it.each([60 / 182, 0.374, 0.5])('is another one soon after the pace has turned (0.4 to %f s)', (period) => {
    const times = [...even(0.4, 40), ...even(period, 40).map((at) => 39 * 0.4 + period + at)];
    const [soon, later] = [rhythmsOf(times)[40 + 7]!, rhythmsOf(times)[40 + 14]!];
    expect(Math.abs(soon.cadenceSpm * period - 60) / 60).toBeLessThan(0.02);
    expect(Math.abs(later.periodSeconds / period - 1)).toBeLessThan(0.015);
    expect(Math.abs(later.stepAtSeconds - times[40 + 14]!)).toBeLessThan(0.08 * period);
  });

  it('does not stay with half of the steps, whatever it began with', () => {
    const times = [...even(0.72, 8), ...even(0.36, 60).map((at) => 7 * 0.72 + 0.36 + at)];
    expect(rhythmsOf(times).at(-1)!.periodSeconds).toBeCloseTo(0.36, 3);
  });
});
