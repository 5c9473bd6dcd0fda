import { describe, expect, it } from 'vitest';
import {
  type Placement,
  placements,
  simulateWalk,
  type WalkOptions,
} from '../../../sensors/simulate/gait.ts';
import { createStepDetector } from './step-detector.ts';

/** Steps in the last seconds of a recording are not certain yet when it ends. */
const uncertainSeconds = 3;

/** How the steps found compare with those made. */
function score(options: WalkOptions): {
  made: number;
  found: number;
  extra: number;
  squares: number;
} {
  const walk = simulateWalk(options);
  const detector = createStepDetector();
  const steps = walk.samples.flatMap((sample) => detector.accept(sample)).map((step) => step.atSeconds);
  const until = options.seconds - uncertainSeconds;
  const unused = new Set(steps.filter((step) => step < until));
  const result = { made: 0, found: 0, extra: 0, squares: 0 };
  for (const made of walk.stepSeconds) {
    const tolerance = 15 / Math.max(30, options.cadenceSpm(made));
    const nearest = steps.reduce(
      (best, step) => (Math.abs(step - made) < Math.abs(best - made) ? step : best),
      Number.POSITIVE_INFINITY,
    );
    const isFound = Math.abs(nearest - made) < tolerance;
    if (isFound) unused.delete(nearest);
    if (made >= until) continue;
    result.made++;
    if (!isFound) continue;
    result.found++;
    result.squares += (nearest - made) ** 2;
  }
  return { ...result, extra: unused.size };
}

function total(walks: readonly WalkOptions[]): { found: number; extra: number; rmsSeconds: number } {
  const scores = walks.map(score);
  const sum = (key: 'made' | 'found' | 'extra' | 'squares'): number =>
    scores.reduce((all, one) => all + one[key], 0);
  return {
    found: sum('found') / sum('made'),
    extra: sum('extra') / sum('made'),
    rmsSeconds: Math.sqrt(sum('squares') / sum('found')),
  };
}

const steady = (cadence: number) => (): number => cadence;

describe('steps in acceleration', () => {
  const cadences = [60, 80, 100, 120, 140, 160, 180, 200];
  const walks = (placement: Placement, more: Partial<WalkOptions> = {}): WalkOptions[] =>
    cadences.map((cadence) => ({
      seed: 11 + cadence,
      placement,
      seconds: 120,
      cadenceSpm: steady(cadence),
      ...more,
    }));

  it.each(placements)('are found at the %s, at 60 to 200 a minute, among noise and bumps', (placement) => {
    const { found, extra, rmsSeconds } = total(walks(placement));
    expect(found).toBeGreaterThanOrEqual(0.98);
    expect(extra).toBeLessThanOrEqual(0.01);
    expect(rmsSeconds).toBeLessThanOrEqual(0.015);
  });

  it.each(placements)('are found at the %s by a sensor that samples 50 times a second', (placement) => {
    const { found, extra, rmsSeconds } = total(walks(placement, { rateHz: 50 }));
    expect(found).toBeGreaterThanOrEqual(0.98);
    expect(extra).toBeLessThanOrEqual(0.01);
    expect(rmsSeconds).toBeLessThanOrEqual(0.015);
  });

  it.each(placements)('are followed at the %s while the pace turns', (placement) => {
    const cadenceSpm = (at: number): number => (Math.floor(at / 20) % 2 === 0 ? 150 : 182);
    const { found, extra } = total([{ seed: 3, placement, seconds: 120, cadenceSpm }]);
    // On a shoe every second step is put between two others: not quite right while the pace jumps.
    expect(found).toBeGreaterThanOrEqual(placement === 'foot' ? 0.93 : 0.97);
    expect(extra).toBeLessThanOrEqual(placement === 'foot' ? 0.05 : 0.02);
  });

  it.each(placements)('are not found at the %s where a body stands and is knocked', (placement) => {
    const still = { seed: 5, placement, seconds: 120, cadenceSpm: steady(0), bumpsPerMinute: 20 };
    const { samples } = simulateWalk(still);
    const detector = createStepDetector();
    expect(samples.flatMap((sample) => detector.accept(sample))).toEqual([]);
  });

  it('survive a gap, times that run backwards and a sensor at rest', () => {
    const detector = createStepDetector();
    const at = (atSeconds: number) => detector.accept({ atSeconds, xMps2: 0, yMps2: 0, zMps2: 0 });
    for (const atSeconds of [0, 0.01, 0.01, 0.005, 100, 99, 100.01, 1e6]) expect(at(atSeconds)).toEqual([]);
  });
});
