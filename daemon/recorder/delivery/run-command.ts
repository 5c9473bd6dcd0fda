import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { messageOf } from '../../system/errors.ts';
import { lowerPriority } from '../../system/low-priority.ts';
import type { Timers } from '../../time/timers.ts';

export interface CommandJob {
  /** A program and its arguments. */
  readonly command: readonly string[];
  /** Where it runs. */
  readonly folder: string;
  /** Beside what we have ourselves. */
  readonly environment: Readonly<Record<string, string>>;
  readonly mostSeconds: number;
  readonly timers: Timers;
}

export interface RunningCommand {
  /**
   * `failure`: why it has not done its work, for people; undefined where it has. `output`: the beginning of what it said.
   * Never rejects.
   */
  readonly ended: Promise<{ readonly failure: string | undefined; readonly output: string }>;
  /** Asks it to end, and ends it if it does not, with all that it has started. */
  end(): void;
}

/** One that is asked to end has so long for it. */
const patienceSeconds = 5;
/** What it started and left behind may hold its output open; that is not waited for. */
const outputSeconds = 1;
const mostOutputBytes = 64 * 1024;
const longestLine = 200;
const hasGroups = process.platform !== 'win32';

/** Runs a program in a process group of its own, which gives way to every other. */
export function runCommand({
  command,
  folder,
  environment,
  mostSeconds,
  timers,
}: CommandJob): RunningCommand {
  const [program = '', ...args] = command;
  let child: ChildProcessByStdio<null, Readable, Readable>;
  try {
    child = spawn(program, args, {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: hasGroups,
      windowsHide: true,
    });
  } catch (error) {
    const failure = `${program} cannot be run: ${messageOf(error)}`;
    return { ended: Promise.resolve({ failure, output: '' }), end: () => {} };
  }
  const { pid } = child;
  if (pid !== undefined) lowerPriority(pid);
  const all = keepBeginning(mostOutputBytes);
  const complaints = keepBeginning(mostOutputBytes);
  let failure: string | undefined;
  let cancelKill = (): void => {};

  const signal = (name: NodeJS.Signals): void => {
    try {
      if (hasGroups && pid !== undefined) process.kill(-pid, name);
      else child.kill(name);
    } catch {
      // Nobody of it is left.
    }
  };
  const end = (why: string): void => {
    failure ??= why;
    signal('SIGTERM');
    cancelKill();
    cancelKill = timers.after(patienceSeconds, () => signal('SIGKILL'));
  };
  const cancelEnd = timers.after(mostSeconds, () => end(`${program} took more than ${mostSeconds} s`));
  child.stdout.on('data', all.hear);
  child.stderr.on('data', (piece: Buffer) => {
    all.hear(piece);
    complaints.hear(piece);
  });
  const ended = new Promise<{ failure: string | undefined; output: string }>((resolve) => {
    let cancelOutput = (): void => {};
    const settle = (why: string | undefined): void => {
      cancelEnd();
      cancelKill();
      cancelOutput();
      resolve({ failure: failure ?? why, output: all.text() });
    };
    child.once('error', (error) => settle(`${program} cannot be run: ${error.message}`));
    child.once('exit', () => {
      if (failure !== undefined) signal('SIGKILL');
      cancelOutput = timers.after(outputSeconds, () => {
        child.stdout.destroy();
        child.stderr.destroy();
      });
    });
    child.once('close', (code, name) => {
      if (code === 0) settle(undefined);
      else settle(`${program} ended with ${name ?? `exit code ${code}`}${said(complaints.text())}`);
    });
  });
  return { ended, end: () => end(`${program} was ended`) };
}

/** The first line that says something, behind a colon. */
function said(text: string): string {
  const line = text
    .split('\n')
    .map((each) => each.trim())
    .find((each) => each !== '');
  return line === undefined ? '' : `: ${line.slice(0, longestLine)}`;
}

/** So many bytes of a stream; the rest is read and forgotten. */
function keepBeginning(mostBytes: number): { readonly hear: (piece: Buffer) => void; text(): string } {
  const pieces: Buffer[] = [];
  let room = mostBytes;
  return {
    hear(piece) {
      if (room === 0) return;
      const kept = piece.subarray(0, room);
      pieces.push(kept);
      room -= kept.length;
    },
    text: () => Buffer.concat(pieces).toString('utf8'),
  };
}
