import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
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

/** Of what is written at once: a part of it is worth nothing, and what a kill left of it goes (`sweepTemporaries`). */
const passing = '.tmp';
/** Of what grows: what there is of it is worth keeping (`recoverLeftovers`). */
const growing = '.part';

const hiddenBeside = (path: string, ending: string): string =>
  join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}${ending}`);

/** Where a file that is written at once lies until it is whole: hidden, beside its own name. */
export const passingPath = (path: string): string => hiddenBeside(path, passing);

/**
 * The same of one that grows. Errors: Error where a folder stands, whose name it could never get, or a device or pipe,
 * which its name would do away with (`/dev/null`, as root).
 */
export function temporaryPath(path: string): string {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there && !there.isFile())
    throw new Error(there.isDirectory() ? 'it is a folder' : 'it is a device or a pipe');
  return hiddenBeside(path, growing);
}

const passingName = /^\..+\.[0-9a-f]{12}\.tmp$/;
const unfinishedName = /^\..+\.[0-9a-f]{12}\.(tmp|part)$/;

/** Whether a file is called as one that is written at once, until it is whole. */
export const isPassing = (name: string): boolean => passingName.test(name);

/**
 * Takes away what killed processes left in a folder of files that were written at once: all of them, or those of the `names`
 * given where others may have files, too. What somebody still writes stays; so does what does not go, as nobody needs its name.
 */
export function sweepTemporaries(folder: string, names?: readonly string[]): void {
  sweep(
    () => names?.flatMap((name) => leftoversOf(join(folder, name), passing)) ?? within(folder, passingName),
  );
}

/** The same, and what was to grow there, too: of a folder in which only we write, and make anew what was cut. */
export function sweepUnfinished(folder: string): void {
  sweep(() => within(folder, unfinishedName));
}

const within = (folder: string, pattern: RegExp): readonly string[] =>
  readdirSync(folder)
    .filter((name) => pattern.test(name))
    .map((name) => join(folder, name));

function sweep(find: () => readonly string[]): void {
  try {
    const left = find();
    const held = heldAmong(left);
    for (const each of left) if (!held.has(each)) rmSync(each, { force: true });
  } catch {
    // Not there yet, closed to us, or on a disk that is read-only.
  }
}

/**
 * Gives what a killed process or a power cut left of earlier files of this name a free name beside it
 * (`NAME.recovered.EXT`, `NAME.recovered-2.EXT`); what holds nothing is removed. Gives back the new paths. What cannot be
 * recovered is left alone: nothing of it may keep the new file from being written.
 */
export function recoverLeftovers(path: string, repair: Repair = (_, bytes) => bytes): string[] {
  const recovered: string[] = [];
  for (const leftover of leftoversOf(path, growing)) {
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

function leftoversOf(path: string, ending: string): string[] {
  const folder = dirname(path);
  const begin = `.${basename(path)}.`;
  const isOurs = (name: string): boolean =>
    name.startsWith(begin) &&
    name.endsWith(ending) &&
    /^[0-9a-f]{12}$/.test(name.slice(begin.length, -ending.length));
  try {
    return readdirSync(folder)
      .filter(isOurs)
      .map((name) => join(folder, name));
  } catch {
    // Whoever opens the file in this folder hears why.
    return [];
  }
}

/** Long enough for any writer to have written something; and a clock may be wrong by anything. */
const untouchedMs = 3_600_000;

/**
 * True when a process has it open: by its name and its folder's, as processes may see other paths than ours, and then by its
 * inode, as two folders may be called alike. Where processes do not show that (not Linux; one of ours with other rights or in
 * a user namespace of its own, as the service is), when it was written to lately.
 */
export const isHeld = (file: string): boolean => heldAmong([file]).has(file);

/** Those of the files that are held. Errors: of the file system. */
function heldAmong(files: readonly string[]): ReadonlySet<string> {
  const there = files.flatMap((file) => {
    const found = statSync(file, { throwIfNoEntry: false });
    const end = join('/', basename(dirname(resolve(file))), basename(file));
    return found ? [{ file, end, found }] : [];
  });
  const isRecent = ({ found }: (typeof there)[number]): boolean =>
    Math.abs(Date.now() - found.mtimeMs) < untouchedMs;
  if (there.length === 0) return new Set();
  if (process.platform !== 'linux') return new Set(there.filter(isRecent).map(({ file }) => file));
  const open: OpenFile[] = [];
  const closedUsers = new Set<number>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const shown = openFilesOf(`/proc/${entry}`);
    const user = shown ? undefined : userOfNode(`/proc/${entry}`);
    if (shown) open.push(...shown);
    if (user !== undefined) closedUsers.add(user);
  }
  const isOpen = ({ end, found }: (typeof there)[number]): boolean =>
    open.some(({ descriptor, target }) => target.endsWith(end) && inodeOf(descriptor) === found.ino);
  return new Set(
    there
      .filter((each) => isOpen(each) || (closedUsers.has(each.found.uid) && isRecent(each)))
      .map(({ file }) => file),
  );
}

interface OpenFile {
  readonly descriptor: string;
  readonly target: string;
}

/** What a process has open; nothing of one that is gone. Undefined where it does not show that. */
function openFilesOf(process: string): readonly OpenFile[] | undefined {
  const folder = join(process, 'fd');
  try {
    return readdirSync(folder).flatMap((name) => {
      const descriptor = join(folder, name);
      const target = unlessGone(() => readlinkSync(descriptor));
      return target === undefined ? [] : [{ descriptor, target }];
    });
  } catch (error) {
    return isGone(error) ? [] : undefined;
  }
}

const inodeOf = (descriptor: string): number | undefined => {
  try {
    return statSync(descriptor).ino;
  } catch {
    return undefined; // Closed by now.
  }
};

/** Whose it is, of a process that may be one of ours; undefined else. */
function userOfNode(process: string): number | undefined {
  try {
    if (!/node|tactus/.test(readFileSync(join(process, 'cmdline'), 'utf8'))) return undefined;
    const effective = /^Uid:\s+\d+\s+(\d+)/m.exec(readFileSync(join(process, 'status'), 'utf8'))?.[1];
    return effective === undefined ? undefined : Number(effective);
  } catch {
    return undefined; // Gone, or hidden.
  }
}

/** Undefined where it is about what is not there any more. */
function unlessGone<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

const isGone = (error: unknown): boolean =>
  ['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '');

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
