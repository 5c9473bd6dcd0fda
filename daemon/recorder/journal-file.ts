import { type FileHandle, mkdir, open, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { reasonOf, syncFolder } from '../system/files/atomic-file.ts';
import { createGzipPacker } from '../system/files/growing-gzip.ts';
import type { Timers } from '../time/timers.ts';

/**
 * A journal on its way to the disk: nobody waits for it. Once a second what came is packed, written behind what is there,
 * and synced, so that a power cut costs two seconds at most. Where that fails it is tried again, and what came meanwhile
 * is kept in memory, as long as there is room.
 */
export interface JournalFile {
  /** Lines, each with its line feed. */
  append(text: string): void;
  /** Compressed, on the disk. */
  readonly bytes: number;
  /** Why nothing can be written now; undefined while all is well. */
  readonly trouble: string | undefined;
  /** How many lines found no room while that lasted. */
  readonly lostLines: number;
  /** It has all that it may take. */
  readonly isFull: boolean;
  /** What came until now is on the disk, or that could not be. */
  settled(): Promise<void>;
  /** As `settled`, and nothing comes any more. What could not be written is tried again as long as the file is there. */
  close(): Promise<void>;
}

export interface JournalFileDependencies {
  readonly timers: Timers;
  /** Compressed: whoever floods us shall not fill the disk. */
  readonly mostBytes: number;
  /** Called before each write: what else is to be in it. */
  readonly onWrite?: () => void;
}

/** So much of a disk is left to what matters more: settings, wishes, users. */
const leastFreeBytes = 4e6;
const secondsBetweenWrites = 1;
const secondsBetweenTries = 5;
/** Of text: about ten minutes. */
const mostWaiting = 2 * 1024 * 1024;

/** The file must not be there yet; its folder is made, for its owner only. */
export function createJournalFile(path: string, dependencies: JournalFileDependencies): JournalFile {
  const { timers, mostBytes, onWrite } = dependencies;
  const packer = createGzipPacker();
  let waiting: string[] = [];
  let waitingLength = 0;
  let lostLines = 0;
  /** Packed, and not written yet. */
  let packed: Uint8Array = new Uint8Array();
  let isPackedWhole = false;
  let bytes = 0;
  let handle: FileHandle | undefined;
  let isMade = false;
  /** Somebody took it away. */
  let isGone = false;
  let trouble: string | undefined;
  let isClosed = false;
  let cancel = (): void => {};
  let work = Promise.resolve();

  const release = async (): Promise<void> => {
    await handle?.close().catch(() => undefined);
    handle = undefined;
  };
  const opened = async (): Promise<FileHandle> => {
    if (handle) return handle;
    // Once it was there, whoever took it away wants it gone.
    if (!isMade) await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    // Never over what another has written.
    handle = await open(path, isMade ? 'r+' : 'wx', 0o600);
    isMade = true;
    return handle;
  };
  const writePacked = async (): Promise<void> => {
    if (packed.length === 0) return;
    const file = await opened();
    const { bavail, bsize } = await statfs(dirname(path));
    if (bavail * bsize < leastFreeBytes)
      throw Object.assign(new Error('less than 4 MB are free'), { code: 'ENOSPC' });
    // From where the last write was whole: one that failed half-way is written over.
    for (let done = 0; done < packed.length; ) {
      const { bytesWritten } = await file.write(packed, done, packed.length - done, bytes + done);
      done += bytesWritten;
    }
    await file.datasync();
    // The names of a new file and its folder must outlive a power cut, too.
    if (bytes === 0) for (const folder of [dirname(path), dirname(dirname(path))]) await syncFolder(folder);
    bytes += packed.length;
    packed = new Uint8Array();
  };
  const pack = async (end?: 'end'): Promise<void> => {
    if (isPackedWhole || (waiting.length === 0 && !end)) return;
    packer.add(waiting.join(''));
    waiting = [];
    waitingLength = 0;
    isPackedWhole = end !== undefined;
    packed = await packer.flush(end);
  };
  const write = async (end?: 'end'): Promise<void> => {
    try {
      await writePacked();
      await pack(end);
      await writePacked();
      trouble = undefined;
    } catch (error) {
      trouble = reasonOf(error);
      isGone = isMade && (error as NodeJS.ErrnoException).code === 'ENOENT';
      await release();
    }
  };
  const queue = (end?: 'end'): Promise<void> => {
    work = work.then(() => write(end));
    return work;
  };
  const schedule = (): void => {
    if (isClosed) return;
    cancel = timers.after(trouble === undefined ? secondsBetweenWrites : secondsBetweenTries, () => {
      onWrite?.();
      void queue().then(schedule);
    });
  };
  schedule();
  /** Until its end is there. */
  const finish = async (): Promise<void> => {
    await queue('end');
    if (trouble === undefined || isGone) await release();
    else timers.after(secondsBetweenTries, () => void finish());
  };

  return {
    append(text) {
      if (bytes >= mostBytes || waitingLength + text.length > mostWaiting) {
        lostLines += text.split('\n').length - 1;
        return;
      }
      waiting.push(text);
      waitingLength += text.length;
    },
    get bytes() {
      return bytes;
    },
    get trouble() {
      return trouble;
    },
    get lostLines() {
      return lostLines;
    },
    get isFull() {
      return bytes >= mostBytes;
    },
    settled() {
      onWrite?.();
      return queue();
    },
    async close() {
      cancel();
      onWrite?.();
      isClosed = true;
      await finish();
    },
  };
}
