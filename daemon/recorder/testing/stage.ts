import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bar } from '../../score/bar.ts';
import type { PlayState } from '../../score/play-state.ts';
import type { Moment } from '../../session/events.ts';
import { ManualTime } from '../../time/timers.ts';
import { type RecorderOptions, recorderOptionsSchema } from '../options.ts';
import { createRecorder, type Recorder } from '../recorder.ts';
import type { HeaderFacts } from '../running-session.ts';
import { createSessionStore, type SessionStore } from '../session-store.ts';
import type { Summary } from '../summary.ts';

const facts: HeaderFacts = {
  ...{ version: '0.1.0', seed: 7, source: { kind: 'live', name: 'sensors' } },
  ...{ model: { name: 'small', version: '1.0.0' }, zonesFromBpm: [138, 151, 164, 177] },
  configuration: {},
};

/** A recorder in a folder of its own, and a runner at 180 steps a minute whose beats fall on his feet. */
export interface RecorderStage {
  readonly folder: string;
  readonly time: ManualTime;
  readonly store: SessionStore;
  readonly recorder: Recorder;
  /** What it said is kept. */
  readonly kept: readonly Summary[];
  /** What the wall clock says of the beginning of time: seconds since 1970. */
  readonly wall: { beganSeconds: number };
  /** Seconds of a run. */
  run(seconds: number): Promise<void>;
  /** Seconds of nobody, or of a body that does not move; with music, or without. */
  rest(seconds: number, playing: PlayState, body?: Partial<Moment['body']>): Promise<void>;
  /** Ids of what lies in the folder; whatever else lies there beside the index, too. */
  ids(): readonly string[];
  remove(): void;
}

export const evening = Date.UTC(2026, 10, 27, 18, 40, 3) / 1000;
const stepsPerSecond = 3;
const bar: Bar = {
  ...{ index: 0, generation: 1, startBeat: 0, lengthBeats: 4, feel: 'full', section: 'verse' },
  ...{ key: { tonic: 9, mode: 'minor' }, chords: [{ startStep: 0, chord: { root: 9, quality: 'min' } }] },
  ...{ source: 'model', notes: [], closing: false, song: 0, styleWeights: { folk: 1 } },
  instruments: { drums: 0, bass: 32, chords: 0, lead: 73, pad: 89 },
};

export function createRecorderStage(
  more: Partial<RecorderOptions> & {
    readonly at?: string;
    readonly beganSeconds?: number;
    readonly course?: Summary['course'];
  } = {},
): RecorderStage {
  const {
    at = mkdtempSync(join(tmpdir(), 'tactus-recorder-')),
    beganSeconds = evening,
    course,
    ...options
  } = more;
  const folder = join(at, 'sessions');
  const time = new ManualTime();
  const store = createSessionStore(folder);
  const wall = { beganSeconds };
  const kept: Summary[] = [];
  const recorder = createRecorder({
    ...{ options: recorderOptionsSchema.parse(options), store, facts, clock: time, timers: time },
    wallSeconds: () => wall.beganSeconds + time.nowSeconds(),
    said: { playing: true },
    course: () => course,
    kept: (summary) => kept.push(summary),
  });
  const { listener } = recorder;
  let beat = 0;
  let steps = 0;
  const heard = (atSeconds: number) => ({ frame: 0, atSeconds });

  const tellMoment = (playing: PlayState, body: Partial<Moment['body']>): void => {
    const atSeconds = time.nowSeconds();
    listener.moment?.({
      body: {
        ...{ atSeconds, activity: 'unknown', effort01: 0.5, confidence01: 1, sources: {}, ageSeconds: {} },
        ...body,
      },
      intent: {
        ...{
          tempoBpm: 180,
          feel: 'full',
          energy01: 0.6,
          density01: 0.5,
          brightness01: 0.5,
          section: 'verse',
        },
        ...{ styleWeights: { folk: 1 }, key: bar.key, seed: 7 },
      },
      sound: { playing, volume01: 0.5, muted: false },
      settings: { follow: 'auto', manualTempoBpm: 150, energyBias: 0 },
    });
  };
  const tellBeat = (atSeconds: number): void => {
    const barIndex = Math.floor(beat / 4);
    const at = { ...bar, index: barIndex, startBeat: 4 * barIndex };
    if (beat % 4 === 0)
      listener.played?.({
        event: { kind: 'bar', ...heard(atSeconds), barIndex, generation: 1, startBeat: beat },
        bar: at,
      });
    listener.played?.({ event: { kind: 'beat', ...heard(atSeconds), beat, tempoBpm: 180 }, bar: undefined });
    listener.played?.({
      event: {
        ...{ kind: 'note', ...heard(atSeconds), barIndex, part: 'lead', atBeat: beat, durationBeats: 0.5 },
        ...{ pitchMidi: 60 + (beat % 12), velocity01: 0.7, source: 'model', goesOn: false },
      },
      bar: at,
    });
    beat += 1;
  };
  const step = async (): Promise<void> => {
    const from = time.nowSeconds();
    for (let part = 0; part < stepsPerSecond; part += 1) {
      const atSeconds = from + part / stepsPerSecond;
      listener.reading?.({ kind: 'step', sensorId: 'pod', atSeconds });
      tellBeat(atSeconds);
      steps += 1;
    }
    const atSeconds = from;
    listener.reading?.({ kind: 'heartRate', sensorId: 'strap', atSeconds, heartRateBpm: 150 });
    const latitude = 52.5 + steps * 9e-6;
    listener.reading?.({
      kind: 'position',
      sensorId: 'gps',
      atSeconds,
      latitude,
      longitude: 13.4,
      altitudeMeters: 34,
    });
    tellMoment('playing', {
      ...{ activity: 'running', cadenceSpm: 180, speedMps: 3, heartRateBpm: 150, distanceMeters: steps },
      sources: { cadence: 'pod', step: 'pod', heartRate: 'strap' },
    });
    listener.health?.([]);
    await time.advance(1);
  };

  return {
    ...{ folder, time, store, recorder, wall, kept },
    async run(seconds) {
      for (let second = 0; second < seconds; second += 1) await step();
    },
    async rest(seconds, playing, body = {}) {
      for (let second = 0; second < seconds; second += 1) {
        if (playing === 'playing') tellBeat(time.nowSeconds());
        tellMoment(playing, body);
        listener.health?.([]);
        await time.advance(1);
      }
    },
    ids: () => {
      try {
        return readdirSync(folder)
          .filter((name) => name !== 'index.jsonl')
          .sort();
      } catch {
        return [];
      }
    },
    remove: () => rmSync(at, { recursive: true, force: true }),
  };
}
