import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../time/clock.ts';
import type { Timers } from '../../time/timers.ts';
import { firstLineOf } from '../errors.ts';
import { explain } from '../explain.ts';
import type { StationHealth } from '../health.ts';
import type { Log } from '../log.ts';
import { createStatusKeeper } from '../status-keeper.ts';
import { type AtomicWriteOptions, lastGoodPath, reasonOf, writeFileAtomically } from './atomic-file.ts';
import { passingPath, sweepTemporaries } from './leftovers.ts';
import { openStateFolder } from './state-folder.ts';

/**
 * The state folder while the daemon runs. It may be full, read-only or not there at all: then the daemon plays without
 * memory, says so, and the folder is taken up when it is back. Nothing here throws.
 */
export interface StateKeeper {
  readonly path: string;
  /**
   * What a file holds, or its last good copy; undefined when there is neither. One that `parse` refuses is put aside
   * under another name, and told; a schema's refusal best with `reportInput`.
   */
  read<T>(name: string, parse: (text: string) => T): Promise<T | undefined>;
  /**
   * The file is to hold this: written within a second, at most once a second, and as soon as it can be. A folder in its
   * name is made, for its owner only.
   */
  keep(name: string, text: string, options?: AtomicWriteOptions): void;
  /** When all that is to be kept is on the disk, at once; or when that could not be. */
  settled(): Promise<void>;
  /**
   * Calls when the folder is back, before anything is written to it: it may be another one, with files of its own. One that
   * is read then stays as it is, unless it is to be kept otherwise from then on.
   */
  whenBack(listener: () => Promise<void>): void;
  health(): StationHealth;
  /** What is to be kept is written now, if it can be. */
  close(): Promise<void>;
}

export interface StateKeeperDependencies {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Pick<Log, 'warn'>;
}

const secondsBetweenWrites = 1;
/** How often it is looked whether the folder is still there, or back. */
const lookSeconds = 5;
/** Ours are smaller by half or more. */
const maximumBytes = 512 * 1024;

interface KeptFile {
  readonly text: string;
  readonly options: AtomicWriteOptions;
}

/** Looks at the folder first, and makes it when it is missing, for its owner only. */
export async function openStateKeeper(
  path: string,
  { clock, timers, log }: StateKeeperDependencies,
): Promise<StateKeeper> {
  const health = createStatusKeeper('state', clock);
  const counters = { writes: 0, failures: 0 };
  const listeners: (() => Promise<void>)[] = [];
  /** What is not on the disk yet. */
  const waiting = new Map<string, KeptFile>();
  /** What a folder that is back holds: it comes before what was to be written there, unless its reader says that anew. */
  const found = new Set<string>();
  let inTrouble = false;
  let aside = '';
  let writtenSeconds = Number.NEGATIVE_INFINITY;
  let cancelWrite: (() => void) | undefined;
  let cancelLook = (): void => {};
  let closed = false;
  /** One thing at a time is done to the folder. */
  let work = Promise.resolve();

  const rejoice = (): void => {
    inTrouble = false;
    health.set('ok', `${path} keeps what was said${aside}`);
  };
  const complain = (error: unknown): void => {
    inTrouble = true;
    counters.failures += 1;
    const reason = reasonOf((error as Error).cause ?? error);
    health.set('degraded', `plays without memory: ${path} cannot be used (${reason})`);
  };
  const guarded = (action: () => Promise<void>): Promise<void> => {
    work = work.then(action).catch(complain);
    return work;
  };

  /** One that cannot be written, as where there is too little room for it, holds up no other. Errors: the first one's. */
  const writeWaiting = async (): Promise<void> => {
    const errors: unknown[] = [];
    for (const [name, kept] of [...waiting]) {
      writtenSeconds = clock.nowSeconds();
      try {
        const file = join(path, name);
        if (dirname(file) !== path) await mkdir(dirname(file), { recursive: true, mode: 0o700 });
        await writeFileAtomically(file, kept.text, kept.options);
        counters.writes += 1;
        if (waiting.get(name) === kept) waiting.delete(name);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  };
  const scheduleWrite = (): void => {
    if (closed || inTrouble || waiting.size === 0) return;
    cancelWrite ??= timers.after(writtenSeconds + secondsBetweenWrites - clock.nowSeconds(), () => {
      cancelWrite = undefined;
      void guarded(writeWaiting).then(scheduleWrite);
    });
  };

  /** A disk that is full shows it only to who writes. Errors: of the file system. */
  const tryToWrite = async (): Promise<void> => {
    const probe = passingPath(join(path, 'probe'));
    try {
      await writeFile(probe, 'Is there room?\n', { flag: 'wx', mode: 0o600, flush: true });
    } finally {
      await rm(probe, { force: true });
    }
  };
  const comeBack = async (): Promise<void> => {
    await tryToWrite();
    sweepTemporaries(path);
    const waited = new Map(waiting);
    found.clear();
    for (const listener of listeners) await listener();
    for (const name of found) if (waiting.get(name) === waited.get(name)) waiting.delete(name);
    await writeWaiting();
    rejoice();
  };
  /** What waits, at once; a folder that was away tells first what it has. */
  const writeNow = async (): Promise<void> => {
    if (waiting.size === 0) return;
    if (!inTrouble) return writeWaiting();
    await openStateFolder(path);
    await comeBack();
  };
  const lookAgain = (): void => {
    if (closed) return;
    cancelLook = timers.after(lookSeconds, () => {
      void guarded(async () => {
        await openStateFolder(path);
        if (inTrouble) await comeBack();
      }).then(() => {
        scheduleWrite();
        lookAgain();
      });
    });
  };

  const putAside = async (file: string, error: unknown): Promise<void> => {
    const name = `${file}.broken`;
    const moved = await rename(file, name).then(
      () => `was put aside as ${basename(name)}`,
      () => 'is passed over',
    );
    aside = `; ${basename(file)} was broken and ${moved}`;
    if (!inTrouble) rejoice();
    const why = error instanceof z.ZodError ? explain(error) : firstLineOf(error);
    log.warn({ station: 'state' }, `${file} is broken (${why}) and ${moved}`);
  };
  const readOne = async <T>(file: string, parse: (text: string) => T): Promise<{ value: T } | undefined> => {
    let text: string;
    try {
      const found = await stat(file);
      // A pipe would be waited for.
      if (!found.isFile()) throw new RangeError('it is no file');
      if (found.size > maximumBytes) throw new RangeError('larger than we ever write');
      text = await readFile(file, 'utf8');
    } catch (error) {
      if (error instanceof RangeError) await putAside(file, error);
      else if ((error as NodeJS.ErrnoException).code !== 'ENOENT') complain(error);
      return undefined;
    }
    try {
      return { value: parse(text) };
    } catch (error) {
      await putAside(file, error);
      return undefined;
    }
  };

  await guarded(async () => {
    await openStateFolder(path);
    await tryToWrite();
    sweepTemporaries(path);
    rejoice();
  });
  lookAgain();

  return {
    path,
    async read(name, parse) {
      const file = join(path, name);
      if (dirname(file) !== path) sweepTemporaries(dirname(file));
      const one = (await readOne(file, parse)) ?? (await readOne(lastGoodPath(file), parse));
      if (one) found.add(name);
      return one?.value;
    },
    keep(name, text, options = {}) {
      waiting.set(name, { text, options });
      scheduleWrite();
    },
    settled: () => (waiting.size > 0 ? guarded(writeNow) : work),
    whenBack: (listener) => void listeners.push(listener),
    health: () => health.health({ counters, texts: { folder: path } }),
    async close() {
      closed = true;
      cancelLook();
      cancelWrite?.();
      await guarded(writeNow);
    },
  };
}
