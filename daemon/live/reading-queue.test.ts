import { describe, expect, it } from 'vitest';
import type { SensorReading } from '../sensors/reading.ts';
import { createReadingQueue } from './reading-queue.ts';

const speed = (atSeconds: number, sensorId = 'osc'): SensorReading => ({
  kind: 'speed',
  sensorId,
  atSeconds,
  speedMps: 3,
});
const play: SensorReading = { kind: 'control', sensorId: 'osc', atSeconds: 0, name: 'play', value01: 1 };

describe('the queue of readings', () => {
  it('gives back what was said, in its order, once', () => {
    const queue = createReadingQueue();
    const said = [speed(1), play, speed(0.5, 'pod'), speed(2)];
    for (const reading of said) queue.add(reading);
    expect(queue.take()).toEqual(said);
    expect(queue.take()).toEqual([]);
  });

  it('lets one that floods it lose its oldest, and nobody else anything', () => {
    const queue = createReadingQueue();
    const others = [speed(0, 'pod'), play];
    for (const reading of others) queue.add(reading);
    for (let n = 0; n < 100_000; n += 1) queue.add(speed(n));
    const taken = queue.take();
    expect(taken.slice(0, 2)).toEqual(others);
    expect(taken).toHaveLength(2 + 256);
    expect(taken.at(-1)).toEqual(speed(99_999));
  });

  it('stays small when every reading has another name', () => {
    const queue = createReadingQueue();
    for (let n = 0; n < 100_000; n += 1) queue.add(speed(n, `s${n}`));
    expect(queue.take().length).toBeLessThanOrEqual(256);
    for (let n = 0; n < 100_000; n += 1) queue.add(speed(n, `s${n % 100}`));
    expect(queue.take()).toHaveLength(1024);
  });
});
