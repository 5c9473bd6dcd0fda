import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mortal } from '../../daemon/system/testing/program.ts';
import { entry } from './cli.ts';
import type { LanHost } from './lan.ts';

export interface Daemon {
  readonly url: string;
  readonly process: ChildProcess;
  /** What it has said so far, both streams. */
  output(): string;
  /** GET of an API path, parsed. */
  get(path: string): Promise<DaemonAnswer>;
  /** Asks it to end; gives its exit code. */
  stop(): Promise<number | null>;
}

// What the daemon answers is looked at, not trusted: tests name the fields they expect.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type DaemonAnswer = any;

/** Starts `tactus run` on a free port, with a state folder of its own, and waits until the panel is open. */
export function startDaemon(stateFolder: string, ...args: readonly string[]): Promise<Daemon> {
  return startDaemonOf(entry, stateFolder, ...args);
}

/** The same of a package that is built elsewhere. */
export const startDaemonOf = (
  program: string,
  stateFolder: string,
  ...args: readonly string[]
): Promise<Daemon> => launch([process.execPath, program], stateFolder, args);

/** The same on another machine; `get` does not reach it there. */
export const startDaemonIn = (
  host: LanHost,
  stateFolder: string,
  ...args: readonly string[]
): Promise<Daemon> => launch([...host.inside, process.execPath, entry], stateFolder, args);

async function launch(
  command: readonly string[],
  stateFolder: string,
  args: readonly string[],
): Promise<Daemon> {
  const [program = '', ...before] = [...mortal, ...command];
  const child = spawn(program, [...before, 'run', '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, STATE_DIRECTORY: stateFolder },
  });
  let output = '';
  let exitCode: number | null | undefined;
  child.once('exit', (code) => {
    exitCode = code;
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const url = await eventually(() => {
    if (exitCode !== undefined) throw new Error(`the daemon ended with ${exitCode}: ${output}`);
    return /panel\s+(http:\S+)/.exec(output)?.[1];
  });
  return {
    url,
    process: child,
    output: () => output,
    get: async (path) => (await fetch(new URL(path, url))).json(),
    async stop() {
      if (exitCode !== undefined) return exitCode;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      const [code] = await exited;
      return code as number | null;
    },
  };
}

/** POST to an API path, as a daemon's own page does; gives the answer, parsed, also where it is no. */
export async function post({ url }: Daemon, path: string, body: unknown = {}): Promise<DaemonAnswer> {
  const headers = { origin: url, 'content-type': 'application/json' };
  const said = { method: 'POST', headers, body: JSON.stringify(body) };
  return (await fetch(new URL(path, url), said)).json();
}

/** Never less, whatever is waited for: the machine may have much else to do. */
const leastSeconds = 60;

/** Asks again until there is an answer. Errors: Error after so many seconds. */
export async function eventually<T>(
  ask: () => T | undefined | Promise<T | undefined>,
  seconds = leastSeconds,
): Promise<NonNullable<T>> {
  const deadline = performance.now() + Math.max(leastSeconds, seconds) * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > deadline) throw new Error(`nothing for a minute: ${ask}`);
    await new Promise<void>((resolve) => {
      setTimeout(resolve, 100);
    });
  }
}

/** Ends the daemon's composer process from outside, as a fault in its native code would. */
export function killComposer({ process: { pid } }: Daemon): void {
  // The name of a program may hold anything, brackets and blanks as well: what follows it is state and parent.
  const parentOf = (candidate: string): number =>
    Number(/\) \S+ (\d+)[^)]*$/.exec(readFileSync(`/proc/${candidate}/stat`, 'utf8'))?.[1]);
  const isComposer = (candidate: string): boolean => {
    try {
      return (
        parentOf(candidate) === pid &&
        readFileSync(`/proc/${candidate}/cmdline`, 'utf8').includes('composer.process')
      );
    } catch {
      return false; // It has ended meanwhile.
    }
  };
  const composer = readdirSync('/proc').find((name) => /^\d+$/.test(name) && isComposer(name));
  if (composer === undefined) throw new Error('the daemon has no composer process');
  process.kill(Number(composer), 'SIGKILL');
}
