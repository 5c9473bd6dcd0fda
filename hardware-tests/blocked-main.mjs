#!/usr/bin/env node
// Plays live while the main thread is blocked 300 ms of every 500, and says what the sound made of it:
//   node hardware-tests/blocked-main.mjs [--seconds 600] [--output null --output alsa:pipewire] [--trace FILE]
// One JSON object on standard output; exit 1 when a bar fell back or a block came late.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '600' },
    output: { type: 'string', multiple: true, default: ['null'] },
    trace: { type: 'string' },
    simulate: { type: 'string', default: 'intervals' },
  },
});
const root = fileURLToPath(new URL('..', import.meta.url));
const state = mkdtempSync(path.join(tmpdir(), 'tactus-blocked-'));
const daemon = spawn(
  process.execPath,
  [
    ...['--import', path.join(root, 'hardware-tests/block-main.mjs')],
    ...[path.join(root, 'bin/tactus.js'), 'run', '--simulate', values.simulate, '--port', '0'],
    ...values.output.flatMap((name) => ['--output', name]),
    ...(values.trace === undefined ? [] : ['--trace', values.trace]),
  ],
  { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, STATE_DIRECTORY: state } },
);
const exited = once(daemon, 'exit');

let greeting = '';
let url;
for await (const text of daemon.stdout.setEncoding('utf8')) {
  greeting += text;
  url = /panel\s+(http:\S+)/.exec(greeting)?.[1];
  if (url !== undefined) break;
}
if (url === undefined) throw new Error(`the daemon did not start: ${greeting}`);

await new Promise((resolve) => setTimeout(resolve, Number(values.seconds) * 1000));
const { stations } = await (await fetch(`${url}/healthz`)).json();
daemon.kill('SIGTERM');
const [exitCode] = await exited;
rmSync(state, { recursive: true, force: true });

const station = (name) => stations.find((each) => each.station === name);
const player = station('player');
const composer = station('composer');
const outputs = stations.filter(({ station: name }) => values.output.includes(name));
const report = {
  seconds: Number(values.seconds),
  player: player.detail,
  blocks: player.counters.blocks,
  lateBlocks: player.counters.lateBlocks,
  lateBars: player.counters.lateBars,
  modelBars: composer.counters.modelBars,
  fallbackBars: composer.counters.fallbackBars,
  composer: { detail: composer.detail, ...composer.counters, ...composer.gauges },
  outputs: outputs.map(({ station: name, status, detail, counters, gauges }) => ({
    name,
    status,
    detail,
    ...counters,
    ...gauges,
  })),
  exitCode,
};
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
process.exitCode = report.lateBlocks + report.lateBars + report.fallbackBars === 0 && exitCode === 0 ? 0 : 1;
