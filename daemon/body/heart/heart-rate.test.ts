import { describe, expect, it } from 'vitest';
import { bodyAfter, cadence, every } from '../testing/readings.ts';

describe('heart rate', () => {
  const heart = (bpm: (at: number) => number) =>
    every(1, 0, 60, (at) => ({ kind: 'heartRate', heartRateBpm: bpm(at) }));

  it('is not fooled by a spike', () => {
    expect(bodyAfter(heart((at) => (at === 60 ? 220 : 140))).stateAt(60).heartRateBpm).toBe(140);
  });

  it('believes a change that stays', () => {
    expect(bodyAfter(heart((at) => (at >= 50 ? 175 : 120))).stateAt(60).heartRateBpm).toBe(175);
  });

  it('knows an arm that swings from a heart', () => {
    const body = bodyAfter(
      heart((at) => (at >= 50 ? 167 : 120)),
      every(1, 0, 60, cadence(166)),
    );
    expect(body.stateAt(54).heartRateBpm).toBe(120);
    expect(body.stateAt(60).heartRateBpm).toBeUndefined();
  });

  it('is not pulled over to the cadence by and by', () => {
    const sliding = (at: number): number => (at < 40 ? 120 : Math.min(167, 120 + 6 * (at - 40)));
    const body = bodyAfter(heart(sliding), every(1, 0, 60, cadence(166)));
    expect(body.stateAt(60).heartRateBpm).toBeUndefined();
    const hard = bodyAfter(heart((at) => (at < 30 ? 110 : Math.min(165, 110 + 2.5 * (at - 30)))));
    for (let at = 30; at <= 60; at++) expect(hard.stateAt(at).heartRateBpm).toBeDefined();
    expect(hard.stateAt(60).heartRateBpm).toBe(165);
  });

  it('raises effort', () => {
    const easy = bodyAfter(heart(() => 100)).stateAt(60).effort01;
    const hard = bodyAfter(heart(() => 175)).stateAt(60).effort01;
    expect(easy).toBeCloseTo(0.31, 1);
    expect(hard).toBeGreaterThan(0.85);
  });
});
