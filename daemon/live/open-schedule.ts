import type { Command } from '../session/command.ts';
import type { KeptWishes } from '../session/kept-wishes.ts';
import type { ScheduleEntry } from '../session/options.ts';
import { createSchedule, dueBetween, type Schedule } from '../session/schedule.ts';
import type { Session } from '../session/session.ts';
import type { Log } from '../system/log.ts';
import type { House } from '../tactus.ts';
import type { Clock } from '../time/clock.ts';
import type { WallClock } from '../time/wall-clock.ts';

type Due = Pick<Command, 'scene' | 'playing'>;

/** What has come due while nothing ran: a newer word than what was said before. */
export const dueAtStart = (
  entries: readonly ScheduleEntry[],
  { saidAtSeconds = Number.NEGATIVE_INFINITY }: Pick<KeptWishes, 'saidAtSeconds'>,
): Due => dueBetween(entries, saidAtSeconds, Date.now() / 1000);

export interface OpenScheduleDependencies {
  readonly wishes: Pick<KeptWishes, 'hear'>;
  readonly house: Pick<House, 'command' | 'scenes' | 'sound'> & {
    readonly conductor: Pick<House['conductor'], 'foreseeEnd'>;
  };
  readonly session: Pick<Session, 'listen'>;
  readonly wall: Pick<WallClock, 'nowSeconds'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Takes up what was due, and looks at the clock on the wall from now on: a stop that is the next thing to come is foreseen. */
export function openSchedule(
  entries: readonly ScheduleEntry[],
  { scene, playing }: Due,
  { wishes, house, session, wall, clock, log }: OpenScheduleDependencies,
): Schedule {
  if (playing !== undefined) wishes.hear({ playing });
  // No louder than a start may be.
  if (scene !== undefined && house.scenes.names.includes(scene))
    house.command({ scene, volume01: house.sound.volume01, glideSeconds: 0 });
  const schedule = createSchedule({ entries, wallSeconds: wall.nowSeconds, command: house.command, log });
  session.listen('schedule', {
    health() {
      schedule.look();
      const { playing, atWallSeconds = 0 } = schedule.next ?? {};
      const atSeconds = clock.nowSeconds() + atWallSeconds - wall.nowSeconds();
      house.conductor.foreseeEnd(playing === false ? atSeconds : undefined);
    },
  });
  return schedule;
}
