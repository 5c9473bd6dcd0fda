import { canReadAside, readAside } from '../system/read-aside.ts';
import { realTimers } from '../time/timers.ts';
import type { Found } from './choose.ts';
import type { GhostJob } from './read-sessions.ts';

const entry = new URL('./find-ghost.process.js', import.meta.url);
const limits = { memoryMegabytes: 128, seconds: 120 };

/**
 * Who runs along, found in a process of its own: sessions are megabytes, and main has no time for them. Undefined where
 * there is none. Errors: TactusError `badData` where that needs more than it may, or the signal ends it.
 */
export async function findGhost(job: GhostJob, signal: AbortSignal): Promise<Found | undefined> {
  if (!canReadAside(entry)) return (await import('./read-sessions.ts')).findIn(job);
  let found: Found | undefined;
  await readAside<Found>({
    ...{ entry, name: 'What was run before', bytes: Buffer.from(JSON.stringify(job)) },
    ...{ limits, timers: realTimers, isBackground: true, signal },
    onPiece: (piece) => {
      found = piece;
    },
    fix: 'Name another session in ghost.session.',
  });
  return found;
}
