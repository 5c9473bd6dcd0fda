import { canReadAside, readAside } from '../../system/read-aside.ts';
import { realTimers } from '../../time/timers.ts';
import type { ExcerptJob } from './excerpt-job.ts';
import { makeExcerpt } from './make-excerpt.ts';

const entry = new URL('./excerpt.process.js', import.meta.url);
const limits = { memoryMegabytes: 512, seconds: 300 };

/** As `makeExcerpt`, in a process of its own, of the lowest priority: minutes of sound, and files by anybody. */
export async function makeExcerptAside(name: string, job: ExcerptJob): Promise<void> {
  if (!canReadAside(entry)) return makeExcerpt(name, job);
  await readAside<never>({
    ...{ entry, name, bytes: Buffer.from(JSON.stringify(job)), limits, timers: realTimers },
    onPiece: () => {},
    fix: 'Choose another piece.',
  });
}
