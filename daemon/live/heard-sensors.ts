import type { PanelSensor, SensorPresence } from '../panel/protocol/protocol.ts';
import type { ReadingKind, SensorReading } from '../sensors/reading.ts';
import type { SensorHealth } from '../sensors/sensor.ts';
import { createMeanRate, type MeanRate } from '../time/mean-rate.ts';
import { RecentMap } from '../time/recent-map.ts';

/** Everything that tells of a body, or could: what was heard of late, and what each source says of itself. */
export interface HeardSensors {
  hear(reading: SensorReading): void;
  /** `sources`: the live ones. A source through which others speak stands beside them, not for them. */
  list(nowSeconds: number, sources: readonly SensorHealth[]): PanelSensor[];
}

/** Sensors that invent new names shall not fill our memory; a runner wears a handful. */
const mostSensors = 32;
const staleSeconds = 5;
const lostSeconds = 30;
const forgottenSeconds = 600;
/** These come when something happens; their silence means nothing. */
const occasional: ReadonlySet<ReadingKind> = new Set(['control', 'note', 'battery']);

interface HeardValue {
  readonly reading: SensorReading;
  readonly rate: MeanRate;
}

export function createHeardSensors(): HeardSensors {
  const sensors = new RecentMap<string, Map<ReadingKind, HeardValue>>(mostSensors);

  return {
    hear(reading) {
      const { sensorId, kind, atSeconds } = reading;
      const values = sensors.useOrMake(sensorId, () => new Map());
      const rate = values.get(kind)?.rate ?? createMeanRate();
      rate.count(atSeconds);
      values.set(kind, { reading, rate });
    },
    list(nowSeconds, sources) {
      const sourceOf = new Map(sources.map((source) => [source.station.replace(/^sensors\./, ''), source]));
      const heard = [...sensors].map(([sensorId, values]) =>
        describeSensor(sensorId, [...values.values()], sourceOf.get(sensorId), nowSeconds),
      );
      const silent = [...sourceOf]
        .filter(([id]) => !sensors.has(id))
        .map(([id, source]) => describeSensor(id, [], source, nowSeconds));
      return [...heard, ...silent]
        .filter(({ ageSeconds, detail }) => detail !== undefined || (ageSeconds ?? 0) < forgottenSeconds)
        .sort(bySpeakingThenName);
    },
  };
}

/** Who has said something stands before whoever is only waited for. */
function bySpeakingThenName(a: PanelSensor, b: PanelSensor): number {
  const silence = ({ values }: PanelSensor): number => (values.length === 0 ? 1 : 0);
  return silence(a) - silence(b) || (a.sensorId < b.sensorId ? -1 : 1);
}

function describeSensor(
  sensorId: string,
  heard: readonly HeardValue[],
  source: SensorHealth | undefined,
  nowSeconds: number,
): PanelSensor {
  const ageOf = ({ reading }: HeardValue): number => Math.max(0, nowSeconds - reading.atSeconds);
  const values = heard.map((value) => ({
    reading: value.reading,
    ageSeconds: ageOf(value),
    ratePerSecond: value.rate.perSecond,
  }));
  const battery = heard.find(({ reading }) => reading.kind === 'battery')?.reading;
  const charge01 = source?.charge01 ?? (battery?.kind === 'battery' ? battery.charge01 : undefined);
  const ages = heard.map(ageOf);
  return {
    sensorId,
    kinds: heard.map(({ reading }) => reading.kind),
    ...(ages.length > 0 && { ageSeconds: Math.min(...ages) }),
    status: presenceOf(heard, ageOf, source),
    values,
    ...(source?.quality01 !== undefined && { quality01: source.quality01 }),
    ...(charge01 !== undefined && { charge01 }),
    ...(source && {
      detail: source.detail,
      errors: source.counters.errors ?? 0,
      refused: source.counters.refused ?? 0,
    }),
    ...(source?.lastError !== undefined && { lastError: source.lastError }),
    ...(source?.lastRefusal && { lastRefusal: source.lastRefusal }),
  };
}

function presenceOf(
  heard: readonly HeardValue[],
  ageOf: (value: HeardValue) => number,
  source: SensorHealth | undefined,
): SensorPresence {
  const steady = heard.filter(({ reading }) => !occasional.has(reading.kind));
  if (steady.length === 0) {
    if (source) return source.status === 'ok' ? 'ok' : 'waiting';
    return heard.length > 0 ? 'ok' : 'waiting';
  }
  const ageSeconds = Math.min(...steady.map(ageOf));
  if (ageSeconds < staleSeconds) return 'ok';
  return ageSeconds < lostSeconds ? 'stale' : 'lost';
}
