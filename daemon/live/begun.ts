import { setTimeout as sleep } from 'node:timers/promises';
import type { PlayerClock } from '../player/shared/clock.ts';

const lookMs = 20;
/** Music that waits for longer, for a model or a player that is on its way back, is not waited for. */
const mostSeconds = 1;

/** Resolves when the music has begun. */
export async function untilBegun(clock: { read(): Pick<PlayerClock, 'state'> }): Promise<void> {
  for (let waitedMs = 0; waitedMs < mostSeconds * 1000; waitedMs += lookMs) {
    if (clock.read().state !== 'stopped') return;
    await sleep(lookMs);
  }
}
