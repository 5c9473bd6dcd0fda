import { setTimeout as sleep } from 'node:timers/promises';
import { sampleRateHz } from '../player/synth/synth.ts';

const lookMs = 20;
/** A loop that stands still is not waited for. */
const mostSeconds = 2;

/**
 * Resolves when so much sound has been rendered from now on: where the machine is busy that takes longer than the sound
 * lasts.
 */
export async function rendered(frame: () => number, seconds: number): Promise<void> {
  const first = frame();
  for (let waitedMs = 0; waitedMs < mostSeconds * 1000; waitedMs += lookMs) {
    await sleep(lookMs);
    if (frame() - first >= seconds * sampleRateHz) return;
  }
}
