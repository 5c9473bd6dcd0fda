/** A daemon, from the start of its process to the first beat that is heard. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const patienceSeconds = 120;
const nowSeconds = () => Number(process.hrtime.bigint()) / 1e9;

/**
 * The beat's moment is asked of the daemon, in monotonic seconds, which are the same in every process of a machine. Gives the
 * daemon's address, and what ends it: at once, or as the signal says. Errors: Error where it ends or nothing sounds.
 */
export async function startToBeat(dist, stateFolder, more = [], output = 'null') {
  const startedSeconds = nowSeconds();
  const args = ['run', '--simulate', 'easy', '--port', '0', '--output', output, ...more];
  const child = spawn(process.execPath, [path.join(dist, 'daemon/main.js'), ...args], {
    env: { ...process.env, STATE_DIRECTORY: stateFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
  const exited = once(child, 'exit');
  const end = async (signal = 'SIGKILL') => {
    child.kill(signal);
    await exited;
  };
  try {
    for (;;) {
      if (child.exitCode !== null) throw new Error(`the daemon ended: ${said}`);
      if (nowSeconds() - startedSeconds > patienceSeconds) throw new Error(`no sound: ${said}`);
      const url = /http:\/\/localhost:\d+/.exec(said)?.[0];
      const state = url && (await (await fetch(`${url}/api/v1/state`)).json().catch(() => undefined));
      const { clock } = state ?? {};
      if (clock)
        return {
          seconds: clock.heardAtSeconds - (clock.beat * 60) / clock.tempoBpm - startedSeconds,
          url,
          end,
        };
      await sleep(100);
    }
  } catch (error) {
    await end();
    throw error;
  }
}
