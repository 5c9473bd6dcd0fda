import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../time/clock.ts';

/** Main is blocked for so long of every so long. */
const blockedSeconds = 0.3;
const everySeconds = 0.5;

/** Blocks the thread that calls it, as no program should be: from now until it is stopped. */
export function burdenThread(clock: Clock): () => void {
  let isStopped = false;
  const spin = async (): Promise<void> => {
    while (!isStopped) {
      const untilSeconds = clock.nowSeconds() + blockedSeconds;
      while (clock.nowSeconds() < untilSeconds);
      await sleep((everySeconds - blockedSeconds) * 1000);
    }
  };
  void spin();
  return () => {
    isStopped = true;
  };
}
