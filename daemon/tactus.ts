import { createArranger } from './band/arrange.ts';
import { createBody } from './body/body.ts';
import type { BodyState } from './body/state.ts';
import { composeFallbackGrid } from './composer/fallback/compose.ts';
import { createFormPlanner } from './composer/form/planner.ts';
import {
  createLookAhead,
  type LookAheadCounters,
  type NoteWriter,
} from './composer/look-ahead/look-ahead.ts';
import type { Theme } from './composer/theme/theme.ts';
import { type Conductor, createConductor } from './conductor/conductor.ts';
import type { Intent } from './conductor/intent.ts';
import { createTransport } from './conductor/transport.ts';
import type { Configuration } from './configuration.ts';
import type { BarStoreWriter } from './player/shared/bar-store.ts';
import { beatHeardAt, type PlayerClock } from './player/shared/clock.ts';
import type { MailboxWriter } from './player/shared/mailbox.ts';
import type { Bar } from './score/bar.ts';
import type { PlayState } from './score/play-state.ts';
import type { SensorReading } from './sensors/reading.ts';
import type { StyleBook } from './styles/style-book.ts';

/** How often the body is looked at and the music told, seconds. */
export const tickSeconds = 0.1;
/** Bars kept for whoever asks what an index was: more than are ever ahead or unheard. */
const knownBars = 32;

/** What stands to the right of the composer: the player, in this thread or another. */
export interface PlayerSide {
  readonly mailbox: Pick<MailboxWriter, 'set'>;
  readonly bars: Pick<BarStoreWriter, 'put' | 'revokeFrom'>;
  readonly clock: () => PlayerClock;
}

export interface HouseDependencies {
  readonly configuration: Configuration;
  /** What the model's styles are. */
  readonly styles: StyleBook;
  /** The melody that the songs grow from, if one was named. */
  readonly theme?: Theme | undefined;
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

export function createHouse({
  configuration,
  styles,
  theme,
  writer,
  player,
  waitsForWriter,
  onBar,
}: HouseDependencies): House {
  const bars = new Map<number, Bar>();
  const barOf = (index: number): Bar | undefined => bars.get(index);

  const body = createBody(configuration.body);
  const conductor = createConductor(configuration.conductor, styles);
  const transport = createTransport({ conductor, barOf });
  const lookAhead = createLookAhead({
    planner: createFormPlanner(configuration.composer, { theme, styles }),
    theme,
    writer,
    fallback: composeFallbackGrid,
    arrange: createArranger(styles),
    sink: {
      put(bar) {
        player.bars.put(bar);
        bars.set(bar.index, bar);
        bars.delete(bar.index - knownBars);
        onBar?.(bar);
      },
      revokeFrom(index) {
        player.bars.revokeFrom(index);
        for (const known of bars.keys()) if (known >= index) bars.delete(known);
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
  let moment: Moment | undefined;

  return {
    accept(reading) {
      body.accept(reading);
      if (reading.kind !== 'note') return;
      const { pitchMidi, velocity01, on, atSeconds } = reading;
      lookAhead.hear({ pitchMidi, velocity01, on, atBeat: beatHeardAt(player.clock(), atSeconds) });
    },
    async tick(atSeconds) {
      const state = body.stateAt(atSeconds);
      if (!transport.isReady(state)) return;
      const intent = conductor.update(state);
      moment = { body: state, intent };
      const clock = player.clock();
      const { playing, restarts, composes, waitedSeconds } = transport.advance(atSeconds, clock);
      if (restarts) lookAhead.restart(clock.beat);
      const { tempoBpm, phase, energy01 } = intent;
      player.mailbox.set({ tempoBpm, phase, energy01, playing });
      if (composes) await lookAhead.tick({ ...clock, waitedSeconds }, intent);
    },
    play: () => transport.play(),
    stop: () => transport.stop(),
    get playState() {
      return transport.playState(player.clock());
    },
    get moment() {
      return moment;
    },
    preview(atSeconds) {
      const state = body.stateAt(atSeconds);
      // Another conductor's: asking ours would let the tempo set out from rest.
      return { body: state, intent: createConductor(configuration.conductor, styles).update(state) };
    },
    conductor,
    barOf,
    recentBars: () => [...bars.values()].sort((a, b) => a.index - b.index),
    composing: () => lookAhead.counters(),
  };
}
