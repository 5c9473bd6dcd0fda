import { join } from 'node:path';
import { isHeld } from '../system/files/leftovers.ts';
import {
  concludeSession,
  digestJournal,
  factsOf,
  listSessionIds,
  readDetails,
  readSummary,
  removeSession,
  sessionFiles,
} from './session-folder.ts';
import type { Details, Summary } from './summary.ts';

/** How long sessions are kept. */
export interface KeepLimits {
  readonly keepDays: number;
  readonly keepMegabytes: number;
}

/** All sessions that have ended, as the disk has them. */
export interface SessionStore {
  readonly folder: string;
  /**
   * Looks at the folder: what a power cut left is summed up from its journal. To be called again when the folder is
   * another one. Errors: of the file system.
   */
  load(): Promise<void>;
  /** The latest first; those that are known. */
  list(): readonly Summary[];
  find(id: string): Summary | undefined;
  /** Undefined where there is none of this id. Errors: of the file system. */
  details(id: string): Promise<Details | undefined>;
  /** One that has just ended. */
  add(summary: Summary): void;
  /** Its files are others now. */
  refresh(id: string): Promise<void>;
  /** Errors: of the file system; it is known then as before. */
  remove(id: string): Promise<void>;
  /** The oldest go. `reservedBytes`: what the one that goes on takes. Errors: of the file system. */
  prune(limits: KeepLimits, nowMs: number, reservedBytes: number): Promise<void>;
  readonly bytes: number;
}

const atOnce = 32;

export function createSessionStore(folder: string): SessionStore {
  let known = new Map<string, Summary>();
  const latestFirst = (): Summary[] =>
    [...known.values()].sort((one, other) => (one.startedAt < other.startedAt ? 1 : -1));

  /** Undefined where it goes on, is not worth it, or cannot be read. */
  const summaryOf = async (id: string): Promise<Summary | undefined> => {
    const kept = await readSummary(folder, id);
    if (kept) return kept;
    try {
      if (isHeld(join(folder, id, sessionFiles.journal))) return undefined;
      const digest = await digestJournal(folder, id);
      // Another version may read what we do not.
      return digest.header && (await concludeSession(folder, id, digest));
    } catch {
      return undefined; // Half a folder, or a disk that takes nothing now: another start tries again.
    }
  };

  return {
    folder,
    async load() {
      const ids = await listSessionIds(folder);
      const found = new Map<string, Summary>();
      for (let first = 0; first < ids.length; first += atOnce) {
        const some = await Promise.all(ids.slice(first, first + atOnce).map(summaryOf));
        for (const summary of some) if (summary) found.set(summary.id, summary);
      }
      known = found;
    },
    list: latestFirst,
    find: (id) => known.get(id),
    async details(id) {
      if (!known.has(id)) return undefined;
      return (await readDetails(folder, id)) ?? (await digestJournal(folder, id)).details();
    },
    add: (summary) => void known.set(summary.id, summary),
    async refresh(id) {
      const summary = known.get(id);
      if (summary) known.set(id, { ...summary, ...(await factsOf(folder, id)) });
    },
    async remove(id) {
      await removeSession(folder, id);
      known.delete(id);
    },
    async prune({ keepDays, keepMegabytes }, nowMs, reservedBytes) {
      let room = keepMegabytes * 1e6 - reservedBytes;
      for (const { id, startedAt, bytes } of latestFirst()) {
        room -= bytes;
        const isOld = nowMs - Date.parse(startedAt) > keepDays * 86_400_000;
        if (room >= 0 && !isOld) continue;
        await removeSession(folder, id);
        known.delete(id);
      }
    },
    get bytes() {
      return [...known.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    },
  };
}
