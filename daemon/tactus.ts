import { closest } from 'fastest-levenshtein';
import { arrange } from './band/arrange.ts';
import { createBody } from './body/body.ts';
import type { BodyState } from './body/state.ts';
import { composeFallbackGrid } from './composer/fallback/compose.ts';
import { createFormPlanner } from './composer/form/planner.ts';
import {
  createLookAhead,
  type LookAheadCounters,
  type NoteWriter,
} from './composer/look-ahead/look-ahead.ts';
import { createModelStore, type InstalledModel } from './composer/models/store.ts';
import { readTheme } from './composer/theme/midi-file.ts';
import { type Conductor, createConductor } from './conductor/conductor.ts';
import type { Intent } from './conductor/intent.ts';
import type { Configuration } from './configuration.ts';
import type { BarStoreWriter } from './player/shared/bar-store.ts';
import { beatHeardAt, type PlayerClock, type PlayState } from './player/shared/clock.ts';
import type { MailboxWriter } from './player/shared/mailbox.ts';
import type { Bar } from './score/bar.ts';
import { beatsPerBar } from './score/meter.ts';
import type { SensorReading } from './sensors/reading.ts';
import { TactusError } from './system/errors.ts';

/** How often the body is looked at and the music told, seconds. */
export const tickSeconds = 0.1;
/** How long the first beat waits for a first sign of the body, so that the music begins at its tempo. */
const patienceSeconds = 1;
/** Bars kept for whoever asks what an index was: more than are ever ahead or unheard. */
const knownBars = 32;

/** What stands to the right of the composer: the player, in this thread or another. */
export interface PlayerSide {
  readonly mailbox: Pick<MailboxWriter, 'set'>;
  readonly bars: Pick<BarStoreWriter, 'put' | 'revokeFrom'>;
  readonly clock: () => PlayerClock;
}

export interface HouseParts {
  readonly configuration: Configuration;
  readonly writer: NoteWriter;
  readonly player: PlayerSide;
  /** Offline the network is waited for; live the fallback composer steps in. */
  readonly waitsForWriter: boolean;
  /** Hears of every bar as it is written, or written anew. */
  readonly onBar?: (bar: Bar) => void;
}

/** What was known of the body, and what was wanted of the music. */
export interface Moment {
  readonly body: BodyState;
  readonly intent: Intent;
}

/** The house from the sensors' readings to the player's mailbox and bars: the same live and offline. */
export interface House {
  accept(reading: SensorReading): void;
  /**
   * Call every `tickSeconds`. The promise settles once all music that can be written now is written: offline it is
   * awaited, live it is not.
   */
  tick(atSeconds: number): Promise<void>;
  /** Music begins on a beat, once the body is known or patience is out. */
  play(): void;
  /** The music comes to its close: the bar after this one, or the one after that, is the last. */
  stop(): void;
  /** What a listener is to be told; the player hears of a stop only when its closing bar is the next. */
  readonly playState: PlayState;
  /** The last tick's; undefined before the music knows where to begin. */
  readonly moment: Moment | undefined;
  /** For who must show something before that: what is known so far, and what it would mean. */
  preview(atSeconds: number): Moment;
  readonly conductor: Conductor;
  /** The latest writing of a recent bar. */
  barOf(index: number): Bar | undefined;
  /** Recent bars in order: played, playing, committed and planned. */
  recentBars(): readonly Bar[];
  composing(): LookAheadCounters;
}

/**
 * The model that the configuration names.
 *
 * Errors: TactusError `usage` when there is no such model, or the model does not know the style asked for; `badData` when
 * its manifest is broken.
 */
export function findModel({ composer, conductor }: Configuration): InstalledModel {
  const model = createModelStore().find(composer.model);
  const styles = model.manifest.styles.map((style) => style.name);
  if (!styles.includes(conductor.style)) {
    throw new TactusError(
      'usage',
      `The model "${model.manifest.name}" knows no style "${conductor.style}".`,
      `Did you mean "${closest(conductor.style, styles)}"? There are: ${styles.join(', ')}.`,
    );
  }
  return model;
}

export function createHouse(parts: HouseParts): House {
  const { configuration, player } = parts;
  const body = createBody(configuration.body);
  const conductor = createConductor(configuration.conductor);
  const bars = new Map<number, Bar>();
  const themeFile = configuration.composer.theme;
  const theme = themeFile === undefined ? undefined : readTheme(themeFile);
  const lookAhead = createLookAhead({
    planner: createFormPlanner(configuration.composer, theme),
    theme,
    writer: parts.writer,
    fallback: composeFallbackGrid,
    arrange,
    sink: {
      put(bar) {
        player.bars.put(bar);
        bars.set(bar.index, bar);
        bars.delete(bar.index - knownBars);
        parts.onBar?.(bar);
      },
      revokeFrom(index) {
        player.bars.revokeFrom(index);
        for (const known of bars.keys()) if (known >= index) bars.delete(known);
      },
    },
    options: {
      horizonSeconds: configuration.composer.horizonSeconds,
      lateSeconds: configuration.composer.lateSeconds,
      waitsForWriter: parts.waitsForWriter,
      seed: configuration.conductor.seed,
      jamRole: configuration.composer.jamRole,
    },
  });
  let firstTickSeconds: number | undefined;
  let moment: Moment | undefined;
  let wantsMusic = false;
  let hasPlayed = false;
  let hasStopped = false;
  let waitsSinceSeconds: number | undefined;
  /** Of a stop: where the music ends when no closing bar has come. */
  let closesByBeat: number | undefined;

  const isReady = (state: BodyState): boolean => {
    firstTickSeconds ??= state.atSeconds;
    const waitedSeconds = state.atSeconds - firstTickSeconds;
    const { follow } = conductor.settings;
    // Speed alone would let the music begin at another tempo than the cadence that is about to come.
    const isSure =
      state.sources.cadence !== undefined && state.sources.cadence !== `stride:${state.sources.speed}`;
    return moment !== undefined || follow === 'manual' || isSure || waitedSeconds >= patienceSeconds;
  };

  /**
   * After a stop the player goes on until its closing bar is the next one: told at once, it would end with a bar that was
   * written before. Two bars are enough for the closing bar to be next; a stop ends the music in any case.
   */
  const isClosing = (clock: PlayerClock): boolean => {
    if (wantsMusic || clock.state !== 'playing') return false;
    const { barIndex = -1, nextBarIndex } = clock;
    closesByBeat ??= clock.beat + 2 * (bars.get(barIndex)?.lengthBeats ?? beatsPerBar('half'));
    const closes = [barIndex, nextBarIndex].some((index) => bars.get(index)?.closing);
    return !closes && clock.beat < closesByBeat;
  };

  return {
    accept(reading) {
      body.accept(reading);
      if (reading.kind !== 'note') return;
      const { pitchMidi, velocity01, on, atSeconds } = reading;
      lookAhead.hear({ pitchMidi, velocity01, on, atBeat: beatHeardAt(player.clock(), atSeconds) });
    },
    async tick(atSeconds) {
      const state = body.stateAt(atSeconds);
      if (!isReady(state)) return;
      const intent = conductor.update(state);
      moment = { body: state, intent };
      const clock = player.clock();
      const rests = clock.state === 'stopped';
      const plays = clock.state === 'playing' || clock.state === 'stopping';
      waitsSinceSeconds = plays || !wantsMusic ? undefined : (waitsSinceSeconds ?? atSeconds);
      const waitedSeconds = waitsSinceSeconds === undefined ? undefined : atSeconds - waitsSinceSeconds;
      if (wantsMusic && rests && hasPlayed) lookAhead.restart(clock.beat);
      hasPlayed ||= !rests;
      player.mailbox.set({
        tempoBpm: intent.tempoBpm,
        phase: intent.phase,
        energy01: intent.energy01,
        playing: wantsMusic || isClosing(clock),
      });
      if (wantsMusic || !rests) await lookAhead.tick({ ...clock, waitedSeconds }, intent);
    },
    play() {
      if (wantsMusic) return;
      wantsMusic = true;
      closesByBeat = undefined;
      if (hasStopped) conductor.cue('start');
    },
    stop() {
      if (!wantsMusic) return;
      wantsMusic = false;
      hasStopped = true;
      conductor.cue('stop');
    },
    get playState() {
      const { state } = player.clock();
      if (wantsMusic) return state === 'playing' ? 'playing' : 'starting';
      return state === 'stopped' ? 'stopped' : 'stopping';
    },
    get moment() {
      return moment;
    },
    preview(atSeconds) {
      const state = body.stateAt(atSeconds);
      // Another conductor's: asking ours would let the tempo set out from rest.
      return { body: state, intent: createConductor(configuration.conductor).update(state) };
    },
    conductor,
    barOf: (index) => bars.get(index),
    recentBars: () => [...bars.values()].sort((a, b) => a.index - b.index),
    composing: () => lookAhead.counters(),
  };
}
