#!/usr/bin/env node
/**
 * A million messages, mutated, torn, too many, too large, in frames that break the rules, at a daemon that plays: it must
 * live, answer each that it reads, keep its memory, and render every block of sound in time; a page beside it must be answered.
 *
 *   npm run test:fuzz [-- --messages 1000000] [--seed 1] [--connections 8] [--late-share 0] [--report FILE] [--again]
 *
 * The daemon runs as a process of its own on the built package, with places for a few pages and its usual limits: the
 * messages come by thousands of connections from all over 127.0.0.0/8. `--late-share` of its blocks may be late: for machines where
 * other programs want the processor as urgently. Broken off (Ctrl-C, exit code 130) it tells of what it did so far; the same
 * run begun again sends what was left, to another daemon, until the sources change.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { WebSocket } from 'ws';
import { createTactusClient } from '../../dist/client/tactus-client.js';
import { createChance } from './fuzz/chance.mjs';
import { createMessages } from './fuzz/messages.mjs';
import { createSessions } from './fuzz/sessions.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    connections: { type: 'string', default: '8' },
    'late-share': { type: 'string', default: '0' },
    report: { type: 'string' },
    again: { type: 'boolean', default: false },
  },
});
const wanted = Number(values.messages);
const connections = Number(values.connections);
if (!Number.isInteger(wanted) || wanted < 1 || !Number.isInteger(connections) || connections < 1) {
  process.stderr.write('--messages and --connections are whole numbers\n');
  process.exit(64);
}

/** By runs that were broken off: what their parts were told. */
const remembered = path.join(root, 'node_modules/.cache/tactus-fuzz.json');
const asked = [values.seed, wanted, connections, values['late-share']];
const run = [...asked, hashOf(['daemon/panel', 'tools/checks'])].join(' ');
const parts = values.again ? [] : (readRemembered()[run] ?? []);
const left = wanted - parts.reduce((sum, { messages }) => sum + messages, 0);

/** How often each kind of session comes; what answers everything says most. */
const mixture = [
  ...Array(12).fill('answersEverything'),
  ...[
    'saysTooMuch',
    'speaksBinary',
    'speaksGiant',
    'speaksBeforeItIsGreeted',
    'doesNotRead',
    'hangsUpInMidWord',
  ],
  ...Array(4).fill('speaksOddFrames'),
];
const sampleMs = Math.min(5000, Math.max(250, wanted / 100));
/** Resident memory wanders: the last third of a run may be so much above the first. */
const mayGrowMegabytes = 32;
/** Until then code is compiled and the heap finds its size: of a short run that much more is allowed. */
const warmMessages = 100_000;
const warmingMegabytes = 120;
const slowestAnswerMs = 5000;
const startSeconds = 60;
const endSeconds = 30;

const folder = mkdtempSync(path.join(tmpdir(), 'tactus-fuzz-'));
const daemon = spawn(
  process.execPath,
  [
    path.join(root, 'bin/tactus.js'),
    ...['run', '--simulate', 'intervals', '--output', 'null', '--port', '0', '--play'],
    ...['--set', 'log.level=error', '--set', 'panel.maximumViewers=32'],
  ],
  // Ctrl-C in a terminal goes to the whole group: the daemon is to play until it was asked how it is.
  { env: { ...process.env, STATE_DIRECTORY: folder }, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
);
process.on('exit', () => {
  if (!hasEnded) daemon.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});
let said = '';
for (const stream of [daemon.stdout, daemon.stderr])
  stream.on('data', (data) => (said = (said + data).slice(-20_000)));
let hasEnded = false;
daemon.once('exit', () => {
  hasEnded = true;
});

const faults = [];
const samples = [];
const answerMs = [];
const kinds = {};
let sent = 0;
let isBrokenOff = false;
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    isBrokenOff = true;
  });

/** What the daemon gives sooner or later at its start. */
async function comes(what) {
  const deadline = performance.now() + startSeconds * 1000;
  for (;;) {
    const found = what();
    if (found) return found;
    if (hasEnded || performance.now() > deadline) throw new Error(`the daemon did not start: ${said}`);
    await sleep(50);
  }
}

const player = async (url) => {
  const { stations } = await (
    await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(endSeconds * 1000) })
  ).json();
  return Object.fromEntries(stations.map(({ station, counters }) => [station, counters]));
};
const filesOpen = () => {
  try {
    return readdirSync(`/proc/${daemon.pid}/fd`).length;
  } catch {
    return 0;
  }
};
const residentMegabytes = () => {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${daemon.pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    // It has just died, which will be told.
    return Number.NaN;
  }
};

const report = { at: new Date().toISOString(), seed: Number(values.seed), wanted, connections };
const url = await comes(() => /panel\s+(http:\S+)/.exec(said)?.[1]);
const port = Number(new URL(url).port);
const page = createTactusClient({
  url,
  WebSocket: class extends WebSocket {
    constructor(address) {
      super(address, { origin: url });
    }
  },
});
page.connect();
await comes(() => page.state?.playing === 'playing');
const before = await player(url);
const filesBefore = filesOpen();
const beganMs = performance.now();
const isDone = () => sent >= left || isBrokenOff || hasEnded || faults.length > 20;

/** Who means well wants music again and again, and is answered. */
async function lookOn() {
  let seenSeconds = 0;
  while (!isDone()) {
    const begin = performance.now();
    try {
      await page.command({ playing: true, muted: false });
      if (page.state.atSeconds === seenSeconds) faults.push('the page is answered, but told nothing');
      seenSeconds = page.state.atSeconds;
    } catch (error) {
      faults.push(`the page beside was refused: ${error.message}`);
    }
    answerMs.push(performance.now() - begin);
    await sleep(sampleMs / 2);
  }
}

async function sample() {
  let toldMs = performance.now();
  for (;;) {
    samples.push({ sent, megabytes: residentMegabytes() });
    if (isDone()) return;
    if (performance.now() - toldMs > 10_000) {
      toldMs = performance.now();
      process.stdout.write(
        `${sent} messages, ${Math.round(sent / ((toldMs - beganMs) / 1000))} a second, ${Math.round(samples.at(-1).megabytes)} MB\n`,
      );
    }
    await sleep(sampleMs);
  }
}

async function speak(index) {
  const chance = createChance(Number(values.seed) * 1000 + parts.length * connections + index);
  const sessions = createSessions({ chance, messages: createMessages(chance), port, origin: url });
  while (!isDone()) {
    const kind = chance.oneOf(mixture);
    try {
      const count = await sessions[kind](left - sent);
      sent += count;
      kinds[kind] = (kinds[kind] ?? 0) + count;
    } catch (error) {
      faults.push(`${kind}: ${error.message}`);
    }
  }
}

await Promise.all([lookOn(), sample(), ...Array.from({ length: connections }, (_, index) => speak(index))]);

const seconds = (performance.now() - beganMs) / 1000;
if (hasEnded) faults.push(`the daemon died: ${said}`);
else await examine().catch((error) => faults.push(`it does not tell how it is: ${error.message}`));
page.close();

async function examine() {
  await page
    .command({ volume01: 0.5 })
    .catch((error) => faults.push(`not answered at the end: ${error.message}`));
  const after = await player(url);
  // Those that were torn are found out by an unanswered call at last.
  const deadline = performance.now() + 30_000;
  while (filesOpen() > filesBefore + 8 && performance.now() < deadline) await sleep(250);
  if (filesOpen() > filesBefore + 8) faults.push(`open files: ${filesBefore} before, ${filesOpen()} after`);
  const blocks = after.player.blocks - before.player.blocks;
  report.blocks = blocks;
  for (const [station, counter] of [
    ['player', 'lateBlocks'],
    ['player', 'handOvers'],
    ['player', 'restarts'],
    ['composer', 'restarts'],
    ['session', 'failures'],
  ]) {
    const grown = after[station][counter] - before[station][counter];
    report[`${station}.${counter}`] = grown;
    const most = counter === 'lateBlocks' ? Number(values['late-share']) * blocks : 0;
    if (grown > most) faults.push(`${station}.${counter} grew by ${grown}`);
  }
}

const third = Math.ceil(samples.length / 3);
const highest = (some) => Math.max(...some.map(({ megabytes }) => megabytes));
/** Least squares: megabytes a million messages, of the second half, when what is made once is made. */
function slope(some) {
  const mean = (of) => some.reduce((sum, each) => sum + of(each), 0) / some.length;
  const [meanSent, meanMegabytes] = [mean((each) => each.sent), mean((each) => each.megabytes)];
  const spread = some.reduce((sum, each) => sum + (each.sent - meanSent) ** 2, 0);
  const shared = some.reduce(
    (sum, each) => sum + (each.sent - meanSent) * (each.megabytes - meanMegabytes),
    0,
  );
  return spread === 0 ? 0 : (1e6 * shared) / spread;
}
const sortedMs = answerMs.toSorted((a, b) => a - b);
Object.assign(report, {
  machine: { processor: cpus()[0]?.model, cores: cpus().length, node: process.version, load: loadavg()[0] },
  messages: sent,
  ...(isBrokenOff && { isBrokenOff }),
  ...(parts.length > 0 && { parts }),
  kinds,
  seconds: Math.round(seconds),
  messagesPerSecond: Math.round(sent / seconds),
  megabytes: {
    begin: Math.round(samples[0].megabytes),
    firstThird: Math.round(highest(samples.slice(0, third))),
    lastThird: Math.round(highest(samples.slice(-third))),
    slopePerMillion: Number(slope(samples.slice(samples.length >> 1)).toFixed(1)),
  },
  pageAnswerMs: {
    p95: Math.round(sortedMs[Math.floor(0.95 * sortedMs.length)] ?? 0),
    worst: Math.round(sortedMs.at(-1) ?? 0),
  },
  faults,
});
const isWarm = Math.min(1, sent / 3 / warmMessages);
const { firstThird, lastThird } = report.megabytes;
if (lastThird > firstThird + mayGrowMegabytes + (1 - isWarm) * warmingMegabytes)
  faults.push('its memory grew');
if (report.pageAnswerMs.worst > slowestAnswerMs) faults.push('the page beside it waited for too long');

if (!hasEnded) {
  const exited = once(daemon, 'exit');
  daemon.kill('SIGTERM');
  const [code] = await Promise.race([
    exited,
    sleep(endSeconds * 1000, ['nothing: it hangs'], { ref: false }),
  ]);
  if (code !== 0) faults.push(`it ended with ${code}: ${said}`);
}
remember(isBrokenOff && faults.length === 0 ? [...parts, report] : undefined);
const text = `${JSON.stringify(report, null, 2)}\n`;
process.stdout.write(text);
if (values.report) writeFileSync(values.report, text);
// Not by itself: a daemon that hangs would be waited for.
process.exit(faults.length > 0 ? 1 : isBrokenOff ? 130 : 0);

function hashOf(folders) {
  const hash = createHash('sha256');
  for (const folder of folders)
    for (const name of readdirSync(path.join(root, folder), { recursive: true }).sort())
      if (/\.(ts|mjs)$/.test(name)) hash.update(readFileSync(path.join(root, folder, name)));
  return hash.digest('hex');
}

function readRemembered() {
  try {
    return JSON.parse(readFileSync(remembered, 'utf8'));
  } catch {
    return {};
  }
}

function remember(parts) {
  mkdirSync(path.dirname(remembered), { recursive: true });
  writeFileSync(remembered, `${JSON.stringify({ ...readRemembered(), [run]: parts }, null, 2)}\n`);
}
