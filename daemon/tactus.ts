import { createArranger } from './band/arrange.ts';
import { type Body, createBody } from './body/body.ts';
import { composeFallbackGrid } from './composer/fallback/compose.ts';
import { createFormPlanner } from './composer/form/planner.ts';
import {
  createLookAhead,
  type LookAheadCounters,
  type NoteWriter,
} from './composer/look-ahead/look-ahead.ts';
import type { Theme } from './composer/theme/theme.ts';
import { type Conductor, createConductor } from './conductor/conductor.ts';
import { beatsOf } from './conductor/intent.ts';
import type { LinkBeats } from './conductor/link-tempo.ts';
import { createTransport } from './conductor/transport.ts';
import type { Configuration } from './configuration.ts';
import { beatHeardAt, type PlayerClock } from './player/shared/clock.ts';
import type { PlayerControls } from './player/shared/controls.ts';
import type { VolumeKnob } from './player/shared/desk.ts';
import type { Bar } from './score/bar.ts';
import type { PlayState } from './score/play-state.ts';
import { isRelease, type SensorReading } from './sensors/reading.ts';
import { type BodyControls, createBodyControls } from './session/body-controls.ts';
import type { Command } from './session/command.ts';
import type { Moment, Sound, Tell } from './session/events.ts';
import { createLikes } from './session/likes.ts';
import { onBeats } from './session/on-beats.ts';
import { createRecentBars } from './session/recent-bars.ts';
import { createScenes, type Scenes } from './session/scenes.ts';
import { createSteering, type Steering } from './session/steering.ts';
import { isTurning } from './session/turning.ts';
import { createWaitingCues } from './session/waiting-cue.ts';
import type { StyleBook } from './styles/style-book.ts';
import type { Stylish } from './styles/style-named.ts';
import type { WorkoutStore } from './workouts/workout-store.ts';

/** Of words about a key that is not known yet. */
const firstKey = { tonic: 0, mode: 'major' } as const;

/** How often the body is looked at and the music told when nothing new is heard, seconds. */
export const tickSeconds = 0.1;

export interface HouseDependencies {
  readonly configuration: Configuration;
  /** What the model's styles are. */
  readonly styles: StyleBook;
  /** Whose styles there are to choose from. */
  readonly model: Stylish;
  /** The melody that the songs grow from, if one was named. */
  readonly theme?: Theme | undefined;
  readonly writer: NoteWriter;
  /** Offline the network is waited for; live the fallback composer steps in. */
  readonly waitsForWriter: boolean;
  /** The player, in this thread or another. */
  readonly player: Pick<PlayerControls, 'desk' | 'bars' | 'clock' | 'events'>;
  /** What a recorded run says of itself, where the configuration does not. */
  readonly sport?: 'running' | undefined;
  /** How long the first beat waits for a first sign of the body. Default 1. */
  readonly patienceSeconds?: number | undefined;
  /** The scene that was chosen last, before this start. */
  readonly scene?: string | undefined;
  /** Those that the music can be played to; absent: none. */
  readonly workouts?: WorkoutStore['find'] | undefined;
  /** Of a session that can be followed; absent: none. */
  readonly link?: LinkBeats | undefined;
  /** What volume and mute turn. */
  readonly volume: VolumeKnob;
  readonly tell: Tell;
}

/** The house from the sensors' readings to the player's desk and bars: the same live and offline. */
export interface House {
  /**
   * Takes in what the sensors said since the last time, and what the player did meanwhile. Returns whether there is
   * something new for the music to follow.
   */
  hear(atSeconds: number, readings: Iterable<SensorReading>): boolean;
  /**
   * Looks at the body and tells the music. Call every `tickSeconds`, and sooner when there is something new. The promise
   * settles once all music that can be written now is written: offline it is awaited, live it is not.
   */
  tick(atSeconds: number): Promise<void>;
  /** Whether it is worth while to look again soon: the first beat, or another tempo, is on its way. */
  readonly hurries: boolean;
  /** Tells what the player did since the last tick: for the end, when no tick comes any more. */
  hearPlayer(): void;
  /** Carries a wish out. Errors: TactusError `usage` when it cannot be met. */
  command(wish: Command): void;
  /** Carries a wish in words out, and tells what was understood. Errors: as of `command`. */
  say: Steering['say'];
  /** Music begins on a beat, once the body is known or patience is out. */
  play(): void;
  /** The music comes to its close: the bar after this one, or the one after that, is the last. Again: silence now. */
  stop(): void;
  /** What is heard now, and how it is to be heard. */
  readonly sound: Sound;
  /** The last tick's; before the music knows where to begin, what is known so far and what it would mean. */
  moment(atSeconds: number): Pick<Moment, 'body' | 'intent'>;
  readonly conductor: Omit<Conductor, 'update' | 'hear' | 'playsIn' | 'cue'>;
  readonly body: Pick<Body, 'prefer'>;
  readonly scenes: Pick<Scenes, 'names' | 'current' | 'chosen' | 'set'>;
  readonly bodyControls: Pick<BodyControls, 'set'>;
  /** Recent bars in order: played, playing, committed and planned. */
  recentBars(): readonly Bar[];
  composing(): LookAheadCounters;
}

export function createHouse(dependencies: HouseDependencies): House {
  const { configuration, styles, model, theme, writer, waitsForWriter, player, volume, tell } = dependencies;
  const bars = createRecentBars();
  const { sport } = configuration.body;
  const body = createBody({
    ...configuration.body,
    sport: sport === 'auto' ? (dependencies.sport ?? sport) : sport,
  });
  const { patienceSeconds, workouts: find, scene: chosen, link } = dependencies;
  const workouts = find && { find, capacities: configuration.body };
  const conductor = createConductor(configuration.conductor, styles, workouts, link);
  const transport = createTransport({ conductor, barOf: bars.of, patienceSeconds });
  const lookAhead = createLookAhead({
    planner: createFormPlanner(configuration.composer, { theme, styles }),
    theme,
    writer,
    fallback: composeFallbackGrid,
    arrange: createArranger(styles),
    sink: {
      put(bar) {
        player.bars.put(bar);
        bars.put(bar);
        tell('bar', bar);
      },
      revokeFrom(index) {
        player.bars.revokeFrom(index);
        bars.revokeFrom(index);
      },
    },
    options: {
      horizonSeconds: configuration.composer.horizonSeconds,
      lateSeconds: configuration.composer.lateSeconds,
      waitsForWriter,
      seed: configuration.conductor.seed,
      jamRole: configuration.composer.jamRole,
    },
  });
  const playState = (): PlayState => transport.playState(player.clock.read());
  const cues = createWaitingCues();
  const faders = player.desk;
  const scenes = createScenes({ ...{ scenes: configuration.scenes, model }, conductor, faders, chosen });
  const { seed } = configuration.conductor;
  const likes = createLikes({ clock: () => player.clock.read(), bars: bars.list, seed });
  let moment: Moment | undefined;
  const steering = createSteering({
    ...{ conductor, transport, cues, scenes, likes, volume, faders, playState, model, tell },
    intent: () => moment?.intent ?? { tempoBpm: configuration.conductor.restingTempoBpm, key: firstKey },
    hasWorkout: (name) => find?.(name) !== undefined,
  });
  const bodyControls = createBodyControls(configuration.sensors.map);
  let hurries = true;
  const soundOf = (clock: PlayerClock): Sound => {
    const sounds = clock.state === 'playing' || clock.state === 'stopping';
    const { volume01, muted } = volume;
    const cue = cues.waiting(clock, bars.list());
    return {
      playing: transport.playState(clock),
      ...(sounds && { tempoBpm: clock.tempoBpm, lock: conductor.lock }),
      volume01,
      muted,
      ...(cue && { cue }),
      ...(likes.last && { liked: likes.last }),
    };
  };

  const hearPlayer = (): void => {
    for (const event of player.events.read()) {
      const bar = 'barIndex' in event ? bars.of(event.barIndex) : undefined;
      if (event.kind === 'beat') conductor.hear(event);
      if (event.kind === 'bar' && bar?.styleWeights) conductor.playsIn(bar.styleWeights);
      tell('played', { event, bar });
    }
  };

  /** Gives back whether it is new to anybody. */
  const accept = (reading: SensorReading): boolean => {
    if (isRelease(reading)) return false;
    const isLearnt = body.accept(reading);
    tell('reading', reading);
    if (reading.kind === 'control') steering.obey(reading);
    if (reading.kind !== 'note') return isLearnt || reading.kind === 'control';
    const { pitchMidi, velocity01, on, atSeconds } = reading;
    lookAhead.hear({ pitchMidi, velocity01, on, atBeat: beatHeardAt(player.clock.read(), atSeconds) });
    return true;
  };

  return {
    hear(atSeconds, readings) {
      hearPlayer();
      cues.advance(atSeconds);
      likes.advance(atSeconds);
      let isNew = false;
      for (const reading of readings) isNew = accept(reading) || isNew;
      return isNew;
    },
    async tick(atSeconds) {
      const state = body.stateAt(atSeconds);
      player.desk.glide(atSeconds);
      hurries = true;
      if (!transport.isReady(state)) return;
      const asked = conductor.update(state);
      transport.rest(conductor.settings.idle === 'stop' && conductor.nobodySinceSeconds !== undefined);
      const clock = player.clock.read();
      const intent = onBeats(asked, clock, atSeconds);
      const settings = { ...conductor.settings, scene: scenes.current };
      const turns = moment !== undefined && isTurning(moment, atSeconds, intent.tempoBpm);
      moment = { body: state, intent, sound: soundOf(clock), settings };
      tell('moment', moment);
      bodyControls.hear(state).forEach(steering.obey);
      const { playing, hushed, restarts, composes, waitedSeconds } = transport.advance(atSeconds, clock);
      hurries = turns || (waitedSeconds !== undefined && waitedSeconds < hurriedSeconds);
      if (restarts) lookAhead.restart(clock.beat);
      const { tempoBpm, phase, loudness01 = intent.energy01, tone = 0, breathBeats = 0 } = intent;
      const sound = { energy01: loudness01, tone, breathBeats };
      player.desk.lead({ tempoBpm, phase: phase && beatsOf(phase), ...sound, playing, hushed });
      if (composes) await lookAhead.tick({ ...clock, waitedSeconds }, intent);
    },
    get hurries() {
      return hurries;
    },
    hearPlayer,
    command: (wish) => steering.command(wish),
    say: steering.say,
    play: () => transport.play(),
    stop: () => transport.stop(),
    get sound() {
      return soundOf(player.clock.read());
    },
    moment(atSeconds) {
      if (moment !== undefined) return moment;
      const state = body.stateAt(atSeconds);
      // Another conductor's: asking ours would let the tempo set out from rest.
      return { body: state, intent: createConductor(configuration.conductor, styles).update(state) };
    },
    ...{ conductor, body, scenes, bodyControls },
    recentBars: bars.list,
    composing: () => lookAhead.counters(),
  };
}

/** A first beat that takes longer waits for a model or a player that is on its way back. */
const hurriedSeconds = 2;
