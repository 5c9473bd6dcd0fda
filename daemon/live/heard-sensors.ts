import type { PanelSensor } from '../panel/protocol.ts';
import type { ReadingKind, SensorReading } from '../sensors/reading.ts';
import type { SensorHealth } from '../sensors/sensor.ts';

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
/** The rate is a mean over about this many readings. */
const rateMemory = 5;
/** These come when something happens; their silence means nothing. */
const occasional: ReadonlySet<ReadingKind> = new Set(['control', 'note', 'battery']);

interface HeardValue {
  readonly reading: SensorReading;
  readonly intervalSeconds: number | undefined;
}

export function createHeardSensors(): HeardSensors {
  const sensors = new Map<string, Map<ReadingKind, HeardValue>>();

  return {
    hear(reading) {
      const { sensorId, kind } = reading;
      const values = sensors.get(sensorId) ?? new Map<ReadingKind, HeardValue>();
      values.set(kind, { reading, intervalSeconds: nextInterval(values.get(kind), reading.atSeconds) });
      sensors.delete(sensorId);
      sensors.set(sensorId, values);
      const [longestSilent] = sensors.keys();
      if (sensors.size > mostSensors && longestSilent !== undefined) sensors.delete(longestSilent);
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

function nextInterval(before: HeardValue | undefined, atSeconds: number): number | undefined {
  if (!before) return undefined;
  const seconds = atSeconds - before.reading.atSeconds;
  if (seconds <= 0 || before.intervalSeconds === undefined) return seconds > 0 ? seconds : undefined;
  return before.intervalSeconds + (seconds - before.intervalSeconds) / rateMemory;
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
    ratePerSecond: value.intervalSeconds ? 1 / value.intervalSeconds : 0,
  }));
  const battery = heard.find(({ reading }) => reading.kind === 'battery')?.reading;
  const charge01 = source?.charge01 ?? (battery?.kind === 'battery' ? battery.charge01 : undefined);
  const ages = heard.map(ageOf);
  return {
    sensorId,
    kinds: heard.map(({ reading }) => reading.kind),
    ...(ages.length > 0 && { ageSeconds: Math.min(...ages) }),
    status: statusOf(heard, ageOf, source),
    values,
    ...(source?.quality01 !== undefined && { quality01: source.quality01 }),
    ...(charge01 !== undefined && { charge01 }),
    ...(source && { detail: source.detail, errors: source.counters.errors ?? 0 }),
    ...(source?.lastError !== undefined && { lastError: source.lastError }),
  };
}

function statusOf(
  heard: readonly HeardValue[],
  ageOf: (value: HeardValue) => number,
  source: SensorHealth | undefined,
): PanelSensor['status'] {
  const steady = heard.filter(({ reading }) => !occasional.has(reading.kind));
  if (steady.length === 0) {
    if (source) return source.status === 'ok' ? 'ok' : 'waiting';
    return heard.length > 0 ? 'ok' : 'waiting';
  }
  const ageSeconds = Math.min(...steady.map(ageOf));
  if (ageSeconds < staleSeconds) return 'ok';
  return ageSeconds < lostSeconds ? 'stale' : 'lost';
}
