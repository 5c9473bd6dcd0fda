import { setTimeout as sleep } from 'node:timers/promises';
import { monotonicClock } from '../clock.ts';

/** Never less, whatever is waited for: the machine may have much else to do. */
const leastSeconds = 60;

/** Waits, in real time, until something has happened. Errors: Error that names it when it has not after so long. */
export async function eventually(
  condition: () => boolean | Promise<boolean>,
  what: string,
  seconds = leastSeconds,
): Promise<void> {
  const deadline = monotonicClock.nowSeconds() + Math.max(leastSeconds, seconds);
  while (!(await condition())) {
    if (monotonicClock.nowSeconds() > deadline) throw new Error(`never happened: ${what}`);
    await sleep(10);
  }
}
