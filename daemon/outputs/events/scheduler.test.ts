import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monotonicClock } from '../../time/clock.ts';
import { eventually } from '../../time/testing/eventually.ts';
import { ManualTime, realTimers } from '../../time/timers.ts';
import { createEventScheduler } from './scheduler.ts';

const settle = async (): Promise<void> => {};

describe('a scheduler', () => {
  it('does things in the order of their moments, each at its own, whatever comes between', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('tell' as const), inMs: fc.integer({ min: -200, max: 400 }) }),
      fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 300 }) }),
      fc.record({ kind: fc.constant('delay' as const), ms: fc.integer({ min: -100, max: 1000 }) }),
      fc.record({ kind: fc.constant('cancel' as const), index: fc.nat(30) }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 60 }),
        fc.integer({ min: -100, max: 1000 }),
        async (steps, firstMs) => {
          const time = new ManualTime(settle);
          const scheduler = createEventScheduler(firstMs, { clock: time, timers: time });
          let delayMs = firstMs;
          const told: {
            atSeconds: number;
            order: number;
            state: 'waits' | 'done' | 'taken back';
            cancel?: () => void;
          }[] = [];
          const isDue = (atSeconds: number): boolean =>
            atSeconds - delayMs / 1000 <= time.nowSeconds() + 0.0005;
          const do_ = (item: (typeof told)[number]) => (): void => {
            expect(item.state).toBe('waits');
            item.state = 'done';
            // Not before its moment, and nobody whose turn was earlier waits still.
            expect(isDue(item.atSeconds)).toBe(true);
            for (const other of told) {
              if (other.state !== 'waits') continue;
              expect(
                other.atSeconds > item.atSeconds ||
                  (other.atSeconds === item.atSeconds && other.order > item.order),
              ).toBe(true);
            }
          };
          for (const next of steps) {
            if (next.kind === 'tell') {
              const item: (typeof told)[number] = {
                atSeconds: time.nowSeconds() + next.inMs / 1000,
                order: told.length,
                state: 'waits',
              };
              told.push(item);
              const cancel = scheduler.at(item.atSeconds, do_(item));
              if (cancel) item.cancel = cancel;
            } else if (next.kind === 'wait') await time.advance(next.ms / 1000);
            else if (next.kind === 'delay') {
              delayMs = next.ms;
              scheduler.setDelay(delayMs);
            } else {
              const item = told[next.index];
              if (item?.state !== 'waits') continue;
              item.cancel?.();
              item.state = 'taken back';
            }
            // What is due has been done, but for what a timer rounds.
            for (const { state, atSeconds } of told)
              if (state === 'waits') expect(isDue(atSeconds + 0.001)).toBe(false);
          }
          await time.advance(10);
          expect(told.filter(({ state }) => state === 'waits')).toEqual([]);
          expect(time.pending).toBe(0);
          expect(scheduler.figures().counters.done).toBe(told.filter(({ state }) => state === 'done').length);
          expect(scheduler.figures().gauges).toEqual({ waiting: 0, jitterMs: 0 });
        },
      ),
    );
  });

  it('keeps no more than so much, and counts what it loses and what it is told too late', async () => {
    const time = new ManualTime(settle);
    const scheduler = createEventScheduler(0, { clock: time, timers: time });
    let done = 0;
    for (let i = 0; i < 3000; i += 1) scheduler.at(1, () => (done += 1));
    scheduler.at(-0.1, () => (done += 1));
    expect(done).toBe(0);
    await time.advance(2);
    scheduler.at(1.9, () => (done += 1));
    expect(done).toBe(2049);
    expect(scheduler.figures().counters).toEqual({ done: 2049, late: 1, lost: 953 });
    scheduler.at(3, () => (done += 1));
    scheduler.close();
    expect(scheduler.at(0, () => (done += 1))).toBeUndefined();
    await time.advance(2);
    expect(done).toBe(2049);
    expect(time.pending).toBe(0);
  });

  it('keeps time by the timers of the machine', async () => {
    const scheduler = createEventScheduler(0, { clock: monotonicClock, timers: realTimers });
    const zero = monotonicClock.nowSeconds();
    let early = 0;
    let done = 0;
    for (let i = 1; i <= 200; i += 1) {
      const atSeconds = zero + i * 0.0037;
      scheduler.at(atSeconds, () => {
        done += 1;
        if (monotonicClock.nowSeconds() < atSeconds - 0.0006) early += 1;
      });
    }
    await eventually(() => done === 200, 'all are done');
    expect(early).toBe(0);
    scheduler.close();
  });
});
