import type { Session } from '../session/session.ts';
import { isClockKept } from '../system/clock-kept.ts';
import type { Clock } from '../time/clock.ts';
import { createWallClock, type WallClock } from '../time/wall-clock.ts';

/** The time of day, by the machine or by whichever receiver speaks in this session. */
export function openWallClock(session: Pick<Session, 'listen'>, clock: Clock): WallClock {
  const wall = createWallClock({ clock, machineSeconds: () => Date.now() / 1000, isKept: isClockKept });
  session.listen('wall clock', {
    reading(reading) {
      if (reading.kind === 'position' && reading.utcSeconds !== undefined)
        wall.hear(reading.utcSeconds, reading.atSeconds);
    },
  });
  return wall;
}
