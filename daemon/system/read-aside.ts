import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Timers } from '../time/timers.ts';
import { type ErrorKind, TactusError } from './errors.ts';
import { lowerPriority } from './low-priority.ts';

/** What the process is given to read. */
export interface AsideJob {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type AsideAnswer<Piece> =
  | { readonly kind: 'piece'; readonly piece: Piece }
  | { readonly kind: 'done' }
  | {
      readonly kind: 'failed';
      readonly errorKind: ErrorKind;
      readonly message: string;
      /** Undefined where nobody foresaw it. */
      readonly fix?: string;
    };

interface AsideReading<Piece> extends AsideJob {
  /** A `*.process.js` that calls `serveAside`. */
  readonly entry: URL;
  /** Hears what was read, piece by piece: whoever reads may give pieces so small that nobody is held up by one. */
  readonly onPiece: (piece: Piece) => void;
  readonly limits: { readonly memoryMegabytes: number; readonly seconds: number };
  /** What to do about a file that nobody can read within them. */
  readonly fix: string;
  readonly timers: Timers;
  /** It gives way to all else; nobody waits for it. */
  readonly isBackground?: boolean;
  /** Ends it. */
  readonly signal?: AbortSignal;
}

/** Entry points exist in a build only; without one, as in tests of the sources, a file is read where it is asked for. */
export const canReadAside = (entry: URL): boolean => existsSync(fileURLToPath(entry));

/**
 * Reads a foreign file in a process of its own, with limits of memory and time: whatever it makes a reader do, we go on.
 * (A thread's limit of memory does not hold: a growing array or map ends the whole process.)
 *
 * Errors: TactusError of the reader; `badData` when it needs more than it may, or fails in a way that nobody foresaw.
 */
export function readAside<Piece>(reading: AsideReading<Piece>): Promise<void> {
  const { name, fix, limits } = reading;
  return new Promise((resolve, reject) => {
    const child = fork(reading.entry, [], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${limits.memoryMegabytes}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    if (reading.isBackground) lowerPriority(child.pid);
    const refuse = (why: string): void => reject(new TactusError('badData', `${name} ${why}`, fix));
    const cancel = reading.timers.after(limits.seconds, () => {
      refuse(`is not read within ${limits.seconds} s`);
      child.kill('SIGKILL');
    });
    const end = (): void => void child.kill('SIGKILL');
    if (reading.signal?.aborted) end();
    reading.signal?.addEventListener('abort', end, { once: true });
    child.on('message', (answer: AsideAnswer<Piece>) => {
      if (answer.kind === 'piece') reading.onPiece(answer.piece);
      else if (answer.kind === 'done') resolve();
      else reject(new TactusError(answer.errorKind, answer.message, answer.fix ?? fix));
    });
    child.once('error', (error) => refuse(`cannot be read: ${error.message}`));
    // After the last message; a promise that is settled stays so.
    child.once('close', (code, signal) => {
      cancel();
      reading.signal?.removeEventListener('abort', end);
      if (signal === 'SIGABRT') refuse(`needs more than ${limits.memoryMegabytes} MB of memory to be read`);
      else refuse(`cannot be read: its reader ended early (${signal ?? `exit code ${code}`})`);
    });
    const job: AsideJob = { name, bytes: reading.bytes };
    child.send(job, () => {}); // One that is gone by now says so itself.
  });
}
