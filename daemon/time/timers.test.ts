import { describe, expect, it } from 'vitest';
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
});
