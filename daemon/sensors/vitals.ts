import { firstLineOf } from '../system/errors.ts';
import { explain } from '../system/explain.ts';
import type { StationStatus } from '../system/health.ts';
import { createRefusals } from '../system/refusals.ts';
import { createStatusKeeper } from '../system/status-keeper.ts';
import type { Clock } from '../time/clock.ts';
import { createMeanRate, type MeanRate } from '../time/mean-rate.ts';
import { RecentMap } from '../time/recent-map.ts';
import { type SensorReading, sensorReadingSchema } from './reading.ts';
import type { Emit, SensorHealth } from './sensor.ts';

/** The house-keeping that every sensor shares: values checked where they enter, ages, rates, errors, status. */
export interface Vitals {
  /** Between `start` and `stop` readings go here; without it they go nowhere. */
  listener: Emit | undefined;
  /**
   * Sends a reading on, if a body can have it; else it is refused. Gives back whether it was sent. `from`: who sent it,
   * where that says more than the sensorId.
   */
  emit(candidate: Readonly<Record<string, unknown>>, from?: string): boolean;
  /** Something came that is not taken: counted, and the last one is told. `from`: who sent it; this source if absent. */
  refuse(reason: string, from?: string): void;
  status(status: StationStatus, detail: string, fix?: string): void;
  error(error: unknown): void;
  count(name: string, by?: number): void;
  quality01: number | undefined;
  /** How things stand now: `undefined` is not told. The name ends in the unit, but of what is merely counted. */
  gauge(name: string, value: number | undefined): void;
  /** What it works with, in a few words; `undefined` is not told. */
  text(name: string, value: string | undefined): void;
  health(): SensorHealth;
}

/** A source through which many devices speak remembers this many values. */
const mostValues = 64;

interface LastValue {
  readonly reading: SensorReading;
  readonly heardAtSeconds: number;
  readonly rate: MeanRate;
}

export interface VitalsOptions {
  readonly id: string;
  readonly clock: Clock;
  /** With nothing heard for so long, `ok` is said to be `degraded`. Absent: silence is normal. */
  readonly staleSeconds?: number;
}

export function createVitals({ id, clock, staleSeconds }: VitalsOptions): Vitals {
  const values = new RecentMap<string, LastValue>(mostValues);
  const counters: Record<string, number> = { readings: 0, errors: 0 };
  const gauges = new Map<string, number>();
  const texts = new Map<string, string>();
  const keeper = createStatusKeeper(`sensors.${id}`, clock, 'not started');
  const refusals = createRefusals(clock);
  let lastError: string | undefined;
  let charge01: number | undefined;
  let heardAtSeconds: number | undefined;

  const count = (name: string, by = 1): void => {
    counters[name] = (counters[name] ?? 0) + by;
  };

  const remember = (reading: SensorReading): void => {
    const now = clock.nowSeconds();
    const key = `${reading.sensorId} ${reading.kind}`;
    const rate = values.get(key)?.rate ?? createMeanRate();
    rate.count(now);
    values.set(key, { reading, heardAtSeconds: now, rate });
    heardAtSeconds = now;
    if (reading.kind === 'battery') charge01 = reading.charge01;
  };

  return {
    listener: undefined,
    quality01: undefined,
    emit(candidate, from) {
      // What is not known is absent, never undefined.
      const known = Object.fromEntries(Object.entries(candidate).filter(([, value]) => value !== undefined));
      const parsed = sensorReadingSchema.safeParse(known, { reportInput: true });
      if (!parsed.success) {
        this.refuse(explain(parsed.error), from ?? String(known.sensorId ?? id));
        return false;
      }
      if (!this.listener) return false;
      count('readings');
      remember(parsed.data);
      this.listener(parsed.data);
      return true;
    },
    refuse: (reason, from = id) => refusals.refuse(reason, from),
    status: keeper.set,
    error(error) {
      count('errors');
      lastError = firstLineOf(error);
    },
    count,
    gauge: (name, value) => (value === undefined ? void gauges.delete(name) : void gauges.set(name, value)),
    text: (name, value) => (value === undefined ? void texts.delete(name) : void texts.set(name, value)),
    health() {
      const now = clock.nowSeconds();
      const said = keeper.health({
        counters: { ...counters, refused: refusals.count },
        gauges: Object.fromEntries(gauges),
        texts: Object.fromEntries(texts),
      });
      const { status, sinceSeconds, detail } = said;
      const silentSeconds = now - Math.max(heardAtSeconds ?? sinceSeconds, sinceSeconds);
      const silent = status === 'ok' && staleSeconds !== undefined && silentSeconds > staleSeconds;
      return {
        ...said,
        ...(silent && {
          status: 'degraded',
          sinceSeconds: now - silentSeconds + staleSeconds,
          detail: `${detail}, but silent for ${Math.round(silentSeconds)} s`,
        }),
        values: [...values.values()].reverse().map(({ reading, heardAtSeconds: heard, rate }) => ({
          sensorId: reading.sensorId,
          kind: reading.kind,
          reading,
          ageSeconds: Math.max(0, now - Math.min(heard, reading.atSeconds)),
          ratePerSecond: rate.perSecond,
        })),
        ...(this.quality01 !== undefined && { quality01: this.quality01 }),
        ...(charge01 !== undefined && { charge01 }),
        ...(lastError !== undefined && { lastError }),
        ...(refusals.last !== undefined && { lastRefusal: refusals.last }),
      };
    },
  };
}
