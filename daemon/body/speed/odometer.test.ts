import { describe, expect, it } from 'vitest';
import type { SensorReading } from '../../sensors/reading.ts';
import { createBody } from '../body.ts';
import { last, live, pod, seconds, seen } from '../testing/live.ts';

describe('a tunnel', () => {
  const inside = (second: number): boolean => second >= 40 && second < 90;
  const readings = seconds(130)
    .filter((second) => !inside(second))
    .map((second) => seen(second, 3 * second, 3));

  it('ends what was known after 5 s, and the way through it counts', () => {
    const states = live(readings, 129);
    expect(states[440]?.speedMps).toBeCloseTo(3, 2);
    expect(states[450]?.speedMps).toBeUndefined();
    expect(states[880]?.sources.speed).toBeUndefined();
    expect(states[950]?.speedMps).toBeCloseTo(3, 2);
    expect(Math.abs((last(states).distanceMeters ?? 0) / (3 * 129) - 1)).toBeLessThan(0.02);
  });

  it('is run on the foot pod', () => {
    const both = [...readings, ...seconds(130).map((second) => pod(second + 0.4, 3))];
    const states = live(both, 129);
    for (const { speedMps } of states.slice(100)) expect(speedMps).toBeCloseTo(3, 1);
    expect(Math.abs((last(states).distanceMeters ?? 0) / (3 * 129) - 1)).toBeLessThan(0.02);
  });
});

describe('the way gone', () => {
  it('is the speed by time, whatever the rate, and stands while the body does', () => {
    const uneven = [0, 1, 2, 4, 9, 10, 17, 18, 25, 26, 30].map((second) => pod(second, 3));
    const pause = seconds(30).map((second) => pod(31 + second, 0));
    const states = live([...uneven, ...pause], 60);
    expect(states[300]?.distanceMeters).toBeCloseTo(90, 0);
    expect(last(states).distanceMeters).toBeCloseTo(states[330]?.distanceMeters ?? 0, 0);
    expect(createBody().stateAt(10).distanceMeters).toBeUndefined();
  });

  it('is bridged over a short outage, also after one that was too long and that no position has measured', () => {
    const isOut = (second: number): boolean =>
      (second > 60 && second <= 90) || (second > 120 && second <= 130);
    const heard = (until: number): SensorReading[] =>
      seconds(until)
        .filter((second) => !isOut(second))
        .map((second) => pod(second, 3));
    const meters = (until: number): number => last(live(heard(until), until)).distanceMeters ?? 0;
    expect(meters(160) - meters(115)).toBeCloseTo(3 * 45, 0);
  });

  it('counts a tunnel from position to position and a short outage after it once', () => {
    const isOut = (second: number): boolean => second > 60 && second <= 120;
    const pods = seconds(200)
      .filter((second) => !isOut(second) && !(second > 130 && second <= 140))
      .map((second) => pod(second, 3));
    const positions = [60, 180].map((second) => seen(second, 3 * second, 3));
    expect(last(live([...pods, ...positions], 199)).distanceMeters).toBeCloseTo(3 * 199, -1);
  });
});
