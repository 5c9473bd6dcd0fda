import { createBody } from '../../body/body.ts';
import { createFormPlanner } from '../../composer/form/planner.ts';
import { type ConductorSettings, createConductor } from '../../conductor/conductor.ts';
import type { Intent } from '../../conductor/intent.ts';
import { plainIn } from '../../conductor/plain-settings.ts';
import { createDesk } from '../../player/shared/desk.ts';
import type { Bar } from '../../score/bar.ts';
import { createSenderMap } from '../../sensors/map/sender-map.ts';
import type { SensorReading } from '../../sensors/reading.ts';
import { simulate } from '../../sensors/simulate/simulate.ts';
import type { Command } from '../../session/command.ts';
import { heardForm, heardParts } from '../../session/heard-music.ts';
import { createJamWatch } from '../../session/jam-watch.ts';
import { createLikes } from '../../session/likes.ts';
import { scenesOptionSchema } from '../../session/options.ts';
import { overlaid } from '../../session/overlaid.ts';
import { createRunTracker } from '../../session/run-tracker.ts';
import { createScenes } from '../../session/scenes.ts';
import { understand } from '../../session/words/words.ts';
import { createStyleBook } from '../../styles/style-book.ts';
import { styleNamed } from '../../styles/style-named.ts';
import type { StationHealth } from '../../system/health.ts';
import { createStatusKeeper } from '../../system/status-keeper.ts';
import type { Clock } from '../../time/clock.ts';
import type { HostEvent, Mp3Feed, PanelHost } from '../host.ts';
import type { PanelState } from '../protocol/protocol.ts';
import { describeSensor } from './describe-sensor.ts';
import { playedBar } from './rehearsal-bars.ts';
import { rehearseSpectrum } from './rehearsal-spectrum.ts';
import { rehearsalWorkouts } from './rehearsal-workouts.ts';
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
  told: Pick<PanelState, 'course' | 'cue' | 'scheduled' | 'nobody' | 'spared'>;
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
  const conductor = createConductor({ seed }, undefined, rehearsalWorkouts);
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
  let isPlaying = false;
  const { desk } = createDesk();
  const tracker = createRunTracker();
  const jams = createJamWatch('lead');
  const scenes = createScenes({
    scenes: scenesOptionSchema.parse(undefined),
    model: { name: 'rehearsal', styles },
    conductor,
    faders: desk,
  });
  const likes = createLikes({
    clock: () => ({
      ...{ beat, heardAtSeconds: at, tempoBpm },
      state: isPlaying ? 'playing' : 'stopped',
      barIndex: isPlaying ? bars[0]?.index : undefined,
    }),
    bars: () => bars,
    seed,
  });

  const playerKeeper = createStatusKeeper('player', clock);
  playerKeeper.set('ok', 'Playing');
  const composerKeeper = createStatusKeeper('composer', clock);
  composerKeeper.set('degraded', 'No network here', 'Choose a model (composer.model).');

  const tell = (event: HostEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const hear = (reading: SensorReading): void => {
    body.accept(reading);
    jams.listener.reading(reading);
    const values = heard.get(reading.sensorId) ?? new Map<string, SensorReading>();
    heard.set(reading.sensorId, values.set(reading.kind, reading));
  };
  const write = (): void => {
    const { plan, state } = planner.plan(intent, form);
    form = state;
    const bar = playedBar(plan);
    bars.push(bar);
    tell({ type: 'bar', bar });
  };
  const step = (seconds: number): void => {
    at += seconds;
    while (!next.done && start + next.value.atSeconds <= at) {
      hear({ ...next.value, atSeconds: start + next.value.atSeconds });
      next = readings.next();
    }
    desk.glide(at);
    intent = conductor.update(body.stateAt(at));
    const { volume01, muted } = desk;
    const sound = { playing: isPlaying ? ('playing' as const) : ('stopped' as const), volume01, muted };
    tracker.listener.moment({ body: body.stateAt(at), intent, sound, settings: conductor.settings });
    if (!isPlaying) return;
    const limit = tempoBpm * 0.005;
    tempoBpm += Math.min(limit, Math.max(-limit, intent.tempoBpm - tempoBpm));
    const before = beat;
    beat += (seconds * tempoBpm) / 60;
    if (Math.floor(beat) > Math.floor(before))
      conductor.hear({ atSeconds: at - ((beat % 1) * 60) / tempoBpm, tempoBpm });
    bars = bars.filter((bar) => bar.startBeat + bar.lengthBeats > beat);
    while (bars.length < barsAhead) write();
  };

  const formState = (): Pick<PanelState, 'form' | 'jam'> => {
    const form = isPlaying ? heardForm(bars[0], bars) : undefined;
    const jam = jams.jamAt(at, bars[0]);
    return { ...(form && { form }), ...(jam && { jam }) };
  };

  const state = (): PanelState => ({
    version: '0.0.0-rehearsal',
    atSeconds: clock.nowSeconds(),
    playing: isPlaying ? 'playing' : 'stopped',
    source: { kind: 'simulation', name: simulation },
    volume01: desk.volume01,
    volumeCeiling01: 0.8,
    muted: desk.muted,
    ...plainIn(conductor.settings),
    partGainsDb: desk.partGainsDb,
    parts: heardParts(isPlaying ? bars[0] : undefined, conductor.settings.instruments),
    ...formState(),
    run: { ...tracker.run, sessionId: '2026-03-01T06-30-00' },
    styles: [...styles, ...host.stylesToo],
    scenes: scenes.names,
    ...(scenes.current !== undefined && { scene: scenes.current }),
    ...(likes.last && { liked: likes.last }),
    taste: { learns: false, leanings: [] },
    ...host.told,
    body: body.stateAt(at),
    zonesBpm: [138, 151, 164, 177],
    intent: { ...intent, styleWeights: conductor.settings.styleWeights },
    ...(isPlaying && { lock: conductor.lock }),
    ...(conductor.workout && { workout: conductor.workout }),
    ...(isPlaying ? { clock: { beat, heardAtSeconds: at, tempoBpm } } : {}),
    sensors: [...[...heard].map((each) => describeSensor(each, at)), missingStrap, mumblingBroker],
    outputs: [
      { name: 'stream', status: 'ok', detail: 'MP3, 128 kbit/s', isReferenceEar: false, soundsHere: false },
      { ...host.device, levelDb: desk.levels.levelsDb[host.device.name] ?? 0 },
    ],
    health: health(),
  });
  const health = (): StationHealth[] => [
    playerKeeper.health({
      counters: { beats: Math.floor(beat) },
      gauges: { voices: isPlaying ? 12 : 0 },
    }),
    composerKeeper.health({ texts: { model: 'none' } }),
  ];

  const host: RehearsalHost = {
    clock,
    stylesToo: [],
    told: {},
    device: {
      ...{ name: 'alsa', status: 'failed', detail: 'No such device' },
      ...{ isReferenceEar: true, soundsHere: false },
    },
    accepted,
    commands,
    refused,
    mp3,
    state,
    health,
    bars: () => bars,
    spectrum: () => rehearseSpectrum(isPlaying ? bars : [], beat, at),
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
      const { playing, volume01, muted, style, cue, scene, partGainsDb, instruments, like, ...more } = wish;
      // The conductor's own glide is another: to the resting tempo.
      const { glideSeconds, outputLevelsDb, ...rest } = more;
      const { workout: _, ...settings } = conductor.settings;
      likes.advance(at);
      const liked = like && likes.heard();
      if (style !== undefined) styleNamed({ name: 'rehearsal', styles }, style);
      commands.push(command);
      isPlaying = playing ?? isPlaying;
      if (volume01 !== undefined) desk.setVolume(volume01, glideSeconds);
      if (muted !== undefined) desk.setMuted(muted);
      if (partGainsDb) desk.setPartGains(partGainsDb, glideSeconds);
      if (outputLevelsDb) desk.levels.set(outputLevelsDb, glideSeconds);
      const next = {
        ...overlaid<Partial<ConductorSettings>>(settings, rest),
        ...(instruments && { instruments: overlaid(conductor.settings.instruments, instruments) }),
        ...(style !== undefined && { styleWeights: { [style]: 1 } }),
      };
      conductor.set(next, glideSeconds);
      if (cue) conductor.cue(cue);
      if (scene !== undefined) scenes.choose(scene);
      tracker.listener.command(wish);
      if (liked) likes.keep(liked);
      tell({ type: 'changed' });
    },
    say: (words, usual) => {
      const { intent, energyBias, densityBias, volume01, partGainsDb } = host.state();
      const present = { ...intent, energyBias, densityBias, volume01, partGainsDb };
      const understood = understand(words, present, { styles, scenes: scenes.names }, usual);
      void host.command(understood.wish);
      return understood;
    },
    advance: () => {
      while (at + 0.02 <= clock.nowSeconds()) step(0.02);
    },
  };
  return host;
}
