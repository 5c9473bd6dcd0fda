import { describe, expect, it } from 'vitest';
import { persist } from './persist.ts';
import { ManualTime } from './timers.ts';

describe('persist', () => {
  const failing = (time: ManualTime, outcomes: string[], watch?: (wake: () => void) => () => void) => {
    let wake: (() => void) | undefined;
    const endeavour = persist(
      ({ succeeded }) => {
        outcomes.push(`try at ${time.nowSeconds()}`);
        if (time.nowSeconds() === 7) succeeded();
        return Promise.reject(new Error('no'));
      },
      {
        timers: time,
        onEnd: (error, waitSeconds) =>
          outcomes.push(`${error instanceof Error && error.message}, ${waitSeconds}`),
        watch:
          watch ??
          ((wakeUp) => {
            wake = wakeUp;
            return () => {
              wake = undefined;
            };
          }),
      },
    );
    return { endeavour, wakeUp: () => wake?.(), isWatching: () => wake !== undefined };
  };

  it('tries again after 1, 2, 4 s ... and after 1 s when it had succeeded', async () => {
    const time = new ManualTime();
    const outcomes: string[] = [];
    const { endeavour } = failing(time, outcomes);
    await time.advance(9);
    expect(outcomes.filter((line) => line.startsWith('try'))).toEqual([
      'try at 0',
      'try at 1',
      'try at 3',
      'try at 7',
      'try at 8',
    ]);
    await endeavour.stop();
    expect(time.pending).toBe(0);
  });

  it('is woken, but not before a second has passed', async () => {
    const time = new ManualTime();
    const outcomes: string[] = [];
    const { endeavour, wakeUp, isWatching } = failing(time, outcomes);
    await time.advance(3.5);
    outcomes.splice(0);
    wakeUp();
    await time.advance(0.4);
    expect(outcomes).toEqual([]);
    await time.advance(0.2);
    expect(outcomes[0]).toBe('try at 4');
    await time.advance(2);
    outcomes.splice(0);
    wakeUp();
    await time.advance(0);
    expect(outcomes[0]).toBe('try at 6.1');
    expect(isWatching()).toBe(true);
    await endeavour.stop();
    expect(isWatching()).toBe(false);
    expect(time.pending).toBe(0);
  });

  it('waits for an attempt that is under way when it is stopped', async () => {
    const time = new ManualTime();
    let ended = false;
    const endeavour = persist(
      ({ signal }) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            setTimeout(() => {
              ended = true;
              resolve();
            }, 10);
          });
        }),
      { timers: time, onEnd: () => expect.fail('nobody asked for another') },
    );
    await endeavour.stop();
    expect(ended).toBe(true);
  });
});
