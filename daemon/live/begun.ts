import type { PlayerClock } from '../player/shared/clock.ts';
import type { Timers } from '../time/timers.ts';

const lookSeconds = 0.02;
/** Music that waits for longer, for a model or a player that is on its way back, is not waited for. */
const mostSeconds = 1;

/** Resolves when the music has begun. */
export async function untilBegun(
  clock: { read(): Pick<PlayerClock, 'state'> },
  timers: Timers,
): Promise<void> {
  for (let waitedSeconds = 0; waitedSeconds < mostSeconds; waitedSeconds += lookSeconds) {
    if (clock.read().state !== 'stopped') return;
    await new Promise<void>((resolve) => void timers.after(lookSeconds, resolve));
  }
}
