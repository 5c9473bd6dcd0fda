import {
  closeSync,
  fdatasync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { TactusError } from '../errors.ts';
import { reasonOf } from './atomic-file.ts';
import { type Repair, recoverLeftovers, temporaryPath } from './leftovers.ts';

/** A file that is written piece by piece and appears under its name only once it is whole. */
export interface GrowingFile {
  /**
   * Errors: TactusError `cannotCreate`; the file then holds the whole chunks that came to rest before, and may be
   * finished with them or discarded.
   */
  append(chunk: string | Uint8Array): void;
  /**
   * What was appended outlives this process, and behind it, until more is appended or this is called again, `end`: what
   * is not final yet. Errors: as `append`.
   */
  settle(end: string): void;
  /** Overwrites earlier bytes: for a header whose lengths are known at the end. Errors: as `append`. */
  overwrite(chunk: Uint8Array, atByte: number): void;
  /** Bytes it holds, those on their way to the disk included. */
  readonly length: number;
  /** What was left of earlier files of this name, and where it lies now. */
  readonly recovered: readonly string[];
  /**
   * What was appended outlives this process, and a power cut: at once when it `waits` for the disk, else soon. Errors:
   * as `append`.
   */
  sync(disk: 'waits' | 'soon'): void;
  /** Makes it appear. Errors: TactusError `cannotCreate`; nothing is left behind then. */
  finish(): void;
  /**
   * After an error: what came to rest gets a free name beside its own, as a leftover does, so that another may yet appear
   * under it. Gives back the paths; needs no room on the disk.
   */
  setAside(): readonly string[];
  /** Leaves nothing behind; after `finish` it does nothing. */
  discard(): void;
}

/** Chunks are gathered until there is no room for another; one that is larger is written by itself. */
const gatherBytes = 256 * 1024;

/**
 * What a killed process or a power cut left of earlier files of this name is made whole by `repair` and given a free name
 * beside it.
 *
 * Errors: TactusError `cannotCreate` at once when there can be no such file.
 */
export function createGrowingFile(path: string, repair?: Repair): GrowingFile {
  const recovered = recoverLeftovers(path, repair);
  let descriptor: number | undefined;
  // One for good: a thread that never turns its event loop frees the memory of a thousand copies late.
  const gathered = Buffer.allocUnsafeSlow(gatherBytes);
  /** Where each of the chunks in there ends. */
  const chunkEnds: number[] = [];
  let gatheredBytes = 0;
  /** Bytes of the chunks that are wholly in the file. */
  let settledBytes = 0;
  /** What lies behind them. */
  let endBytes = 0;

  const guarded = <T>(action: () => T, onFailure: () => void): T => {
    try {
      return action();
    } catch (error) {
      onFailure();
      throw new TactusError(
        'cannotCreate',
        `${path} cannot be written: ${reasonOf(error)}`,
        'Check that the folder exists, that you may write to it and that the disk is not full.',
        { cause: error },
      );
    }
  };
  const temporary = guarded(
    () => temporaryPath(path),
    () => {},
  );
  const discard = (): void => {
    if (descriptor === undefined) return;
    closeSync(descriptor);
    descriptor = undefined;
    rmSync(temporary, { force: true });
  };
  const forgetGathered = (): void => {
    chunkEnds.length = 0;
    gatheredBytes = 0;
  };
  const dropUnsettled = (): void => {
    forgetGathered();
    endBytes = 0;
    if (descriptor !== undefined) ftruncateSync(descriptor, settledBytes);
  };
  const opened = (): number => {
    if (descriptor === undefined) throw new Error('the file is finished');
    return descriptor;
  };
  const writeWhole = (chunk: Uint8Array, atByte: number, onWritten?: (bytes: number) => void): void => {
    let written = 0;
    while (written < chunk.length) {
      written += writeSync(opened(), chunk, written, chunk.length - written, atByte + written);
      onWritten?.(written);
    }
  };
  const writeGathered = (): void => {
    const fromByte = settledBytes;
    let next = 0;
    writeWhole(gathered.subarray(0, gatheredBytes), fromByte, (written) => {
      // A disk that fills on the way keeps the chunks that are whole.
      for (; next < chunkEnds.length && chunkEnds[next]! <= written; next += 1)
        settledBytes = fromByte + chunkEnds[next]!;
    });
    forgetGathered();
  };
  const flush = (end?: Uint8Array): void => {
    const reachedBytes = settledBytes + endBytes;
    writeGathered();
    if (end !== undefined) writeWhole(end, settledBytes);
    endBytes = end?.length ?? 0;
    // Written over first, cut then: a process that is killed in between leaves more than it should, not less.
    if (settledBytes + endBytes < reachedBytes) ftruncateSync(opened(), settledBytes + endBytes);
  };

  descriptor = guarded(() => openSync(temporary, 'wx', 0o644), discard);
  return {
    append(chunk) {
      guarded(() => {
        const bytes = typeof chunk === 'string' ? Buffer.byteLength(chunk) : chunk.length;
        if (gatheredBytes + bytes > gatherBytes) flush();
        if (bytes > gatherBytes) {
          const whole = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
          writeWhole(whole, settledBytes);
          settledBytes += bytes;
          return;
        }
        if (typeof chunk === 'string') gathered.write(chunk, gatheredBytes);
        else gathered.set(chunk, gatheredBytes);
        gatheredBytes += bytes;
        chunkEnds.push(gatheredBytes);
      }, dropUnsettled);
    },
    settle(end) {
      guarded(() => flush(Buffer.from(end)), dropUnsettled);
    },
    overwrite(chunk, atByte) {
      guarded(() => {
        flush();
        writeWhole(chunk, atByte);
      }, dropUnsettled);
    },
    get length() {
      return settledBytes + gatheredBytes;
    },
    recovered,
    sync(disk) {
      guarded(() => {
        flush();
        if (disk === 'waits') fdatasyncSync(opened());
        else fdatasync(opened(), () => undefined);
      }, dropUnsettled);
    },
    finish() {
      guarded(() => {
        flush();
        fsyncSync(opened());
        // Renaming onto a folder fails here, before the descriptor is gone, so that nothing is left behind.
        renameSync(temporary, path);
        closeSync(opened());
        descriptor = undefined;
      }, discard);
      syncFolder(dirname(path));
    },
    setAside() {
      if (descriptor === undefined) return [];
      closeSync(descriptor);
      descriptor = undefined;
      return recoverLeftovers(path, repair);
    },
    discard,
  };
}

/** Windows cannot open folders and some network file systems refuse to sync them: the rename stands all the same. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // See above.
  }
}
