import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createConnection, type NetConnectOpts } from 'node:net';
import { eventually } from '../../time/testing/eventually.ts';

/** A real program that a test starts, kills and starts again. */
export interface ProgramUnderTest {
  /** Resolves when it is ready. Errors: Error when it is not installed, ends, or is not ready within 10 s. */
  start(): Promise<void>;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/** Where a program of Debian is, a daemon or not; undefined if it is not installed. */
export function findProgram(name: string): string | undefined {
  return ['/usr/sbin', '/usr/bin', '/bin'].map((folder) => `${folder}/${name}`).find(existsSync);
}

/**
 * What stands before a program that shall not outlive the test that started it, however that ends: the kernel kills it. Nothing
 * where there is no setpriv (util-linux).
 */
export const mortal: readonly string[] = findProgram('setpriv') ? ['setpriv', '--pdeathsig', 'KILL'] : [];

export function createProgram(
  name: string,
  args: readonly string[],
  isReady: () => boolean | Promise<boolean>,
): ProgramUnderTest {
  let end: ((signal: NodeJS.Signals) => Promise<void>) | undefined;
  return {
    async start() {
      const path = findProgram(name);
      if (!path) throw new Error(`${name} is not installed: apt-get install ${name}`);
      const [first = path, ...rest] = [...mortal, path, ...args];
      const child = spawn(first, rest, { stdio: 'ignore' });
      const gone = once(child, 'exit');
      end = async (signal) => {
        child.kill(signal);
        await gone;
      };
      await eventually(() => {
        const ended = child.exitCode ?? child.signalCode;
        if (ended !== null) throw new Error(`${name} ended with ${ended}`);
        return isReady();
      }, `${name} is ready`);
    },
    async kill(signal = 'SIGKILL') {
      await end?.(signal);
      end = undefined;
    },
  };
}

/** Whether somebody listens there and, if it is asked for, says something. */
export async function answers(
  where: NetConnectOpts,
  event: 'connect' | 'data' = 'connect',
): Promise<boolean> {
  const socket = createConnection(where);
  const outcome = await new Promise<boolean>((resolve) => {
    socket.once(event, () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
  socket.destroy();
  return outcome;
}
