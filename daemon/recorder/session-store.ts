import { rm, stat } from 'node:fs/promises';
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
   * another one. Gives what was summed up only now. Errors: of the file system.
   */
  load(): Promise<readonly Summary[]>;
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
  /**
   * The oldest go; before them, where room is scarce, the sounds of the oldest, which can be made anew. `reservedBytes`:
   * what the one that goes on takes. Errors: of the file system.
   */
  prune(limits: KeepLimits, nowMs: number, reservedBytes: number): Promise<void>;
  readonly bytes: number;
}

const atOnce = 32;
/** Before there was a Tactus: the clock of a board without a clock module, which nobody had set. */
const impossibleMs = Date.UTC(2026, 0);

export function createSessionStore(folder: string): SessionStore {
  let known = new Map<string, Summary>();
  const latestFirst = (): Summary[] =>
    [...known.values()].sort((one, other) => (one.startedAt < other.startedAt ? 1 : -1));

  /** Undefined where it goes on, is not worth it, or cannot be read. */
  const summaryOf = async (id: string, mended: Summary[]): Promise<Summary | undefined> => {
    const kept = await readSummary(folder, id);
    if (kept) return kept;
    try {
      if (isHeld(join(folder, id, sessionFiles.journal))) return undefined;
      const digest = await digestJournal(folder, id);
      // Another version may read what we do not.
      const summary = digest.header && (await concludeSession(folder, id, digest));
      if (summary) mended.push(summary);
      return summary;
    } catch {
      return undefined; // Half a folder, or a disk that takes nothing now: another start tries again.
    }
  };

  const refresh = async (id: string): Promise<void> => {
    const summary = known.get(id);
    if (summary) known.set(id, { ...summary, ...(await factsOf(folder, id)) });
  };

  return {
    folder,
    async load() {
      const ids = await listSessionIds(folder);
      const found = new Map<string, Summary>();
      const mended: Summary[] = [];
      for (let first = 0; first < ids.length; first += atOnce) {
        const some = await Promise.all(ids.slice(first, first + atOnce).map((id) => summaryOf(id, mended)));
        for (const summary of some) if (summary) found.set(summary.id, summary);
      }
      known = found;
      return mended;
    },
    list: latestFirst,
    find: (id) => known.get(id),
    async details(id) {
      if (!known.has(id)) return undefined;
      return (await readDetails(folder, id)) ?? (await digestJournal(folder, id)).details();
    },
    add: (summary) => void known.set(summary.id, summary),
    refresh,
    async remove(id) {
      await removeSession(folder, id);
      known.delete(id);
    },
    async prune({ keepDays, keepMegabytes }, nowMs, reservedBytes) {
      let room = keepMegabytes * 1e6 - reservedBytes;
      let isFull = false;
      const withSound: { readonly id: string; readonly path: string; readonly size: number }[] = [];
      for (const { id, startedAt, importedAt, bytes, hasSound } of latestFirst()) {
        const path = join(folder, id, sessionFiles.sound);
        const size = hasSound ? await sizeOf(path) : 0;
        isFull ||= room < bytes - size;
        if (isFull || isOlder(importedAt ?? startedAt, nowMs, keepDays)) {
          await removeSession(folder, id);
          known.delete(id);
          continue;
        }
        room -= bytes - size;
        if (size > 0) withSound.push({ id, path, size });
      }
      for (const { id, path, size } of withSound) {
        if (room >= size) room -= size;
        else {
          await rm(path, { force: true });
          await refresh(id);
        }
      }
    },
    get bytes() {
      return [...known.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    },
  };
}

/** How long ago one was of which the clock knows nothing, nobody knows. */
function isOlder(startedAt: string, nowMs: number, days: number): boolean {
  const startedMs = Date.parse(startedAt);
  return startedMs >= impossibleMs && nowMs - startedMs > days * 86_400_000;
}

/** 0 of what is not there. */
const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );
