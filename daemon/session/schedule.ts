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
  /** Others from now on; what they would have asked for before is past. */
  set(entries: readonly ScheduleEntry[]): void;
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
      // Each by itself: a scene that is not there keeps nobody from closing.
      if (scene !== undefined) carryOut({ scene });
      if (playing !== undefined) carryOut({ playing });
    },
    set(next) {
      entries = next;
      lookedSeconds = wallSeconds();
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

/**
 * When an entry's time was last, seconds since 1970; undefined where that is more than a week ago. It comes once on each of its
 * days, by the calendar: a time that summer time leaves out comes as much later, one that comes twice counts the first time.
 */
function latestOf({ at, days = weekdays }: ScheduleEntry, bySeconds: number): number | undefined {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  const today = new Date(bySeconds * 1000);
  for (let back = 0; back <= 7; back += 1) {
    const day = today.getDate() - back;
    const moment = new Date(today.getFullYear(), today.getMonth(), day, hours, minutes);
    // Noon is on the same day in any case.
    const weekday = new Date(today.getFullYear(), today.getMonth(), day, 12).getDay();
    const atSeconds = moment.getTime() / 1000;
    if (atSeconds <= bySeconds && days.includes(weekdays[weekday]!)) return atSeconds;
  }
  return undefined;
}
