import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isHeld, sweepUnfinished } from '../system/files/leftovers.ts';
import type { Digest } from './digest/digest.ts';
import {
  clearLeftovers,
  clearStillborn,
  concludeSession,
  digestJournal,
  factsOf,
  foreseenSummary,
  isWorthKeeping,
  listSessionIds,
  readDetails,
  readSummary,
  removeSession,
  sessionFiles,
} from './session-folder.ts';
import { changedMsOf, type IndexedSession, readIndex, writeIndex } from './session-index.ts';
import type { Details, Summary } from './summary.ts';

/** How long sessions are kept. */
export interface KeepLimits {
  readonly keepDays: number;
  readonly keepMegabytes: number;
}

/** What a power cut left is summed up by the one who may write there. */
export interface Mending {
  /** Those are another's to conclude, or go on. */
  readonly isOwn?: (id: string) => boolean;
  /** One that is kept is about to be summed up; waited for. */
  readonly ending?: ((id: string) => Promise<void>) | undefined;
  /** One was summed up only now. */
  readonly ended?: ((summary: Summary) => void) | undefined;
}

/** All sessions that have ended, as the disk has them. */
export interface SessionStore {
  readonly folder: string;
  /**
   * Looks at the folder, and tidies it: what a power cut left is summed up from its journal, or cleared away. To be called
   * again when the folder is another one. Errors: of the file system, where something could not be read or summed up; all else
   * is known then.
   */
  load(nowMs: number, mending?: Mending): Promise<void>;
  /** Looks at the folder and writes nothing there: what was cut is summed up for now. Errors: of the file system. */
  look(): Promise<void>;
  /** The latest first; those that are known. */
  list(): readonly Summary[];
  find(id: string): Summary | undefined;
  /** Undefined where there is none of this id. Errors: of the file system. */
  details(id: string): Promise<Details | undefined>;
  /** One that has just ended: known at once; settles when it stands in the index, too. */
  add(summary: Summary): Promise<void>;
  /** Its files are others now. */
  refresh(id: string): Promise<void>;
  /** Errors: of the file system; it is known then as before. */
  remove(id: string): Promise<void>;
  /**
   * The oldest go; before them, where room is scarce, the sounds of the oldest, which can be made anew. `nowMs`: undefined
   * while nobody knows what time it is; then none is too old. `reservedBytes`: what the one that goes on takes. Errors: of the file
   * system.
   */
  prune(limits: KeepLimits, nowMs: number | undefined, reservedBytes: number): Promise<void>;
  readonly bytes: number;
}

const atOnce = 32;
/** Before there was a Tactus: the clock of a board without a clock module, which nobody had set. */
const impossibleMs = Date.UTC(2026, 0);

/** Who looks, and what is not as it should be. */
interface Look {
  readonly mending: (Mending & { readonly nowMs: number }) | undefined;
  readonly index: ReadonlyMap<string, IndexedSession>;
  /** Something was not in the index. */
  isNews: boolean;
  /** What could not be written. */
  failure?: unknown;
}

/** No folder stands as it stood then. */
const notOnDisk = 0;

export function createSessionStore(folder: string): SessionStore {
  let known = new Map<string, IndexedSession>();
  const latestFirst = (): Summary[] => [...known.values()].map(({ summary }) => summary).sort(byTime);

  const entryNow = async (summary: Summary): Promise<IndexedSession> => ({
    changedMs: (await changedMsOf(folder, summary.id)) ?? notOnDisk,
    summary,
  });
  const refresh = async (id: string): Promise<void> => {
    const changedMs = (await changedMsOf(folder, id)) ?? notOnDisk;
    const facts = await factsOf(folder, id);
    const entry = known.get(id);
    if (!entry) return;
    const isOnDisk = entry.changedMs !== notOnDisk;
    known.set(id, {
      changedMs: isOnDisk ? changedMs : notOnDisk,
      summary: { ...entry.summary, ...facts },
    });
  };

  /** From its journal. Undefined where it goes on, is not worth it, or cannot be read. */
  const mended = async (id: string, look: Look): Promise<IndexedSession | undefined> => {
    const { mending } = look;
    let digest: Digest;
    try {
      if (mending?.isOwn?.(id) || isHeld(join(folder, id, sessionFiles.journal))) return undefined;
      digest = await digestJournal(folder, id);
    } catch {
      if (mending) await clearStillborn(folder, id, mending.nowMs);
      return undefined;
    }
    if (!digest.header) {
      // Another version may read what we do not.
      if (mending) await clearStillborn(folder, id, mending.nowMs);
      return undefined;
    }
    const foreseen = async (): Promise<IndexedSession | undefined> => {
      const summary = await foreseenSummary(folder, id, digest);
      return summary && { changedMs: notOnDisk, summary };
    };
    if (!mending) return foreseen();
    try {
      if (isWorthKeeping(digest)) await mending.ending?.(id);
      const summary = await concludeSession(folder, id, digest);
      sweepUnfinished(join(folder, id));
      if (summary) mending.ended?.(summary);
      return summary && (await entryNow(summary));
    } catch (error) {
      // A disk that takes nothing now: another time.
      look.failure ??= error;
      return foreseen();
    }
  };
  const entryOf = async (id: string, look: Look): Promise<IndexedSession | undefined> => {
    // First: what is changed while it is read is read again the next time.
    const changedMs = await changedMsOf(folder, id);
    if (changedMs === undefined) return undefined;
    const indexed = look.index.get(id);
    if (indexed?.changedMs === changedMs) return indexed;
    look.isNews = true;
    const summary = await readSummary(folder, id);
    if (!summary) return mended(id, look);
    if (look.mending) sweepUnfinished(join(folder, id));
    return { changedMs, summary };
  };
  const gather = async (mending?: Look['mending']): Promise<Look> => {
    const ids = await listSessionIds(folder);
    const look: Look = { mending, index: await readIndex(folder), isNews: false };
    const found = new Map<string, IndexedSession>();
    for (let first = 0; first < ids.length; first += atOnce) {
      const some = await Promise.all(ids.slice(first, first + atOnce).map((id) => entryOf(id, look)));
      for (const entry of some) if (entry) found.set(entry.summary.id, entry);
    }
    known = found;
    look.isNews ||= look.index.size !== found.size;
    return look;
  };
  const saveIndex = (): Promise<void> =>
    writeIndex(
      folder,
      [...known.values()].filter(({ changedMs }) => changedMs !== notOnDisk),
    );

  return {
    folder,
    async load(nowMs, mending) {
      await clearLeftovers(folder, nowMs);
      const look = await gather({ ...mending, nowMs });
      if (look.isNews) await saveIndex();
      if (look.failure !== undefined) throw look.failure;
    },
    async look() {
      await gather();
    },
    list: latestFirst,
    find: (id) => known.get(id)?.summary,
    async details(id) {
      if (!known.has(id)) return undefined;
      return (await readDetails(folder, id)) ?? (await digestJournal(folder, id)).details();
    },
    async add(summary) {
      known.set(summary.id, { changedMs: notOnDisk, summary });
      known.set(summary.id, await entryNow(summary));
      await saveIndex();
    },
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
      return [...known.values()].reduce((sum, { summary }) => sum + summary.bytes, 0);
    },
  };
}

/** The latest first; of those that began at once, as a clock has it that was set back, the one called later. */
const byTime = (one: Summary, other: Summary): number =>
  compared(other.startedAt, one.startedAt) || compared(other.id, one.id);
const compared = (one: string, other: string): number => Number(one > other) - Number(one < other);

/** How long ago one was of which the clock knows nothing, nobody knows; nor what is long ago while it knows nothing now. */
function isOlder(startedAt: string, nowMs: number | undefined, days: number): boolean {
  const startedMs = Date.parse(startedAt);
  return nowMs !== undefined && startedMs >= impossibleMs && nowMs - startedMs > days * 86_400_000;
}

/** 0 of what is not there. */
const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );
