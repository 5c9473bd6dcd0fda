/** How long this machine lets one wait, for its processor and for its disk: what is slow then is nobody's fault. */
import { open } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { nowSeconds } from './daemon.mjs';

const everySeconds = 0.2;
const keptSeconds = 60;

/** Writes into a file of its own there, until `stop`. */
export async function startPulse(folder) {
  const file = await open(path.join(folder, 'pulse'), 'w');
  const waits = [];
  let isStopped = false;
  const beat = async () => {
    while (!isStopped) {
      const dueSeconds = nowSeconds() + everySeconds;
      await sleep(everySeconds * 1000);
      await file.write('.');
      await file.datasync();
      const endSeconds = nowSeconds();
      waits.push({ endSeconds, seconds: endSeconds - dueSeconds });
      while (waits[0].endSeconds < endSeconds - keptSeconds) waits.shift();
    }
    await file.close();
  };
  const stopped = beat();
  return {
    /** The longest of the last seconds, s: one that goes on is waited for. */
    async longest(seconds) {
      const since = nowSeconds() - seconds;
      await sleep(2000 * everySeconds);
      return Math.max(
        0,
        ...waits.filter(({ endSeconds }) => endSeconds >= since).map((wait) => wait.seconds),
      );
    },
    async stop() {
      isStopped = true;
      await stopped;
    },
  };
}
