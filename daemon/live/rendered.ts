import { setTimeout as sleep } from 'node:timers/promises';
import type { PlayerClock } from '../player/shared/clock.ts';
import type { MasterRingBuffers } from '../player/shared/master-ring.ts';

const lookMs = 20;
/** A loop that stands still is not waited for. */
const mostSeconds = 2;

/**
 * Resolves when so much sound has been rendered from now on: where the machine is busy that takes longer than the sound
 * lasts.
 */
export async function rendered(
  clock: { read(): Pick<PlayerClock, 'frame'> },
  { sampleRateHz }: Pick<MasterRingBuffers, 'sampleRateHz'>,
  seconds: number,
): Promise<void> {
  const first = clock.read().frame;
  for (let waitedMs = 0; waitedMs < mostSeconds * 1000; waitedMs += lookMs) {
    await sleep(lookMs);
    if (clock.read().frame - first >= seconds * sampleRateHz) return;
  }
}
