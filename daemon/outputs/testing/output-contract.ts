import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { monotonicClock } from '../../time/clock.ts';
import { eventually } from '../../time/testing/eventually.ts';
import type { Output } from '../output.ts';

/** An output that is given something all the time, by the test's hands. */
export interface OutputBench {
  readonly output: Output;
  /** Whether it was opened as the reference ear. */
  readonly isReferenceEar: boolean;
  /** How much it has taken so far; absent where it keeps no count. */
  taken?(): number;
  /** Gives it much more at once than it can take. */
  flood(): void;
  /** Once it is closed: fails when what it leaves is not whole. */
  expectEnded?(): void;
  close(): Promise<void> | void;
}

/** What every output keeps to, whatever it takes and wherever that goes. */
export function describeOutput(name: string, open: () => Promise<OutputBench> | OutputBench): void {
  describe(`${name} keeps the contract of outputs`, () => {
    let bench: OutputBench;
    let lastCounters: Readonly<Record<string, number>> = {};
    const running = new Set<Worker>();
    const remember = (worker: Worker): void => {
      running.add(worker);
      worker.once('exit', () => running.delete(worker));
    };

    /** Its health, having seen that no counter has fallen since it was last asked. */
    const health = (): ReturnType<Output['health']> => {
      const now = bench.output.health();
      for (const [counter, value] of Object.entries(lastCounters)) {
        expect(now.counters[counter], counter).toBeGreaterThanOrEqual(value);
      }
      lastCounters = now.counters;
      return now;
    };
    const isWell = async (): Promise<void> => {
      const before = bench.taken?.() ?? 0;
      const takes = (): boolean => bench.taken === undefined || bench.taken() > before;
      await eventually(() => health().status === 'ok' && takes(), `${name} is well and takes`);
    };

    beforeEach(async () => {
      lastCounters = {};
      process.on('worker', remember);
      bench = await open();
    });
    afterEach(async () => {
      await bench.output.close();
      await bench.close();
      process.off('worker', remember);
      running.clear();
    });

    it('has a name, and a health from the first', () => {
      expect(bench.output.name).toMatch(/\S/);
      expect(bench.output.isReferenceEar).toBe(bench.isReferenceEar);
      expect(health()).toMatchObject({
        station: bench.output.name,
        status: expect.stringMatching(/^(starting|ok)$/),
        detail: expect.stringMatching(/\S/),
      });
      expect(health().sinceSeconds).toBeLessThanOrEqual(monotonicClock.nowSeconds());
    });

    it('takes what it is given, and says that all is well', async () => {
      await isWell();
      const { sinceSeconds } = health();
      await isWell();
      expect(health().sinceSeconds).toBe(sinceSeconds);
    });

    it('outlives more than it can take', async () => {
      await isWell();
      for (let flood = 0; flood < 3; flood += 1) {
        bench.flood();
        await isWell();
      }
    });

    it('is started again when its worker dies, and tells how often', async () => {
      await isWell();
      const [worker] = running;
      if (!worker) return;
      await worker.terminate();
      expect(health()).toMatchObject({ counters: { restarts: 1 } });
      expect(health().status).not.toBe('ok');
      expect(health().detail).toContain('started again');
      await isWell();
      expect(health().counters.restarts).toBe(1);
    });

    it('may be closed twice, and once more, and leaves nothing running', async () => {
      await isWell();
      await Promise.all([bench.output.close(), bench.output.close()]);
      await bench.output.close();
      expect(running.size).toBe(0);
      const taken = bench.taken?.();
      bench.flood();
      health();
      expect(bench.taken?.()).toBe(taken);
      bench.expectEnded?.();
    });

    it('may be closed before it has begun', async () => {
      await bench.output.close();
      expect(running.size).toBe(0);
      health();
    });
  });
}
