import { describe, expect, it } from 'vitest';
import { monotonicClock } from './clock.ts';
import { ManualTime, realTimers } from './timers.ts';

describe('ManualTime', () => {
  it('does what falls due, in its order, at its moment', async () => {
    const time = new ManualTime();
    const done: [string, number][] = [];
    const note = (name: string) => () => {
      done.push([name, time.nowSeconds()]);
    };
    time.after(2, note('b'));
    time.after(1, note('a'));
    time.after(2, note('c'));
    const cancel = time.after(1.5, note('never'));
    cancel();
    time.after(1, () => void Promise.resolve().then(() => time.after(0.25, note('later'))));
    await time.advance(2);
    expect(done).toEqual([
      ['a', 1],
      ['later', 1.25],
      ['b', 2],
      ['c', 2],
    ]);
    expect(time.nowSeconds()).toBe(2);
    expect(time.pending).toBe(0);
  });
});

describe('realTimers', () => {
  it('fires once, unless cancelled', async () => {
    let fired = 0;
    realTimers.after(0.005, () => {
      fired += 1;
    });
    realTimers.after(0.005, () => expect.fail('cancelled'))();
    // Timers fire in the order in which they fall due, however late that is.
    await new Promise<void>((resolve) => void realTimers.after(0.02, resolve));
    expect(fired).toBe(1);
  });

  it('is never a millisecond too early, whatever fraction of one is asked for', async () => {
    const delaysSeconds = Array.from({ length: 40 }, (_, n) => 0.0019 + 0.00197 * n);
    const earlySeconds = await Promise.all(
      delaysSeconds.map((seconds) => {
        const beganSeconds = monotonicClock.nowSeconds();
        return new Promise<number>((resolve) => {
          realTimers.after(seconds, () => resolve(seconds - (monotonicClock.nowSeconds() - beganSeconds)));
        });
      }),
    );
    expect(Math.max(...earlySeconds)).toBeLessThan(0.001);
  });
});
