/**
 * How long it is silent when the daemon is killed (`kill -9`) and started again, beside processes that take the machine's
 * time: from the start of the process to the first beat that is heard.
 *
 *   node tools/checks/restart.mjs [--starts 20] [--loops 1] [--dist DIR] [--json]
 *
 * The beat's moment is asked of the daemon, in monotonic seconds, which are the same in every process of a machine.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openBuild } from './built.mjs';

const { values } = openBuild({
  starts: { type: 'string', default: '20' },
  loops: { type: 'string', default: '1' },
  output: { type: 'string', default: 'null' },
  json: { type: 'boolean', default: false },
});
const patienceSeconds = 120;
const folder = mkdtempSync(path.join(tmpdir(), 'tactus-restart-'));
const nowSeconds = () => Number(process.hrtime.bigint()) / 1e9;

async function startAndKill() {
  const startedSeconds = nowSeconds();
  const args = ['run', '--simulate', 'easy', '--port', '0', '--output', values.output];
  const child = spawn(process.execPath, [path.join(values.dist, 'daemon/main.js'), ...args], {
    env: { ...process.env, STATE_DIRECTORY: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
  const exited = once(child, 'exit');
  try {
    for (;;) {
      if (child.exitCode !== null) throw new Error(`the daemon ended: ${said}`);
      if (nowSeconds() - startedSeconds > patienceSeconds) throw new Error(`no sound: ${said}`);
      const url = /http:\/\/localhost:\d+/.exec(said)?.[0];
      const state = url && (await (await fetch(`${url}/api/v1/state`)).json().catch(() => undefined));
      const { clock } = state ?? {};
      if (clock) return clock.heardAtSeconds - (clock.beat * 60) / clock.tempoBpm - startedSeconds;
      await sleep(100);
    }
  } finally {
    child.kill('SIGKILL');
    await exited;
  }
}

const loops = Array.from({ length: Number(values.loops) }, () => spawn(process.execPath, ['-e', 'for(;;);']));
const seconds = [];
try {
  for (let start = 0; start < Number(values.starts); start += 1) {
    seconds.push(await startAndKill());
    if (!values.json) console.log(`start ${start + 1}: ${seconds.at(-1).toFixed(2)} s`);
  }
} finally {
  for (const loop of loops) loop.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}
seconds.sort((a, b) => a - b);
const quantile = (share) => seconds[Math.min(seconds.length - 1, Math.ceil(share * seconds.length) - 1)];
const result = {
  starts: seconds.length,
  loops: loops.length,
  medianSeconds: quantile(0.5),
  p95Seconds: quantile(0.95),
};
if (values.json) console.log(JSON.stringify(result));
else
  console.log(`median ${result.medianSeconds.toFixed(2)} s, 95 % within ${result.p95Seconds.toFixed(2)} s`);
