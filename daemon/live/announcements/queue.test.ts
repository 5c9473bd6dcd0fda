import { expect, it } from 'vitest';
import type { Announcement } from './announcement.ts';
import { createAnnouncementQueue } from './queue.ts';

const lap = (count: number): Announcement => ({ kind: 'lap', count, seconds: 60 });
const sensor = (sensorId: string, isLost = true): Announcement => ({
  kind: 'sensor',
  sensorId,
  tells: ['heartRate'],
  isLost,
});

it('gives what waits in its order, the newest of a kind and of a sensor', () => {
  const queue = createAnnouncementQueue();
  queue.add(sensor('strap'), 0);
  queue.add(lap(1), 1);
  queue.add(sensor('pod'), 1);
  queue.add(lap(2), 2);
  queue.add(sensor('strap', false), 3);
  expect([0, 1, 2, 3].map(() => queue.take(4))).toEqual([
    sensor('pod'),
    lap(2),
    sensor('strap', false),
    undefined,
  ]);
  expect(queue.dropped).toBe(2);
});

it('says nothing that is older than 10 s, and keeps four at most', () => {
  const queue = createAnnouncementQueue();
  for (const id of ['one', 'two', 'three', 'four', 'five']) queue.add(sensor(id), 0);
  queue.add(lap(1), 5);
  expect(queue.take(10)).toEqual(sensor('three'));
  expect(queue.take(10.1)).toEqual(lap(1));
  expect(queue.take(10.1)).toBeUndefined();
  expect(queue.dropped).toBe(4);
});
