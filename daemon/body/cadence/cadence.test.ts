import { describe, expect, it } from 'vitest';
import { simulateWalk } from '../../sensors/simulate/gait.ts';
import { createBody } from '../body.ts';
import { bodyAfter, cadence, every, speed } from '../testing/readings.ts';

describe('cadence', () => {
  it('is told by single steps, missed and doubled ones notwithstanding', () => {
    const period = 60 / 172;
    const steps = every(period, 0, 10, () => ({ kind: 'step' }))
      .filter((_, index) => index % 9 !== 5)
      .flatMap((step, index) =>
        index % 7 === 3 ? [step, { ...step, atSeconds: step.atSeconds + 0.05 }] : [step],
      );
    const state = bodyAfter(steps).stateAt(10);
    expect(state.cadenceSpm).toBeCloseTo(172, 0);
    expect(state.sources.cadence).toBe('pod');
  });

  it('says when the next foot falls', () => {
    const period = 60 / 172;
    const body = bodyAfter(
      every(period, 0.1, 10, (at) => ({ kind: 'step', atSeconds: at + 0.01 * Math.sin(at * 99) })),
    );
    const state = body.stateAt(11);
    const untilFall = ((1 - (state.stepPhase ?? 0)) * 60) / (state.cadenceSpm ?? 0);
    const turns = (11 + untilFall - 0.1) / period;
    expect(Math.abs(turns - Math.round(turns)) * period).toBeLessThan(0.015);
  });

  it('is found in acceleration, with its phase', () => {
    const walk = simulateWalk({ seed: 4, placement: 'pocket', seconds: 40, cadenceSpm: () => 165 });
    const body = createBody();
    const errors: number[] = [];
    let next = 0;
    for (const sample of walk.samples) {
      body.accept({ kind: 'acceleration', sensorId: 'phone', ...sample });
      while ((walk.stepSeconds[next] ?? 1e9) < sample.atSeconds) next++;
      const state = body.stateAt(sample.atSeconds);
      if (sample.atSeconds < 10 || state.stepPhase === undefined || next >= walk.stepSeconds.length) continue;
      const untilStep = ((1 - state.stepPhase) * 60) / (state.cadenceSpm ?? 0);
      const error = sample.atSeconds + untilStep - (walk.stepSeconds[next] ?? 0);
      errors.push(Math.abs(error - (Math.round((error * 165) / 60) * 60) / 165));
      expect(Math.abs((state.cadenceSpm ?? 0) / 165 - 1)).toBeLessThan(0.02);
    }
    expect(errors.length).toBeGreaterThan(2500);
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.02);
  });

  it('is a measured 0 when an accelerometer feels no walk', () => {
    const cadenceSpm = (at: number): number => (at < 30 ? 165 : 0);
    const walk = simulateWalk({ seed: 4, placement: 'hip', seconds: 45, cadenceSpm, bumpsPerMinute: 0 });
    const body = createBody();
    for (const sample of walk.samples) body.accept({ kind: 'acceleration', sensorId: 'phone', ...sample });
    expect(body.stateAt(45)).toMatchObject({
      cadenceSpm: 0,
      activity: 'still',
      sources: { cadence: 'phone' },
    });
    expect(body.stateAt(45).stepPhase).toBeUndefined();
  });

  it('is derived from speed once the stride is known', () => {
    const body = bodyAfter(every(1, 0, 60, cadence(168)), every(1, 0, 90, speed(3)));
    const state = body.stateAt(90);
    expect(state.sources.cadence).toBe('stride:pod');
    expect(state.cadenceSpm).toBeCloseTo(168, 0);
  });

  it('is not invented from speed alone', () => {
    expect(bodyAfter(every(1, 0, 60, speed(3))).stateAt(60).cadenceSpm).toBeUndefined();
  });

  it('does not believe a foot pod that fell off', () => {
    const body = bodyAfter(
      every(1, 0, 60, (at) => ({ kind: 'cadence', cadenceSpm: at < 40 ? 166 : 0 })),
      every(1, 0, 60, speed(3)),
    );
    expect(body.stateAt(60).cadenceSpm).toBeGreaterThan(150);
  });
});
