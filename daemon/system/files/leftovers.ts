import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, parse, resolve } from 'node:path';

/**
 * Makes a file whole that was left unfinished: open for reading and writing, so many bytes long. Gives back how many of
 * them are worth keeping, 0 for none.
 */
export type Repair = (descriptor: number, bytes: number) => number;

/**
 * Where a file lies until it is whole: hidden, beside its own name. Errors: Error where a folder stands, whose name it
 * could never get, or a device or pipe, which its name would do away with (`/dev/null`, as root).
 */
export function temporaryPath(path: string): string {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there && !there.isFile())
    throw new Error(there.isDirectory() ? 'it is a folder' : 'it is a device or a pipe');
  return join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
}

/**
 * Gives what a killed process or a power cut left of earlier files of this name a free name beside it
 * (`NAME.recovered.EXT`, `NAME.recovered-2.EXT`); what holds nothing is removed. Gives back the new paths. What cannot be
 * recovered is left alone: nothing of it may keep the new file from being written.
 */
export function recoverLeftovers(path: string, repair: Repair = (_, bytes) => bytes): string[] {
  const recovered: string[] = [];
  for (const leftover of leftoversOf(path)) {
    try {
      if (isHeld(leftover)) continue;
      if (!makeWhole(leftover, repair)) rmSync(leftover);
      else recovered.push(giveFreeName(leftover, path, 'recovered'));
    } catch {
      // Another's, on a disk that is full, or recovered by somebody else at this moment.
    }
  }
  return recovered;
}

/** What stands under this name gets a free one beside it (`NAME.earlier.EXT`), before another is written under it. */
export function keepEarlier(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) giveFreeName(path, path, 'earlier');
}

function leftoversOf(path: string): string[] {
  const folder = dirname(path);
  const begin = `.${basename(path)}.`;
  const isOurs = (name: string): boolean =>
    name.startsWith(begin) && /^[0-9a-f]{12}\.tmp$/.test(name.slice(begin.length));
  try {
    return readdirSync(folder)
      .filter(isOurs)
      .map((name) => join(folder, name));
  } catch {
    // Whoever opens the file in this folder hears why.
    return [];
  }
}

/** Long enough for any writer to have written something. */
const untouchedMs = 3_600_000;

/**
 * True when a process has it open: by its name and its folder's, as processes may see other paths than ours, and then by its
 * inode, as two folders may be called alike. Where processes do not show that (not Linux), when it was written to lately.
 */
export function isHeld(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return false;
  if (process.platform !== 'linux') return Date.now() - found.mtimeMs < untouchedMs;
  const end = join('/', basename(dirname(resolve(file))), basename(file));
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .some((entry) => hasOpen(`/proc/${entry}/fd`, end, found.ino));
}

/** False for a process that is another's, or gone: it may not hold our files, or does no more. */
function hasOpen(folder: string, end: string, inode: number): boolean {
  try {
    return readdirSync(folder).some((descriptor) => {
      const path = join(folder, descriptor);
      try {
        return readlinkSync(path).endsWith(end) && statSync(path).ino === inode;
      } catch {
        return false;
      }
    });
  } catch {
    return false;
  }
}

function makeWhole(leftover: string, repair: Repair): boolean {
  const descriptor = openSync(leftover, 'r+');
  try {
    const { size } = fstatSync(descriptor);
    const kept = size === 0 ? 0 : repair(descriptor, size);
    if (kept === 0) return false;
    if (kept < size) ftruncateSync(descriptor, kept);
    fsyncSync(descriptor);
    return true;
  } finally {
    closeSync(descriptor);
  }
}

function giveFreeName(leftover: string, path: string, word: string): string {
  const { dir, name, ext } = parse(path);
  for (let number = 1; ; number += 1) {
    const free = join(dir, `${name}.${word}${number === 1 ? '' : `-${number}`}${ext}`);
    try {
      // Made first, so that nobody's file of this name is ever replaced.
      closeSync(openSync(free, 'wx'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw error;
    }
    try {
      renameSync(leftover, free);
    } catch (error) {
      rmSync(free, { force: true });
      throw error;
    }
    return free;
  }
}
