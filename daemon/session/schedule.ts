import { messageOf, TactusError } from '../system/errors.ts';
import type { Log } from '../system/log.ts';
import type { Command } from './command.ts';
import { type ScheduleEntry, weekdays } from './options.ts';

export interface ScheduleDependencies {
  /** To begin with. */
  readonly entries: readonly ScheduleEntry[];
  /** Seconds since 1970, by the machine's clock; it may be set meanwhile. */
  readonly wallSeconds: () => number;
  readonly command: (wish: Command) => void;
  readonly log: Pick<Log, 'info' | 'warn'>;
}

/** What is wished for by the clock on the wall. */
export interface Schedule {
  /** Carries out what has come due since it looked last, the latest of each kind; call once a second. */
  look(): void;
  /** What comes next, as of the last look. */
  readonly next: Scheduled | undefined;
  /** Others from now on; what they would have asked for before is past. */
  set(entries: readonly ScheduleEntry[]): void;
}

/** What is wished for at a moment, seconds since 1970. */
export interface Scheduled extends Pick<Command, 'scene' | 'playing'> {
  readonly atWallSeconds: number;
}

/** It begins to look now. */
export function createSchedule({
  entries: first,
  wallSeconds,
  command,
  log,
}: ScheduleDependencies): Schedule {
  let entries = first;
  let lookedSeconds = wallSeconds();
  let next = nextAfter(entries, lookedSeconds);
  const carryOut = (wish: Command): void => {
    try {
      command(wish);
      log.info({ station: 'session', wish }, 'It is time, by the schedule');
    } catch (error) {
      if (!(error instanceof TactusError)) throw error;
      log.warn({ station: 'session', wish }, `The schedule asks in vain: ${messageOf(error)}`);
    }
  };
  return {
    look() {
      const nowSeconds = wallSeconds();
      const { scene, playing } = dueBetween(entries, lookedSeconds, nowSeconds);
      lookedSeconds = nowSeconds;
      next = nextAfter(entries, nowSeconds);
      // Each by itself: a scene that is not there keeps nobody from closing.
      if (scene !== undefined) carryOut({ scene });
      if (playing !== undefined) carryOut({ playing });
    },
    get next() {
      return next;
    },
    set(others) {
      entries = others;
      lookedSeconds = wallSeconds();
      next = nextAfter(entries, lookedSeconds);
    },
  };
}

/** What entries have asked for after one moment and by another, seconds since 1970: of each kind the latest. */
export function dueBetween(
  entries: readonly ScheduleEntry[],
  afterSeconds: number,
  bySeconds: number,
): Pick<Command, 'scene' | 'playing'> {
  const due = entries
    .map((entry) => ({ entry, atSeconds: latestOf(entry, bySeconds) }))
    .filter(({ atSeconds }) => atSeconds !== undefined && atSeconds > afterSeconds)
    .sort((a, b) => a.atSeconds! - b.atSeconds!);
  const scene = due.findLast(({ entry }) => entry.scene !== undefined)?.entry.scene;
  const playing = due.findLast(({ entry }) => entry.playing !== undefined)?.entry.playing;
  return { ...(scene !== undefined && { scene }), ...(playing !== undefined && { playing }) };
}

/** What entries ask for first after a moment, seconds since 1970; undefined where there are none. */
export function nextAfter(entries: readonly ScheduleEntry[], afterSeconds: number): Scheduled | undefined {
  const coming = entries
    .map((entry) => ({ entry, atSeconds: firstOf(entry, afterSeconds) }))
    .filter(({ atSeconds }) => atSeconds !== undefined);
  const atWallSeconds = Math.min(...coming.map(({ atSeconds }) => atSeconds!));
  if (!Number.isFinite(atWallSeconds)) return undefined;
  return { atWallSeconds, ...dueBetween(entries, atWallSeconds - 1, atWallSeconds) };
}

/** When an entry's time was last, seconds since 1970; undefined where that is more than a week ago. */
function latestOf({ at, days = weekdays }: ScheduleEntry, bySeconds: number): number | undefined {
  for (let back = 0; back <= 7; back += 1) {
    const { atSeconds, weekday } = onDay(at, bySeconds, -back);
    if (atSeconds <= bySeconds && days.includes(weekday)) return atSeconds;
  }
  return undefined;
}

/** When it is next. */
function firstOf({ at, days = weekdays }: ScheduleEntry, afterSeconds: number): number | undefined {
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const { atSeconds, weekday } = onDay(at, afterSeconds, ahead);
    if (atSeconds > afterSeconds && days.includes(weekday)) return atSeconds;
  }
  return undefined;
}

/**
 * A time of a day so many days from a moment. It comes once on each day, by the calendar: a time that summer time leaves out comes as
 * much later, one that comes twice counts the first time.
 */
function onDay(
  at: string,
  fromSeconds: number,
  days: number,
): { readonly atSeconds: number; readonly weekday: (typeof weekdays)[number] } {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  const from = new Date(fromSeconds * 1000);
  const [year, month, day] = [from.getFullYear(), from.getMonth(), from.getDate() + days];
  // Noon is on the same day in any case.
  const weekday = weekdays[new Date(year, month, day, 12).getDay()]!;
  return { atSeconds: new Date(year, month, day, hours, minutes).getTime() / 1000, weekday };
}
