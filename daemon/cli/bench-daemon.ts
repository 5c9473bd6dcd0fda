import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TactusError } from '../system/errors.ts';
import { packageRoot } from '../system/files/package-root.ts';

/** Always the built one, also for callers that run from the sources. */
const program = path.join(packageRoot, 'bin/tactus.js');
/** A device of ALSA that plays to nobody; the file gets what it is given. */
export const deafDevice = 'tactus_bench';

/** Of Node, as in systemd/tactus.service: what the start leaves lying is collected early. */
export const serviceArguments: readonly string[] = ['--max-semi-space-size=2'];

/** A whole daemon in a process of its own, which a bench looks at. */
export interface BenchDaemon {
  readonly pid: number;
  /** Where its panel is, once it is there. Rejects when it ends before that. */
  readonly url: Promise<string>;
  /** Ends it by force, and leaves nothing behind. */
  close(): Promise<void>;
}

export interface BenchDaemonOptions {
  readonly output: string;
  /** Plays to nobody yet, as a daemon does that has just been started. Default: to a simulated runner. */
  readonly isAlone?: boolean;
  readonly settings?: readonly string[];
  /** Of Node itself. Default: none. */
  readonly nodeArguments?: readonly string[];
  /** Where what `deafDevice` plays is written, raw. Default: nowhere. */
  readonly soundPath?: string;
}

/** With a state of its own; its configuration is the machine's. */
export function startBenchDaemon(options: BenchDaemonOptions): BenchDaemon {
  const { output, isAlone = false, settings = [], nodeArguments = [], soundPath } = options;
  const folder = mkdtempSync(path.join(tmpdir(), 'tactus-bench-'));
  const device =
    soundPath === undefined ? 'type null' : `type file slave.pcm null file '${soundPath}' format raw`;
  writeFileSync(path.join(folder, '.asoundrc'), `pcm.${deafDevice} { ${device} }\n`);
  const daemon = spawn(
    process.execPath,
    [
      ...[...nodeArguments, program, 'run', ...(isAlone ? [] : ['--simulate', 'easy'])],
      ...['--output', output, '--port', '0', '--play'],
      ...['log.level=error', ...settings].flatMap((setting) => ['--set', setting]),
    ],
    {
      env: { ...process.env, STATE_DIRECTORY: folder, HOME: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const url = urlOf(daemon);
  url.catch(() => {}); // Not everybody asks for it.
  return {
    pid: daemon.pid!,
    url,
    async close() {
      if (daemon.exitCode === null && daemon.signalCode === null) {
        const exited = once(daemon, 'exit');
        daemon.kill('SIGKILL');
        await exited;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function urlOf(daemon: ChildProcess): Promise<string> {
  let said = '';
  // It goes on to say something: not into a pipe that nobody holds any more.
  for await (const text of daemon.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    said += String(text);
    const url = /panel\s+(http:\S+)\s/.exec(said)?.[1];
    if (url !== undefined) {
      daemon.stdout?.resume();
      return url;
    }
  }
  throw new TactusError('unavailable', `The daemon did not start: ${said}`, 'Look what `tactus run` says.');
}
