/** A daemon of a build, a process of its own, for whoever looks at how it does: played by a simulated runner. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Monotonic: the same in every process of a machine. */
export const nowSeconds = () => Number(process.hrtime.bigint()) / 1e9;
const patienceSeconds = 120;

/**
 * `run`: what stands behind `run --port`. Gives it once its page can be asked; whatever happens, it does not outlive us.
 * Errors: Error where it ends before.
 */
export async function launchDaemon({
  dist,
  state,
  run = [],
  port = 0,
  nodeArguments = [],
  environment = {},
}) {
  const child = spawn(
    process.execPath,
    [...nodeArguments, path.join(dist, 'daemon/main.js'), 'run', '--port', String(port), ...run],
    { env: { ...process.env, ...environment, STATE_DIRECTORY: state }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const exited = once(child, 'exit');
  const killNow = () => child.kill('SIGKILL');
  process.on('exit', killNow);
  void exited.then(() => process.off('exit', killNow));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
  const isOver = () => child.exitCode !== null || child.signalCode !== null;

  /** At once, or as the signal says; gives the moment when it is gone. */
  const end = async (signal = 'SIGKILL') => {
    if (!isOver()) child.kill(signal);
    await exited;
    return nowSeconds();
  };
  /** Asks ten times a second. Errors: Error after two minutes, or where the daemon ends. */
  const until = async (ask, what) => {
    const deadline = nowSeconds() + patienceSeconds;
    for (;;) {
      const answer = await ask();
      if (answer) return answer;
      if (isOver()) throw new Error(`the daemon ended: ${said}`);
      if (nowSeconds() > deadline) throw new Error(`not within ${patienceSeconds} s: ${what}\n${said}`);
      await sleep(100);
    }
  };
  try {
    const url = await until(() => /panel\s+(http:\S+)\s/.exec(said)?.[1], 'it is open');
    const get = async (address) => (await fetch(new URL(address, url))).json();
    return { child, url, get, end, until, isOver };
  } catch (error) {
    await end();
    throw error;
  }
}
