import type { Recording, SensorReading } from '../../daemon/sensors/reading.ts';
import { readingToTrace } from '../../daemon/sensors/replay/journal.ts';
import type { Trace } from './trace-checks.ts';

/** A recorded run, worn as three sensors that are taken away and given back: what must then be true of its trace. */

export const sensors = ['strap', 'pod', 'gps'] as const;
export type SensorName = (typeof sensors)[number];

const sensorOf: Readonly<Partial<Record<SensorReading['kind'], SensorName>>> = {
  heartRate: 'strap',
  cadence: 'pod',
  speed: 'gps',
  position: 'gps',
};

export interface Removal {
  readonly sensor: SensorName;
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

const beginSeconds = 60;
const withinSeconds = [10, 30, 90] as const;
const backSeconds = 25;
const together: readonly (readonly SensorName[])[] = [
  ['strap'],
  ['pod'],
  ['gps'],
  ['strap', 'pod'],
  ['pod', 'gps'],
  ['strap', 'gps'],
  ['strap', 'pod', 'gps'],
];

/**
 * Each sensor, each two and all, for 10, 30 and 90 s, with 25 s between; then one after the other, a new one leaving
 * while others are away; and so on to the end.
 */
export function planRemovals(durationSeconds: number, lengths: readonly number[] = withinSeconds): Removal[] {
  const removals: Removal[] = [];
  let at = beginSeconds;
  const away = (sensor: SensorName, delaySeconds: number, seconds: number): void => {
    const fromSeconds = at + delaySeconds;
    removals.push({ sensor, fromSeconds, toSeconds: fromSeconds + seconds });
  };
  while (at < durationSeconds) {
    for (const seconds of lengths) {
      for (const group of together) {
        for (const sensor of group) away(sensor, 0, seconds);
        at += seconds + backSeconds;
      }
    }
    sensors.forEach((sensor, index) => {
      away(sensor, 20 * index, 60);
    });
    at += 100 + backSeconds;
  }
  return removals
    .filter(({ fromSeconds }) => fromSeconds < durationSeconds)
    .map((removal) => ({ ...removal, toSeconds: Math.min(removal.toSeconds, durationSeconds) }));
}

/** The run as a file that `--replay` reads: its readings as of three sensors, without those that were away. */
export function cutRecording(recording: Recording, removals: readonly Removal[]): string {
  const isAway = (sensor: SensorName, atSeconds: number): boolean =>
    removals.some(
      (removal) =>
        removal.sensor === sensor && atSeconds >= removal.fromSeconds && atSeconds < removal.toSeconds,
    );
  const lines = [...recording.readings].flatMap((reading) => {
    const sensorId = sensorOf[reading.kind];
    if (sensorId === undefined || isAway(sensorId, reading.atSeconds)) return [];
    return [JSON.stringify(readingToTrace({ ...reading, sensorId }))];
  });
  return `${lines.join('\n')}\n`;
}

/** Sources live 5 s, or three of their usual intervals. */
const shortestLifeSeconds = 5;
const toleranceSeconds = 0.6;
/** By then the length of this runner's steps is known, at speeds that were run. */
const strideLearntSeconds = 180;
const runningMps = 2;

export interface SourceReport {
  readonly faults: readonly string[];
  /** Seconds during which each source was named, by quantity. */
  readonly secondsOf: Readonly<Record<string, number>>;
}

/** `sources` names what is used: whoever speaks, nobody who is away, and the next best meanwhile. */
export function checkSources(trace: Trace): SourceReport {
  const heard = new Map(sensors.map((sensor) => [sensor, timesOf(trace, sensor)]));
  const faults: string[] = [];
  const secondsOf: Record<string, number> = {};
  const bodies = trace.of('body');
  for (const [index, body] of bodies.entries()) {
    const { atSeconds, sources } = body;
    const step = (bodies[index + 1]?.atSeconds ?? atSeconds) - atSeconds;
    for (const quantity of ['heartRate', 'cadence', 'speed'] as const) {
      const key = `${quantity}: ${sources[quantity] ?? 'nothing'}`;
      secondsOf[key] = (secondsOf[key] ?? 0) + step;
    }
    const states = new Map([...heard].map(([sensor, times]) => [sensor, stateAt(times, atSeconds)]));
    const fault = (what: string): void => {
      faults.push(`${atSeconds} s: ${what}; sources ${JSON.stringify(sources)}`);
    };
    for (const [quantity, source] of Object.entries(sources)) {
      const sensor = source.replace(/^stride:/, '') as SensorName;
      if (states.get(sensor) === 'away') fault(`${quantity} is said to come from ${source}, which is away`);
    }
    if (states.get('strap') === 'here' && sources.heartRate !== 'strap') fault('the strap is not used');
    if (states.get('gps') === 'here' && sources.speed !== 'gps') fault('GPS is not used for speed');
    const standsStill = (body.cadenceSpm ?? 0) === 0;
    if (states.get('pod') === 'here' && sources.cadence !== 'pod' && !standsStill)
      fault('the pod is not used');
    const runs = (body.speedMps ?? 0) > runningMps && atSeconds > strideLearntSeconds;
    if (states.get('pod') === 'away' && states.get('gps') === 'here' && runs && !sources.cadence)
      fault('nobody tells the cadence, though GPS could');
  }
  return { faults, secondsOf };
}

interface Times {
  readonly times: readonly number[];
  readonly lifeSeconds: number;
}

function timesOf(trace: Trace, sensor: SensorName): Times {
  const times = trace
    .of('reading')
    .filter((line) => line.sensorId === sensor)
    .map((line) => line.atSeconds);
  const intervals = times
    .slice(1)
    .map((time, index) => time - (times[index] ?? 0))
    .filter((seconds) => seconds > 0)
    .sort((a, b) => a - b);
  const usual = intervals[Math.floor(intervals.length * 0.8)] ?? 1;
  return { times, lifeSeconds: Math.max(shortestLifeSeconds, 3 * usual) };
}

/** Between here and away the sensor is given time to be missed, and to be trusted again. */
function stateAt({ times, lifeSeconds }: Times, atSeconds: number): 'here' | 'away' | 'between' {
  const since = times.filter((time) => time <= atSeconds && time > atSeconds - 2 * lifeSeconds);
  const last = since.at(-1);
  if (last === undefined || atSeconds - last > lifeSeconds + toleranceSeconds) return 'away';
  const isSteady = atSeconds - last < 2 && since.length >= 3;
  return isSteady ? 'here' : 'between';
}

/** The longest stretches without a new note and without any note sounding, beats, from the first note to the last beat. */
export function longestSilence(trace: Trace): {
  readonly withoutOnset: number;
  readonly withoutSound: number;
} {
  const notes = trace.of('note').sort((a, b) => a.atBeat - b.atBeat);
  const endBeat = trace.of('beat').at(-1)?.beat ?? 0;
  let lastOnset = notes[0]?.atBeat ?? 0;
  let soundsUntil = lastOnset;
  let withoutOnset = 0;
  let withoutSound = 0;
  for (const { atBeat, durationBeats } of [...notes, { atBeat: endBeat, durationBeats: 0 }]) {
    withoutOnset = Math.max(withoutOnset, atBeat - lastOnset);
    withoutSound = Math.max(withoutSound, atBeat - soundsUntil);
    lastOnset = atBeat;
    soundsUntil = Math.max(soundsUntil, atBeat + durationBeats);
  }
  return { withoutOnset, withoutSound };
}
