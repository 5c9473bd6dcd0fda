import { expect, it } from 'vitest';
import { mostCurvePoints } from '../summary.ts';
import { createCurve } from './curve.ts';

it('tells the mean of each second, and nothing of seconds in which nothing was said', () => {
  const curve = createCurve();
  curve.add(0.2, { tempoBpm: 160, heartRateBpm: 120 });
  curve.add(0.7, { tempoBpm: 170 });
  curve.add(3, { tempoBpm: 180, heartRateBpm: undefined });
  expect(curve.points()).toEqual([
    { atSeconds: 0, tempoBpm: 165, heartRateBpm: 120 },
    { atSeconds: 3, tempoBpm: 180 },
  ]);
});

it('of hours it tells longer stretches, and forgets nothing', () => {
  const seconds = 5 * mostCurvePoints + 3;
  const curve = createCurve();
  for (let at = 0; at < seconds; at += 1) curve.add(at, { tempoBpm: at, cadenceSpm: at < 8 ? 100 : 200 });
  const points = curve.points();
  expect(points.length).toBeLessThanOrEqual(mostCurvePoints);
  const apart = points[1]!.atSeconds;
  expect(points.map(({ atSeconds }) => atSeconds)).toEqual(points.map((_, index) => index * apart));
  for (const { atSeconds, tempoBpm } of points.slice(0, -1))
    expect(tempoBpm).toBe(atSeconds + (apart - 1) / 2);
  expect(points.at(-1)?.tempoBpm).toBe((points.at(-1)!.atSeconds + seconds - 1) / 2);
  expect(points[0]?.cadenceSpm).toBe(100);
});
