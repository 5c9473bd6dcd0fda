import type { SessionListener } from '../session/events.ts';
import { isUnderWay } from '../session/under-way.ts';
import type { StationHealth } from '../system/health.ts';
import { createStatusKeeper } from '../system/status-keeper.ts';
import type { Clock } from '../time/clock.ts';
import type { Timers } from '../time/timers.ts';
import { keptHow } from './kept-how.ts';
import { merged } from './merged-wishes.ts';
import type { RecorderOptions } from './options.ts';
import { beginSession, type HeaderFacts, type RunningSession } from './running-session.ts';
import type { PlayingSynth, SoundPiece } from './scribe.ts';
import { createSessionShelf } from './session-shelf.ts';
import type { SessionStore } from './session-store.ts';
import { createSteadyWall } from './steady-wall.ts';
import type { Details, Summary } from './summary.ts';

export interface RecorderDependencies {
  readonly options: RecorderOptions;
  readonly store: SessionStore;
  readonly facts: HeaderFacts;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Seconds since 1970. */
  readonly wallSeconds: () => number;
  /** What was wished before the first session begins. */
  readonly said: Readonly<Record<string, unknown>>;
  /** What the sound is told; absent: it cannot be heard again as it was. */
  readonly sound?: SoundSource | undefined;
  /** How far a course is; undefined where the music is not set to it. */
  readonly course?: (() => Summary['course']) | undefined;
  /** Hears of each that is kept before it is summed up, and is waited for. */
  readonly ending?: ((id: string) => Promise<void>) | undefined;
  /** Hears of each session that has ended and is kept, also of one that a power cut ended. */
  readonly kept?: ((summary: Summary) => void) | undefined;
}

/** Of the player that is heard. */
export interface SoundSource {
  /** Since the last time. */
  read(): SoundPiece;
  /** Once it is known. */
  synth(): PlayingSynth | undefined;
  /** Another session begins: what follows is to be heard again by itself. */
  begin(): void;
}

/** Keeps every session of the daemon's life. Nothing here throws, waits for a disk or holds up the music. */
export interface Recorder {
  readonly listener: SessionListener;
  /** The session that goes on; undefined while nobody is there and nothing sounds. */
  current(): Summary | undefined;
  currentDetails(): Details | undefined;
  /** Of the one that goes on, where it is to be found once it has ended. */
  readonly keptId: string | undefined;
  /**
   * Ends the session that goes on; the next begins with a step or with music. Gives what was kept of it: nothing of what
   * is not worth it, or where nothing is kept. Errors: Error where the disk does not take its summary; its journal stays.
   */
  end(): Promise<Summary | undefined>;
  /** What goes on is on the disk as far as it has come. */
  settled(): Promise<void>;
  /** So many sessions have begun: another number, another session. */
  readonly begun: number;
  /** When it is known what the disk has. */
  readonly loaded: Promise<void>;
  /** Looks at the folder anew: it may be another one. */
  reload(): void;
  health(): StationHealth;
  /** Ends the session, and waits for its summary, for a while. */
  close(): Promise<void>;
}

/** After so long of nobody a body that is back begins another session; without music the old one ends by then. */
const absenceSeconds = 30 * 60;
/** Installations run for months. */
const longestSeconds = 24 * 3600;
/** Of what all sessions may take: whoever floods one with readings pushes out no more. A day of a run takes 50 MB. */
const mostShare01 = 0.5;

export function createRecorder(dependencies: RecorderDependencies): Recorder {
  const { options, store, clock, timers } = dependencies;
  const keeper = createStatusKeeper('recorder', clock);
  const folder = options.enabled ? store.folder : undefined;
  const mostBytes = mostShare01 * options.keepMegabytes * 1e6;
  let said = dependencies.said;
  let presentSeconds = clock.nowSeconds();
  let soundSeconds = clock.nowSeconds();
  let sessions = 0;
  /** A strap that is still worn, or the last chord, begins no other where somebody has ended one. */
  let isEndedByWish = false;
  /** Ids of this life: a clock that is set back gives none twice. */
  const given = new Set<string>();
  /** Those of them that are not concluded. */
  const open = new Set<string>();
  const wall = createSteadyWall(clock, dependencies.wallSeconds);
  const begin = (): RunningSession => {
    sessions += 1;
    isEndedByWish = false;
    if (sessions > 1) dependencies.sound?.begin();
    const isGiven = (id: string): boolean => given.has(id);
    const begun = beginSession({ ...dependencies, folder, isGiven, mostBytes, said });
    given.add(begun.id);
    open.add(begun.id);
    return begun;
  };
  let running: RunningSession | undefined = begin();

  const shelf = createSessionShelf({
    ...{ options, store, timers, wall },
    ...{ ending: dependencies.ending, kept: dependencies.kept, isOpen: (id) => open.has(id) },
    runningBytes: () => running?.file?.bytes ?? 0,
  });
  /** What plays is told once a session, and before what it was told. */
  let told: RunningSession | undefined;
  const hearSound = (): void => {
    const { sound } = dependencies;
    const synth = sound?.synth();
    // Until it is known all waits in the log.
    if (!sound || !synth) return;
    const piece = sound.read();
    if (!running) return;
    if (told !== running) running.scribe.synth(synth);
    told = running;
    running.scribe.sounded(piece);
  };
  const end = async (): Promise<Summary | undefined> => {
    hearSound();
    const ended = running;
    running = undefined;
    if (!ended) return undefined;
    const closed = ended.end();
    if (folder === undefined) return undefined;
    return shelf.conclude(ended, closed).finally(() => open.delete(ended.id));
  };
  /** What goes wrong is told by the health. */
  const endUnasked = (): void => void end().catch(() => {});
  const next = (): void => {
    endUnasked();
    running = begin();
  };

  const watch: NonNullable<SessionListener['moment']> = (moment) => {
    const { body, sound } = moment;
    const { atSeconds } = body;
    const isPresent = Object.keys(body.sources).length > 0;
    const sounds = sound.playing !== 'stopped';
    const isBack = isPresent && atSeconds - presentSeconds >= absenceSeconds;
    if (isPresent) presentSeconds = atSeconds;
    if (sounds) soundSeconds = atSeconds;
    if (running === undefined) {
      if (isUnderWay(moment) || (!isEndedByWish && (isPresent || sounds))) running = begin();
    } else if (isBack || running.lengthSeconds >= longestSeconds) next();
    else if (Math.min(atSeconds - presentSeconds, atSeconds - soundSeconds) >= absenceSeconds) endUnasked();
  };

  return {
    listener: {
      reading: (reading) => running?.scribe.reading(reading),
      moment(moment) {
        watch(moment);
        running?.scribe.moment(moment);
      },
      played: (played) => running?.scribe.played(played),
      command(command) {
        said = merged(said, { ...command });
        running?.scribe.command(command);
      },
      liked: (like) => running?.scribe.liked(like),
      skipped: (skip) => running?.scribe.skipped(skip),
      health() {
        wall.look();
        hearSound();
        running?.scribe.course(dependencies.course?.());
        running?.scribe.settle();
      },
    },
    current() {
      const summary = running?.digest.summary();
      if (!running || !summary) return undefined;
      const { id, lengthSeconds, file } = running;
      return { id, running: true, ...summary, lengthSeconds, bytes: file?.bytes ?? 0, hasSound: false };
    },
    currentDetails: () => running?.digest.details(),
    get begun() {
      return sessions;
    },
    get keptId() {
      return folder === undefined ? undefined : running?.id;
    },
    end() {
      isEndedByWish ||= running !== undefined;
      return end();
    },
    settled: async () => running?.file?.settled(),
    get loaded() {
      return shelf.loaded;
    },
    reload: shelf.load,
    health() {
      const trouble = running?.file?.trouble ?? shelf.trouble;
      const { isFull = false } = running?.file ?? {};
      keeper.set(...keptHow({ isKept: options.enabled, isFull, trouble, mostBytes, folder: store.folder }));
      const { bytes = 0, lostLines = 0 } = running?.file ?? {};
      return keeper.health({ counters: { sessions, lostLines }, gauges: { journalBytes: bytes } });
    },
    async close() {
      endUnasked();
      await shelf.close();
    },
  };
}
