import { createBody } from '../../body/body.ts';
import { composeFallback } from '../../composer/fallback/compose.ts';
import { createFormPlanner } from '../../composer/form/planner.ts';
import { createConductor } from '../../conductor/conductor.ts';
import type { Intent } from '../../conductor/intent.ts';
import type { Bar } from '../../score/bar.ts';
import { createSenderMap } from '../../sensors/map/sender-map.ts';
import type { SensorReading } from '../../sensors/reading.ts';
import { simulate } from '../../sensors/simulate/simulate.ts';
import type { Command } from '../../session/command.ts';
import { createLikes } from '../../session/likes.ts';
import { scenesOptionSchema } from '../../session/options.ts';
import { createScenes } from '../../session/scenes.ts';
import { createStyleBook } from '../../styles/style-book.ts';
import { styleNamed } from '../../styles/style-named.ts';
import type { StationHealth } from '../../system/health.ts';
import { createStatusKeeper } from '../../system/status-keeper.ts';
import type { Clock } from '../../time/clock.ts';
import type { HostEvent, Mp3Feed, PanelHost } from '../host.ts';
import type { PanelSensor, PanelState } from '../protocol/protocol.ts';
import { rehearseSpectrum } from './rehearsal-spectrum.ts';
import { missingStrap, mumblingBroker } from './silent-sensors.ts';

const seed = 7;
const { list: styles } = createStyleBook(
  ['game', 'folk', 'electronic', 'songbook'].map((name) => ({ name })),
);
const barsAhead = 4;

export interface RehearsalHost extends PanelHost {
  readonly accepted: SensorReading[];
  readonly commands: Command[];
  readonly refused: { readonly reason: string; readonly from: string }[];
  /** Its sound card. */
  device: PanelState['outputs'][number];
  /** What it says of its own: a cue that waits, that nobody is there. */
  told: Pick<PanelState, 'cue' | 'nobody'>;
  /** Styles that it has beside the usual ones. */
  stylesToo: PanelState['styles'];
  /** Lets the simulated runner and the music go on to the clock's now. */
  advance(): void;
}

/**
 * A host for tests that has everything but sound: a simulated runner, the real body and conductor, the real form and
 * the theory-only composer, and a beat clock that keeps what the intent asks.
 */
export function createRehearsalHost(clock: Clock, simulation = 'intervals', mp3?: Mp3Feed): RehearsalHost {
  const start = clock.nowSeconds();
  const readings = simulate(simulation, seed).readings[Symbol.iterator]();
  const body = createBody();
  const conductor = createConductor({ seed });
  const planner = createFormPlanner();
  const listeners = new Set<(event: HostEvent) => void>();
  const accepted: SensorReading[] = [];
  const commands: Command[] = [];
  const refused: RehearsalHost['refused'] = [];
  const heard = new Map<string, Map<string, SensorReading>>();
  let next = readings.next();
  let form = planner.initial(seed);
  let bars: Bar[] = [];
  let beat = 0;
  let tempoBpm = 120;
  let at = start;
  let intent: Intent = conductor.update(body.stateAt(start));
  let sound = { playing: false, volume01: 0.8, muted: false };
  const scenes = createScenes({
    scenes: scenesOptionSchema.parse(undefined),
    model: { name: 'rehearsal', styles },
    conductor,
    volume: {
      get volume01() {
        return sound.volume01;
      },
    },
  });
  const likes = createLikes({
    clock: () => ({
      ...{ beat, heardAtSeconds: at, tempoBpm },
      state: sound.playing ? 'playing' : 'stopped',
      barIndex: sound.playing ? bars[0]?.index : undefined,
    }),
    bars: () => bars,
    seed,
  });

  const playerKeeper = createStatusKeeper('player', clock);
  playerKeeper.set('ok', 'Playing');
  const composerKeeper = createStatusKeeper('composer', clock);
  composerKeeper.set('degraded', 'No network here');

  const tell = (event: HostEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const hear = (reading: SensorReading): void => {
    body.accept(reading);
    const values = heard.get(reading.sensorId) ?? new Map<string, SensorReading>();
    heard.set(reading.sensorId, values.set(reading.kind, reading));
  };
  const write = (): void => {
    const { plan, state } = planner.plan(intent, form);
    form = state;
    const notes = composeFallback(plan, { notesOf: () => undefined });
    const instruments = { drums: 0, bass: 33, chords: 4, lead: 73, pad: 89 };
    const bar: Bar = { ...plan, source: 'fallback', instruments, notes: [...notes, ...beatOfDrums(plan)] };
    bars.push(bar);
    tell({ type: 'bar', bar });
  };
  const step = (seconds: number): void => {
    at += seconds;
    while (!next.done && start + next.value.atSeconds <= at) {
      hear({ ...next.value, atSeconds: start + next.value.atSeconds });
      next = readings.next();
    }
    intent = conductor.update(body.stateAt(at));
    if (!sound.playing) return;
    const limit = tempoBpm * 0.005;
    tempoBpm += Math.min(limit, Math.max(-limit, intent.tempoBpm - tempoBpm));
    beat += (seconds * tempoBpm) / 60;
    bars = bars.filter((bar) => bar.startBeat + bar.lengthBeats > beat);
    while (bars.length < barsAhead) write();
  };

  const describeSensor = ([sensorId, readings]: [string, Map<string, SensorReading>]): PanelSensor => {
    const values = [...readings.values()].map((reading) => ({
      reading,
      ageSeconds: Math.max(0, at - reading.atSeconds),
      ratePerSecond: 1,
    }));
    const ageSeconds = Math.min(...values.map((value) => value.ageSeconds));
    return {
      sensorId,
      kinds: [...readings.keys()],
      ageSeconds,
      status: ageSeconds < 5 ? 'ok' : 'stale',
      values,
      ...(sensorId === 'sim-strap' && { charge01: 0.87, quality01: 1 }),
    };
  };

  const state = (): PanelState => ({
    version: '0.0.0-rehearsal',
    atSeconds: clock.nowSeconds(),
    playing: sound.playing ? 'playing' : 'stopped',
    source: { kind: 'simulation', name: simulation },
    volume01: sound.volume01,
    volumeCeiling01: 0.8,
    muted: sound.muted,
    follow: conductor.settings.follow,
    manualTempoBpm: conductor.settings.manualTempoBpm,
    energyBias: conductor.settings.energyBias,
    styles: [...styles, ...host.stylesToo],
    scenes: scenes.names,
    ...(scenes.current !== undefined && { scene: scenes.current }),
    ...(likes.last && { liked: likes.last }),
    ...host.told,
    body: body.stateAt(at),
    intent: { ...intent, styleWeights: conductor.settings.styleWeights },
    ...(sound.playing ? { clock: { beat, heardAtSeconds: at, tempoBpm } } : {}),
    sensors: [...[...heard].map(describeSensor), missingStrap, mumblingBroker],
    outputs: [
      { name: 'stream', status: 'ok', detail: 'MP3, 128 kbit/s', isReferenceEar: false, soundsHere: false },
      host.device,
    ],
    health: health(),
  });
  const health = (): StationHealth[] => [
    playerKeeper.health({
      counters: { beats: Math.floor(beat) },
      gauges: { voices: sound.playing ? 12 : 0 },
    }),
    composerKeeper.health({ texts: { model: 'none' } }),
  ];

  const host: RehearsalHost = {
    clock,
    stylesToo: [],
    told: {},
    device: {
      name: 'alsa',
      status: 'failed',
      detail: 'No such device',
      isReferenceEar: true,
      soundsHere: false,
    },
    accepted,
    commands,
    refused,
    mp3,
    state,
    health,
    bars: () => bars,
    spectrum: () => rehearseSpectrum(sound.playing ? bars : [], beat, at),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    senders: createSenderMap([], { nowSeconds: () => clock.nowSeconds(), wallSeconds: () => 1_700_000_000 }),
    accept: (given) => {
      accepted.push(...given);
      given.forEach(hear);
    },
    refuse: (reason, from) => void refused.push({ reason, from }),
    command: (command) => {
      const wish = scenes.setOut(command);
      const { playing, volume01, muted, follow, manualTempoBpm, energyBias, style, styleWeights, cue } = wish;
      likes.advance(at);
      const liked = wish.like && likes.heard();
      if (style !== undefined) styleNamed({ name: 'rehearsal', styles }, style);
      commands.push(command);
      sound = {
        playing: playing ?? sound.playing,
        volume01: volume01 ?? sound.volume01,
        muted: muted ?? sound.muted,
      };
      conductor.set({
        ...(follow === undefined ? {} : { follow }),
        ...(manualTempoBpm === undefined ? {} : { manualTempoBpm }),
        ...(energyBias === undefined ? {} : { energyBias }),
        ...(style === undefined ? {} : { styleWeights: { [style]: 1 } }),
        ...(styleWeights === undefined ? {} : { styleWeights }),
      });
      if (cue) conductor.cue(cue);
      if (wish.scene !== undefined) scenes.choose(wish.scene);
      if (liked) likes.keep(liked);
      tell({ type: 'changed' });
    },
    advance: () => {
      while (at + 0.02 <= clock.nowSeconds()) step(0.02);
    },
  };
  return host;
}

function beatOfDrums(bar: Pick<Bar, 'startBeat' | 'lengthBeats'>): Bar['notes'] {
  return Array.from({ length: bar.lengthBeats }, (_, index) => ({
    part: 'drums' as const,
    atBeat: bar.startBeat + index,
    durationBeats: 0.25,
    pitchMidi: index % 2 === 0 ? 36 : 38,
    velocity01: 0.8,
    source: 'groove' as const,
  }));
}
