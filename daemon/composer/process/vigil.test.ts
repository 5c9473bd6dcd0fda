import { describe, expect, it } from 'vitest';
import type { ProcessState } from '../../system/process-state.ts';
import { ManualTime } from '../../time/timers.ts';
import { beatSeconds, startVigil } from './vigil.ts';

/** The shortest bar there is: four beats at 180 a minute. */
const barSeconds = 4 / 3;

function watch(state: (nowSeconds: number) => ProcessState | undefined, isLoaded = true) {
  const time = new ManualTime();
  const told: [string, number][] = [];
  const vigil = startVigil({
    timers: time,
    isLoaded: () => isLoaded,
    state: () => state(time.nowSeconds()),
    onStandstill: (why) => told.push([why, time.nowSeconds()]),
  });
  return { time, told, vigil };
}

describe('the vigil over the composer process', () => {
  it('notices within a bar that it stands still, once', async () => {
    const { time, told, vigil } = watch(() => ({ rests: true, cpuSeconds: 3 }));
    for (let beats = 0; beats < 50; beats += 1) {
      await time.advance(beatSeconds);
      vigil.hear();
    }
    expect(told).toEqual([]);
    await time.advance(barSeconds);
    expect(told).toEqual([['it stands still', expect.any(Number)]]);
    await time.advance(60);
    expect(told).toHaveLength(1);
    expect(time.pending).toBe(0);
  });

  it('notices a loop without an end when it has had a second of processor, however long that took', async () => {
    for (const share of [1, 0.1]) {
      const { time, told } = watch((now) => ({ rests: false, cpuSeconds: now * share }));
      await time.advance(30);
      expect(told).toEqual([['it works without end', expect.any(Number)]]);
      expect(told[0]![1]).toBeCloseTo(1 / share + 2 * beatSeconds, 0);
    }
  });

  it('lets one be that waits for processor or disk, for minutes', async () => {
    const { time, told } = watch((now) => ({ rests: false, cpuSeconds: now / 1000 }));
    await time.advance(600);
    expect(told).toEqual([]);
  });

  it('does not take one that rests between two beats for one that stands', async () => {
    const { time, told, vigil } = watch(() => ({ rests: true, cpuSeconds: 3 }));
    for (let beats = 0; beats < 100; beats += 1) {
      await time.advance(2.95 * beatSeconds);
      vigil.hear();
    }
    expect(told).toEqual([]);
  });

  it('is patient while a model is loaded', async () => {
    const working = watch((now) => ({ rests: false, cpuSeconds: now }), false);
    await working.time.advance(100);
    expect(working.told).toEqual([]);
    const { time, told } = watch(() => ({ rests: true, cpuSeconds: 0 }), false);
    await time.advance(5);
    expect(told).toEqual([]);
    await time.advance(1);
    expect(told).toHaveLength(1);
  });

  it('knows no more than the silence where there is no /proc', async () => {
    const { time, told } = watch(() => undefined);
    await time.advance(9);
    expect(told).toEqual([]);
    await time.advance(2);
    expect(told).toEqual([['it does not answer', expect.any(Number)]]);
  });
});
