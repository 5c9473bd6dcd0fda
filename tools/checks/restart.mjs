/**
 * How long it is silent when the daemon is killed (`kill -9`) and started again, beside processes that take the machine's
 * time: from the start of the process to the first beat that is heard.
 *
 *   node tools/checks/restart.mjs [--starts 20] [--loops 1] [--dist DIR] [--json]
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openBuild } from './built.mjs';
import { startToBeat } from './start-to-beat.mjs';

const { values } = openBuild({
  starts: { type: 'string', default: '20' },
  loops: { type: 'string', default: '1' },
  output: { type: 'string', default: 'null' },
  json: { type: 'boolean', default: false },
});
const folder = mkdtempSync(path.join(tmpdir(), 'tactus-restart-'));

async function startAndKill() {
  const { seconds, end } = await startToBeat(values.dist, folder, [], values.output);
  await end();
  return seconds;
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
