import { expect, it } from 'vitest';
import { curvesOf } from './curve-data.ts';

it('what is not known is a gap', () => {
  const points = [
    { atSeconds: 1, cadenceSpm: 160 },
    { atSeconds: 2, heartRateBpm: 140 },
    { atSeconds: 3, cadenceSpm: 0, heartRateBpm: 141 },
  ];
  const { seconds, values } = curvesOf(points);
  expect(seconds).toEqual([1, 2, 3]);
  expect(values.cadenceSpm).toEqual([160, null, 0]);
  expect(values.heartRateBpm).toEqual([null, 140, 141]);
  expect(values.speedMps).toEqual([null, null, null]);
});

it('a time of which nothing is told is a gap, too', () => {
  const at = (atSeconds: number) => ({ atSeconds, cadenceSpm: 160 });
  const { seconds, values } = curvesOf([1, 2, 3, 4, 5, 65, 66, 68].map(at));
  expect(seconds).toEqual([1, 2, 3, 4, 5, 35, 65, 66, 68]);
  expect(values.cadenceSpm).toEqual([160, 160, 160, 160, 160, null, 160, 160, 160]);
});

it('of nothing there is nothing', () => {
  expect(curvesOf([]).seconds).toEqual([]);
  expect(curvesOf([{ atSeconds: 3 }]).values.tempoBpm).toEqual([null]);
});
