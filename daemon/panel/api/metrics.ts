import { type StationHealth, stationStatuses } from '../../system/health.ts';
import type { PanelState } from '../protocol/protocol.ts';

export const metricsType = 'text/plain; version=0.0.4; charset=utf-8';

interface MetricSample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number | undefined;
}

export interface ProcessFigures {
  readonly residentBytes: number;
  readonly cpuSeconds: number;
  readonly upSeconds: number;
}

/** Prometheus' text format, version 0.0.4. */
export function printMetrics(
  state: PanelState,
  health: readonly StationHealth[],
  figures: ProcessFigures,
  people: { readonly listeners: number; readonly viewers: number },
): string {
  const { body, intent, clock } = state;
  return [
    family('tactus_info', 'gauge', 'Which Tactus this is.', [
      { labels: { version: state.version }, value: 1 },
    ]),
    family('tactus_playing', 'gauge', 'Whether music sounds.', [
      { value: state.playing === 'playing' ? 1 : 0 },
    ]),
    family('tactus_tempo_bpm', 'gauge', 'Tempo heard, beats a minute.', [{ value: clock?.tempoBpm }]),
    family('tactus_beats_total', 'counter', 'Beats heard since the music began.', [
      { value: clock && Math.max(0, Math.floor(clock.beat)) },
    ]),
    family('tactus_intent_tempo_bpm', 'gauge', 'Tempo aimed at, beats a minute.', [
      { value: intent.tempoBpm },
    ]),
    family('tactus_intent_energy_ratio', 'gauge', 'Energy asked of the music, 0 to 1.', [
      { value: intent.energy01 },
    ]),
    family('tactus_body_cadence_spm', 'gauge', 'Steps a minute.', [{ value: body.cadenceSpm }]),
    family('tactus_body_speed_mps', 'gauge', 'Speed, metres a second.', [{ value: body.speedMps }]),
    family('tactus_body_heart_rate_bpm', 'gauge', 'Heart rate, beats a minute.', [
      { value: body.heartRateBpm },
    ]),
    family('tactus_body_effort_ratio', 'gauge', 'Effort, 0 to 1.', [{ value: body.effort01 }]),
    family(
      'tactus_sensor_age_seconds',
      'gauge',
      'Age of the last reading of each sensor.',
      state.sensors.map(({ sensorId, ageSeconds }) => ({ labels: { sensor: sensorId }, value: ageSeconds })),
    ),
    family(
      'tactus_sensor_charge_ratio',
      'gauge',
      'Battery of each sensor that tells it, 0 to 1.',
      state.sensors.map(({ sensorId, charge01 }) => ({ labels: { sensor: sensorId }, value: charge01 })),
    ),
    family(
      'tactus_station_status',
      'gauge',
      'How each station is doing: 1 at its status.',
      health.flatMap(({ station, status }) =>
        stationStatuses.map((each) => ({
          labels: { station, status: each },
          value: each === status ? 1 : 0,
        })),
      ),
    ),
    family(
      'tactus_station_events_total',
      'counter',
      'What each station counts.',
      health.flatMap(({ station, counters }) =>
        Object.entries(counters).map(([counter, value]) => ({ labels: { station, counter }, value })),
      ),
    ),
    ...gaugeFamilies(health),
    family(
      'tactus_station_info',
      'gauge',
      'What each station works with; always 1.',
      health
        .filter(({ texts }) => Object.keys(texts).length > 0)
        .map(({ station, texts }) => ({ labels: { station, ...withSnakeNames(texts) }, value: 1 })),
    ),
    family('tactus_stream_listeners', 'gauge', 'Players of the stream.', [{ value: people.listeners }]),
    family('tactus_panel_viewers', 'gauge', 'Open panel pages.', [{ value: people.viewers }]),
    family('process_resident_memory_bytes', 'gauge', 'Memory of the main process.', [
      { value: figures.residentBytes },
    ]),
    family('process_cpu_seconds_total', 'counter', 'Processor time of the main process.', [
      { value: figures.cpuSeconds },
    ]),
    family('tactus_uptime_seconds', 'gauge', 'Seconds since the daemon began.', [
      { value: figures.upSeconds },
    ]),
  ].join('');
}

/** One family for each gauge, whichever stations have it, in Prometheus' base units. */
function gaugeFamilies(health: readonly StationHealth[]): string[] {
  const samples = new Map<string, MetricSample[]>();
  for (const { station, gauges } of health) {
    for (const [gauge, value] of Object.entries(gauges)) {
      const { name, scale } = inBaseUnit(gauge);
      const known = samples.get(name) ?? [];
      samples.set(name, [...known, { labels: { station }, value: value / scale }]);
    }
  }
  return [...samples].map(([name, each]) =>
    family(name, 'gauge', 'What each station measures of itself.', each),
  );
}

const units = [
  { ours: 'Microseconds', base: 'Seconds', scale: 1e6 },
  { ours: 'Ms', base: 'Seconds', scale: 1000 },
  { ours: 'Percent', base: 'Ratio', scale: 100 },
  { ours: '01', base: 'Ratio', scale: 1 },
] as const;

/** `worstLatenessMs` is served as `tactus_station_worst_lateness_seconds`, in thousandths. */
function inBaseUnit(gauge: string): { readonly name: string; readonly scale: number } {
  const unit = units.find(({ ours }) => gauge.endsWith(ours));
  const inBase = unit ? gauge.slice(0, -unit.ours.length) + unit.base : gauge;
  return { name: `tactus_station_${snake(inBase)}`, scale: unit?.scale ?? 1 };
}

function withSnakeNames(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [snake(name), text]));
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}

function family(
  name: string,
  type: 'gauge' | 'counter',
  help: string,
  samples: readonly MetricSample[],
): string {
  const known = samples.filter(({ value }) => value !== undefined && Number.isFinite(value));
  if (known.length === 0) return '';
  const lines = known.map(({ labels, value }) => `${name}${printLabels(labels)} ${value}`);
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('\n')}\n`;
}

function printLabels(labels: Readonly<Record<string, string>> | undefined): string {
  if (!labels) return '';
  const quote = (value: string): string =>
    value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
  return `{${Object.entries(labels)
    .map(([name, value]) => `${name}="${quote(value)}"`)
    .join(',')}}`;
}
