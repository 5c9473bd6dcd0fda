import { canReadAside, readAside } from '../system/read-aside.ts';
import { realTimers } from '../time/timers.ts';
import type { Standing } from './bradley-terry.ts';
import { type RankingJob, rankAll } from './rank.ts';

const entry = new URL('./rank.process.js', import.meta.url);
const limits = { memoryMegabytes: 256, seconds: 120 };

/** As `rankAll`, in a process of its own: thousands of answers, drawn again hundreds of times. */
export async function rankAside(job: RankingJob): Promise<readonly (readonly Standing[])[]> {
  if (!canReadAside(entry)) return rankAll(job);
  let ranked: readonly (readonly Standing[])[] = [];
  await readAside<readonly (readonly Standing[])[]>({
    ...{ entry, name: 'The ranking', bytes: Buffer.from(JSON.stringify(job)), limits, timers: realTimers },
    onPiece: (piece) => {
      ranked = piece;
    },
    fix: 'Ask again when less is going on; the answers are kept.',
  });
  return ranked;
}
