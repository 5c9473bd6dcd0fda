import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { monotonicClock } from '../../time/clock.ts';
import { eventually } from '../../time/testing/eventually.ts';
import { realTimers, type Timers } from '../../time/timers.ts';
import { type SensorReading, sensorReadingSchema } from '../reading.ts';
import type { Sensor, SensorTools } from '../sensor.ts';

/** A sensor with a source that the test has in its hands. */
export interface SensorBench {
  readonly sensor: Sensor;
  /** Makes the source say something that becomes at least one reading; may be called again and again. */
  provoke(): Promise<void> | void;
  /** The source goes away: unplugged, killed, out of reach. Absent where that cannot happen. */
  lose?(): Promise<void> | void;
  /** And is back. */
  restore?(): Promise<void> | void;
  /** The source sends rubbish. */
  confuse?(): Promise<void> | void;
  close(): Promise<void> | void;
}

/** Real time, but whatever waits does so twenty times more quickly. */
const hastyTimers: Timers = { after: (seconds, action) => realTimers.after(seconds / 20, action) };
export const hastyTools: SensorTools = { clock: monotonicClock, timers: hastyTimers };

/** What the process holds open besides what the test runner does. */
function handles(): string[] {
  return process
    .getActiveResourcesInfo()
    .filter((resource) => !/Timeout|Immediate|PipeWrap|MessagePort|TTY|FSReq/.test(resource))
    .sort();
}

/** What every sensor keeps to, whatever it listens to. */
export function describeSensor(name: string, open: () => Promise<SensorBench>): void {
  describe(`${name} keeps the contract of sensors`, () => {
    let bench: SensorBench;
    let heard: SensorReading[] = [];
    const listen = (): void => bench.sensor.start((reading) => heard.push(reading));

    const provokeUntilHeard = async (): Promise<void> => {
      const before = heard.length;
      const deadline = monotonicClock.nowSeconds() + 20;
      while (heard.length === before) {
        if (monotonicClock.nowSeconds() > deadline) {
          throw new Error(`nothing heard: ${JSON.stringify(bench.sensor.health())}`);
        }
        await bench.provoke();
        await sleep(30);
      }
    };

    beforeEach(async () => {
      heard = [];
      bench = await open();
    });
    afterEach(async () => {
      await bench.sensor.stop();
      await bench.close();
    });

    it('says nothing before it is started, and has a health', () => {
      expect(heard).toEqual([]);
      expect(bench.sensor.health()).toMatchObject({ status: 'starting', values: [] });
    });

    it('emits readings that bodies can have, of about now, and tells their age and rate', async () => {
      listen();
      await provokeUntilHeard();
      await provokeUntilHeard();
      for (const reading of heard) {
        expect(sensorReadingSchema.safeParse(reading).success).toBe(true);
        expect(Math.abs(reading.atSeconds - monotonicClock.nowSeconds())).toBeLessThan(5);
      }
      const health = bench.sensor.health();
      expect(health.status).toBe('ok');
      expect(health.station).toContain('sensors.');
      expect(health.detail).not.toBe('');
      expect(health.counters.readings).toBe(heard.length);
      expect(health.values.length).toBeGreaterThan(0);
      for (const value of health.values) {
        expect(value.ageSeconds).toBeGreaterThanOrEqual(0);
        expect(value.reading.kind).toBe(value.kind);
        expect(heard).toContainEqual(value.reading);
      }
      expect(Math.max(...health.values.map(({ ratePerSecond }) => ratePerSecond))).toBeGreaterThan(0);
      for (const share of [health.quality01, health.charge01]) {
        if (share !== undefined) expect(share >= 0 && share <= 1).toBe(true);
      }
    });

    it('may be started twice, stopped twice, and started again', async () => {
      listen();
      listen();
      await provokeUntilHeard();
      await Promise.all([bench.sensor.stop(), bench.sensor.stop()]);
      listen();
      await provokeUntilHeard();
    });

    it('is silent after stop and leaves nothing open', async () => {
      const before = handles();
      listen();
      await provokeUntilHeard();
      await bench.sensor.stop();
      const count = heard.length;
      await bench.provoke();
      // Long enough to be heard, were anybody listening.
      await sleep(50);
      expect(heard.length).toBe(count);
      await eventually(
        () => handles().length <= before.length,
        `nothing is left open: ${handles()} after ${before}`,
      );
    });

    it('can be stopped in the middle of starting', async () => {
      listen();
      await bench.sensor.stop();
      expect(bench.sensor.health().status).toBe('starting');
    });

    it('says when its source is lost, and returns with it', async () => {
      if (!bench.lose || !bench.restore) return;
      listen();
      await provokeUntilHeard();
      await bench.lose();
      const isLost = (): boolean => {
        const { status, counters } = bench.sensor.health();
        return status === 'degraded' && (counters.errors ?? 0) > 0;
      };
      await eventually(isLost, 'degraded, with an error');
      const lost = bench.sensor.health();
      expect(lost.detail).not.toBe('');
      expect(lost.lastError).toMatch(/\S/);
      expect(lost.values[0]?.ageSeconds).toBeGreaterThan(0);
      await bench.restore();
      await provokeUntilHeard();
      await eventually(() => bench.sensor.health().status === 'ok', 'ok');
    });

    it('can be started while its source is away', async () => {
      if (!bench.lose || !bench.restore) return;
      await bench.lose();
      listen();
      // Long enough for some tries, none of which may succeed.
      await sleep(150);
      expect(bench.sensor.health().status).not.toBe('ok');
      expect(heard).toEqual([]);
      await bench.restore();
      await provokeUntilHeard();
    });

    it('outlives rubbish', async () => {
      if (!bench.confuse) return;
      listen();
      await provokeUntilHeard();
      await bench.confuse();
      await provokeUntilHeard();
    });
  });
}
