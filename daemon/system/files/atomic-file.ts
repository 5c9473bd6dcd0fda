import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { messageOf, TactusError } from '../errors.ts';
import { passingPath } from './leftovers.ts';

export interface AtomicWriteOptions {
  /** Permissions of a new file, whatever the umask; an existing one keeps its own. Left out: 644 less the umask. */
  readonly mode?: number;
  /** Keep what stood there before as `lastGoodPath(path)`. */
  readonly keepLastGood?: boolean;
}

/** Where the previous content of a file is kept. */
export const lastGoodPath = (path: string): string => `${path}.last-good`;

/**
 * Writes a file so that a reader, or a power cut, sees the old content or the new, never a part: temp, fsync, rename,
 * fsync of the folder. What a kill leaves is swept by whoever opens the folder next (`sweepTemporaries`).
 *
 * Errors: TactusError `cannotCreate`; nothing half-written is left behind.
 */
export async function writeFileAtomically(
  path: string,
  content: string | Uint8Array,
  options: AtomicWriteOptions = {},
): Promise<void> {
  try {
    const existing = await stat(path).catch(() => undefined);
    const mode = existing ? existing.mode & 0o777 : options.mode;
    await replace(path, content, mode, async () => {
      if (existing && options.keepLastGood) await replace(lastGoodPath(path), await readFile(path), mode);
    });
    await syncFolder(dirname(path));
  } catch (error) {
    throw new TactusError(
      'cannotCreate',
      `${path} cannot be written: ${reasonOf(error)}`,
      'Check that the folder exists, that you may write to it and that the disk is not full.',
      { cause: error },
    );
  }
}

/**
 * Reads what `writeFileAtomically` wrote; when it is gone or `parse` throws, the last good copy takes its place.
 * Undefined when there is neither. `onFallback` hears why the first was not used.
 */
export async function readWithLastGood<T>(
  path: string,
  parse: (text: string) => T,
  onFallback: (error: unknown) => void = () => undefined,
): Promise<T | undefined> {
  let reason: unknown;
  for (const candidate of [path, lastGoodPath(path)]) {
    try {
      const value = parse(await readFile(candidate, 'utf8'));
      if (reason !== undefined) onFallback(reason);
      return value;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') reason = error;
    }
  }
  if (reason !== undefined) onFallback(reason);
  return undefined;
}

/** `mode` holds whatever the umask; without one the umask has its say. `before`: what comes before the old content goes. */
async function replace(
  path: string,
  content: string | Uint8Array,
  mode: number | undefined,
  before = async (): Promise<void> => {},
): Promise<void> {
  const temporary = passingPath(path);
  try {
    const file = await open(temporary, 'wx', mode ?? 0o644);
    try {
      if (mode !== undefined) await file.chmod(mode);
      await file.writeFile(content);
      await file.sync();
      await before();
      // Open until it has its name: whoever sweeps sees that it is somebody's.
      await rename(temporary, path);
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Windows cannot open folders and some network file systems refuse to sync them: the rename stands all the same. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  if (!handle) return;
  try {
    await handle.sync().catch(() => undefined);
  } finally {
    await handle.close();
  }
}

/** Why a file operation failed, in words for people. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  const words: Record<string, string> = {
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'the file system is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk quota is used up',
    ENOENT: 'the folder does not exist',
    ENOTDIR: 'a part of the path is not a folder',
    EISDIR: 'it is a folder',
  };
  return (code && words[code]) ?? messageOf(error);
}
