import { describe, expect, it } from 'vitest';
import { simulateWalk } from '../../sensors/simulate/gait.ts';
import { createBody } from '../body.ts';
import { bodyAfter, cadence, every, speed } from '../testing/readings.ts';

describe('cadence of several sensors', () => {
  it('has the phase of its own steps, not of others', () => {
    const phaseWith = (stepsSpm: number, until: number, atSeconds: number) => {
      const body = createBody({ priorities: { cadence: ['pod'] } });
      const steps = every(60 / stepsSpm, 0, until, () => ({ kind: 'step', sensorId: 'floor' }));
      const told = [...steps, ...every(1, 0, 30, cadence(168))];
      for (const reading of told.toSorted((a, b) => a.atSeconds - b.atSeconds)) body.accept(reading);
      expect(body.stateAt(atSeconds).cadenceSpm).toBe(168);
      return body.stateAt(atSeconds).stepPhase;
    };
    expect(phaseWith(121, 30, 30)).toBeUndefined();
    expect(phaseWith(84, 30, 30)).toBeUndefined();
    expect(phaseWith(167, 30, 30)).toBeDefined();
    expect(phaseWith(167, 27, 30)).toBeUndefined();
  });

  describe('with an accelerometer that feels nothing', () => {
    const lying = every(0.02, 0, 40, (at) => ({
      kind: 'acceleration',
      sensorId: 'board',
      xMps2: 0.01 * Math.sin(at * 997),
      yMps2: 0,
      zMps2: 9.81,
    }));

    it('is told by whoever else tells of steps', () => {
      const period = 60 / 170;
      const steps = bodyAfter(
        lying,
        every(period, 8, 40, () => ({ kind: 'step', sensorId: 'osc' })),
      );
      expect(steps.stateAt(40)).toMatchObject({ activity: 'running', sources: { cadence: 'osc' } });
      expect(steps.stateAt(40).cadenceSpm).toBeCloseTo(170, 0);
      const walked = bodyAfter(lying, every(1, 8, 40, cadence(112)), every(1, 8, 40, speed(1.5)));
      expect(walked.stateAt(40)).toMatchObject({ activity: 'walking', cadenceSpm: 112 });
      const stopped = bodyAfter(
        lying,
        every(1, 8, 40, (at) => cadence(at < 30 ? 112 : 0)()),
      );
      expect(stopped.stateAt(31)).toMatchObject({ activity: 'still', cadenceSpm: 0 });
    });

    it('stays 0 where its owner believes it first', () => {
      const body = createBody({ priorities: { cadence: ['board'] } });
      const told = [...lying, ...every(1, 8, 40, cadence(112))];
      for (const reading of told.toSorted((a, b) => a.atSeconds - b.atSeconds)) body.accept(reading);
      expect(body.stateAt(40)).toMatchObject({ activity: 'still', cadenceSpm: 0 });
    });
  });

  it.each([
    ['says 0 late', (at: number) => at < 33, 33.5],
    ['falls silent', (at: number) => at < 31, 35.1],
  ] as const)('ends at a red light, and stays ended, with a pod that %s', (what, steps, untilSeconds) => {
    const walk = simulateWalk({
      seed: 4,
      placement: 'hip',
      seconds: 60,
      cadenceSpm: (at) => (at < 30 ? 165 : 0),
      bumpsPerMinute: 0,
    });
    const goes = (at: number): number => Math.max(0, Math.min(3, 3 * (32 - at)));
    const readings = [
      ...walk.samples.map((sample) => ({ kind: 'acceleration', sensorId: 'phone', ...sample }) as const),
      ...every(1, 0, 60, (at) => cadence(steps(at) ? 165 : 0)()).filter(
        ({ atSeconds }) => what === 'says 0 late' || steps(atSeconds),
      ),
      ...every(1, 0, 60, (at) => ({
        kind: 'position',
        sensorId: 'gps',
        latitude: 52,
        longitude: 13,
        speedMps: goes(at),
      })),
      ...every(1, 0, 60, () => ({ kind: 'heartRate', sensorId: 'strap', heartRateBpm: 140 })),
    ].toSorted((a, b) => a.atSeconds - b.atSeconds);
    const body = createBody();
    const doing = new Map<number, string>();
    let next = 0;
    for (let tick = 0; tick <= 600; tick++) {
      for (; (readings[next]?.atSeconds ?? 1e9) <= tick / 10; next++) body.accept(readings[next]!);
      doing.set(tick, body.stateAt(tick / 10).activity);
    }
    const moving = [...doing].filter(([tick, activity]) => tick > 300 && activity !== 'still');
    expect(doing.get(290)).toBe('running');
    expect(Math.max(...moving.map(([tick]) => tick / 10))).toBeLessThan(untilSeconds);
  });
});
