import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import path from 'node:path';
import { type DoctorView, doctorSchema } from '../../panel/upkeep.ts';
import { TactusError } from '../../system/errors.ts';
import { packageRoot } from '../../system/files/package-root.ts';
import type { Clock } from '../../time/clock.ts';
import type { Timers } from '../../time/timers.ts';

const goodForSeconds = 10;
const patienceSeconds = 60;
const longestAnswer = 1024 * 1024;
/** The music comes first. */
const niceness = 10;

export interface DoctorDependencies {
  /** What the daemon was started with. */
  readonly options: readonly string[];
  readonly clock: Clock;
  readonly timers: Timers;
  /** Seconds since 1970. */
  readonly wallSeconds: () => number;
  /** Default: the one that is installed. */
  readonly command?: readonly string[];
}

const ours = [path.join(packageRoot, 'bin', 'tactus.js'), 'doctor'] as const;

/** Runs `tactus doctor` in a process of its own, one at a time; whoever asks while it runs, or soon after, hears the same. */
export function createDoctor(dependencies: DoctorDependencies): () => Promise<DoctorView> {
  const { clock, wallSeconds } = dependencies;
  let running: Promise<DoctorView> | undefined;
  let last: { readonly view: DoctorView; readonly atSeconds: number } | undefined;

  const look = async (): Promise<DoctorView> => {
    const text = await outputOf(dependencies);
    const lookedAt = new Date(wallSeconds() * 1000).toISOString();
    const view = doctorSchema.parse({ ...JSON.parse(text), lookedAt });
    last = { view, atSeconds: clock.nowSeconds() };
    return view;
  };

  return async () => {
    if (last !== undefined && clock.nowSeconds() - last.atSeconds < goodForSeconds) return last.view;
    running ??= look()
      .catch((error: unknown) => {
        if (error instanceof TactusError) throw error;
        throw unavailable('answers what cannot be read', error);
      })
      .finally(() => {
        running = undefined;
      });
    return running;
  };
}

const unavailable = (what: string, cause?: unknown): TactusError =>
  new TactusError('unavailable', `The doctor ${what}.`, 'Run `tactus doctor` in a terminal.', { cause });

/** Its exit code only says whether something was found. */
function outputOf({ options, timers, command = ours }: DoctorDependencies): Promise<string> {
  // Not for it: it would speak to systemd in our name.
  const { NOTIFY_SOCKET: _, WATCHDOG_USEC: __, WATCHDOG_PID: ___, ...env } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...command, '--json', ...options], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env,
    });
    let text = '';
    const cancel = timers.after(patienceSeconds, () => {
      reject(unavailable(`has not come to an end within ${patienceSeconds} s`));
      child.kill('SIGKILL');
    });
    child.stdout.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      if (text.length > longestAnswer) child.kill('SIGKILL');
    });
    child.once('spawn', () => {
      try {
        if (child.pid !== undefined) setPriority(child.pid, niceness);
      } catch {
        // Already at its end.
      }
    });
    child.once('error', (error) => reject(unavailable(`does not start (${error.message})`)));
    // A promise that is settled stays so.
    child.once('close', () => {
      cancel();
      if (text === '') reject(unavailable('has said nothing'));
      else resolve(text);
    });
  });
}
