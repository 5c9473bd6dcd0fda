import { setTimeout as sleep } from 'node:timers/promises';
import { monotonicClock } from '../clock.ts';

/**
 * Waits, in real time, until something has happened. Errors: Error that names it when it has not after so long: much longer
 * than it takes, since the machine may have much else to do.
 */
export async function eventually(
  condition: () => boolean | Promise<boolean>,
  what: string,
  seconds = 60,
): Promise<void> {
  const deadline = monotonicClock.nowSeconds() + seconds;
  while (!(await condition())) {
    if (monotonicClock.nowSeconds() > deadline) throw new Error(`never happened: ${what}`);
    await sleep(10);
  }
}
