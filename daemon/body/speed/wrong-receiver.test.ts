import { describe, expect, it } from 'vitest';
import type { SensorReading } from '../../sensors/reading.ts';
import { createRandom } from '../../time/random.ts';
import type { BodyState } from '../state.ts';
import { last, live, pod, seconds, seen } from '../testing/live.ts';

describe('a receiver that is wrong', () => {
  const fastest = (states: readonly BodyState[]): number =>
    Math.max(...states.map(({ speedMps }) => speedMps ?? 0));

  it('at its first fix, or at its first few, is not believed', () => {
    const steady = seconds(60).map((second) => seen(second, 3 * second, 3));
    const wrongFirst = steady.with(0, seen(0, 0, 14.9));
    const jumping = [14, 2, 9, 13, 5].reduce(
      (all, speedMps, second) => all.with(second, seen(second, 3 * second, speedMps)),
      steady,
    );
    for (const readings of [wrongFirst, jumping]) {
      const states = live(readings, 60);
      expect(fastest(states)).toBeLessThan(3.2);
      expect(last(states).speedMps).toBeCloseTo(3, 2);
    }
  });

  it('for seconds in the middle of a run is not believed either', () => {
    const readings = seconds(60).map((second) =>
      seen(second, 3 * second, second >= 30 && second < 32 ? 14 : 3),
    );
    expect(fastest(live(readings, 60))).toBeLessThan(3.1);
  });

  it('is measured by the legs: at 166 steps a minute nobody does 13 m/s', () => {
    const readings = seconds(9).flatMap((second): SensorReading[] => [
      seen(second, 13 * second, 13),
      { kind: 'cadence', sensorId: 'strap', atSeconds: second, cadenceSpm: 166 },
    ]);
    expect(fastest(live(readings, 9))).toBe(0);
    expect(fastest(live(readings, 9, { sport: 'cycling' }))).toBe(0);
  });

  it('but is followed once it was told ten times: it was the cadence that was wrong', () => {
    const told = (second: number): number => (second < 20 ? 4.2 : second < 40 ? 5 : 4.3);
    const readings = seconds(60).flatMap((second): SensorReading[] => [
      seen(second, 4.5 * second, told(second)),
      { kind: 'cadence', sensorId: 'watch', atSeconds: second, cadenceSpm: 85 },
    ]);
    const states = live(readings, 59);
    for (const [index, { speedMps, ageSeconds }] of states.entries()) {
      if (index < 120) continue;
      expect(ageSeconds.speed).toBeLessThan(1);
      const second = index / 10;
      if (second > 26 && second < 40) expect(speedMps).toBeCloseTo(5, 0.5);
      if (second > 50) expect(speedMps).toBeCloseTo(4.3, 0.5);
    }
  });

  it('does not creep past the legs in small steps', () => {
    const readings = seconds(30).flatMap((second): SensorReading[] => [
      seen(second, 5 * second, second < 15 ? 4.2 : 4.2 + 0.7 * (second - 15)),
      { kind: 'cadence', sensorId: 'watch', atSeconds: second, cadenceSpm: 85 },
    ]);
    expect(fastest(live(readings, 23))).toBeLessThan(5.3);
  });

  it('is no reason not to see a bicycle', () => {
    const readings = seconds(60).map((second) => {
      const speedMps = Math.min(10, second);
      return seen(second, 10 * second, speedMps);
    });
    expect(last(live(readings, 60))).toMatchObject({ activity: 'cycling', speedMps: expect.closeTo(10, 1) });
    const joined = seconds(30).map((second) => seen(second, 10 * second, 10));
    expect(last(live(joined, 30))).toMatchObject({ activity: 'cycling', speedMps: expect.closeTo(10, 1) });
  });
});

describe('a body at rest', () => {
  it('does not creep, told by positions alone', () => {
    const random = createRandom(7);
    const readings = seconds(120).map((second) =>
      seen(second, 2 * Math.sin(second / 15) + random.normal(0, 1.5)),
    );
    const speeds = live(readings, 120).map(({ speedMps = 0 }) => speedMps);
    expect(speeds.filter((speedMps) => speedMps > 0.3).length).toBeLessThan(0.02 * speeds.length);
    expect(speeds.reduce((sum, speedMps) => sum + speedMps, 0) / speeds.length).toBeLessThan(0.03);
  });

  it('is known to walk when it walks, told by positions alone', () => {
    const random = createRandom(7);
    const readings = seconds(120).map((second) => seen(second, 1.3 * second + random.normal(0, 1)));
    const known = live(readings, 120)
      .slice(150)
      .map(({ speedMps }) => speedMps ?? 0);
    expect(known.filter((speedMps) => Math.abs(speedMps - 1.3) < 0.4).length).toBeGreaterThan(
      0.95 * known.length,
    );
    expect(known.reduce((sum, speedMps) => sum + speedMps, 0) / known.length).toBeCloseTo(1.3, 1);
  });

  it('on a treadmill under a roof is as fast as its feet', () => {
    const readings = seconds(60).flatMap((second) => [pod(second, 3), seen(second, 0, 0)]);
    expect(last(live(readings, 60)).speedMps).toBeCloseTo(3, 1);
  });
});
