/** Recorders and whole daemons that are killed at random moments, and what is left of their journals then. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { nowSeconds, soundBetween, soundFaults, startDaemon } from './daemon.mjs';
import { isReading, readingsTold } from './feed.mjs';
import { startPulse } from './pulse.mjs';

const writer = fileURLToPath(new URL('./writer.process.mjs', import.meta.url));
/** As many as are promised to be lost at most. */
const lostSecondsAtMost = 2;
/** A recorder is told what there is twenty times a second, and says so. */
const toldSeconds = 0.15;
/** What waits for two seconds and less was not written because something took so much longer than it should. */
const heldUpSeconds = 0.8;
const daemonEvery = 50;

/**
 * `kills` of them, each heard of by `onKill` when it is judged: `{ kind, lostSeconds, faults }`. One in fifty is a whole daemon; what the first
 * of them wrote is what the recorders are told.
 */
export async function killMany({ dist, load, kills, seed, lanes, onKill }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'tactus-kills-'));
  const reader = await openReader(load);
  const random = (await load('time/random.js')).createRandom(seed);
  const pulse = await startPulse(folder);
  try {
    const daemons = Math.max(1, Math.round(kills / daemonEvery));
    const ofDaemons = path.join(folder, 'daemons');
    const first = await killDaemon({ dist, state: ofDaemons, reader, random, pulse, leastSounds: 5 });
    onKill(first);
    if (!first.lines) throw new Error(first.faults.join('\n'));
    const feedPath = path.join(folder, 'feed.json');
    writeFileSync(feedPath, JSON.stringify(first.lines));
    writeFileSync(path.join(folder, 'elsewhere.jsonl'), elsewhere(first.lines));
    let left = kills - daemons;
    const lane = async (index) => {
      const state = path.join(folder, `lane-${index}`);
      mkdirSync(state);
      const kept = new Map();
      while (left > 0) {
        left -= 1;
        onKill(await killWriter({ dist, state, feedPath, reader, random, kept }));
      }
      return judgeList({ dist, state, reader, kept });
    };
    const daemonLane = async () => {
      for (let daemon = 1; daemon < daemons; daemon += 1)
        onKill(await killDaemon({ dist, state: ofDaemons, reader, random, pulse }));
      return [];
    };
    const found = await Promise.all([
      daemonLane(),
      ...Array.from({ length: lanes }, (_, index) => lane(index)),
    ]);
    return found.flat();
  } finally {
    await pulse.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openReader(load) {
  const { readJournalFile } = await load('recorder/read-journal.js');
  const { sessionFiles, sessionsFolder } = await load('recorder/session-folder.js');
  const { createSessionStore } = await load('recorder/session-store.js');
  return {
    journal: (state, id) => path.join(sessionsFolder(state), id, sessionFiles.journal),
    async lines(file) {
      const lines = [];
      if (existsSync(file)) for await (const some of readJournalFile(file)) lines.push(...some);
      return lines;
    },
    /** As whoever lists them finds them, without writing anything. */
    async list(state) {
      const store = createSessionStore(sessionsFolder(state));
      await store.look();
      return store.list();
    },
  };
}

/** Another session, of long ago, which is brought and removed again and again. */
function elsewhere(lines) {
  const [header, ...others] = lines;
  const old = { ...header, startedAt: '2026-01-02T03:04:05.000Z' };
  return [old, ...others, { kind: 'end', atSeconds: others.at(-1).atSeconds }]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

async function killWriter({ dist, state, feedPath, reader, random, kept }) {
  const seed = Math.floor(1e9 * random.next());
  const child = spawn(process.execPath, [writer, dist, state, feedPath, String(seed)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complaint = '';
  child.stdout.on('data', (data) => (said += data));
  child.stderr.on('data', (data) => (complaint += data));
  const closed = new Promise((resolve) => child.once('close', resolve));
  // From its first session on, and before it now and then: in the midst of what it finds of those before it.
  const began = () => said.includes('"begins"');
  const waits = 0.2 + 2.8 * random.next();
  if (random.next() < 0.9) while (!began() && child.exitCode === null) await sleep(10);
  await sleep(waits * 1000);
  const killedSeconds = nowSeconds();
  child.kill('SIGKILL');
  await closed;
  const faults = child.exitCode === null ? [] : [`it ended by itself: ${complaint.slice(0, 500)}`];
  const told = said
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const kinds = { kind: seed % 2 === 1 ? 'busy recorder' : 'recorder' };
  const judged = await judgeJournals({ told, killedSeconds, state, reader, feedPath });
  faults.push(...judged.faults);
  expectSessions(told, kept, judged.sessions);
  faults.push(...judgeKept(await reader.list(state), kept));
  return { ...kinds, ...judged, sessions: undefined, faults };
}

/** Each journal that it wrote is readable, and holds what it was told but for the last two seconds. */
async function judgeJournals({ told, killedSeconds, state, reader, feedPath }) {
  const faults = [];
  const sessions = new Map();
  let lostSeconds = 0;
  let heldUp = 0;
  const ids = [...new Set(told.filter(({ what }) => what === 'begins').map(({ id }) => id))];
  const feed = feedKeys(feedPath);
  for (const id of ids) {
    const own = told.filter((each) => each.id === id);
    const ending = own.find(({ what }) => what === 'ending' || what === 'removing');
    const lines = await reader.lines(reader.journal(state, id));
    sessions.set(id, lines);
    if (own.some(({ what }) => what === 'removed' || what === 'removing')) continue;
    const ended = own.find(({ what }) => what === 'ended');
    if (ended && !ended.kept) continue;
    if (ended && lines.at(-1)?.kind !== 'end') faults.push(`${id}: it has ended, and its journal has no end`);
    const kept = lines.filter(isReading);
    if (lines.length > 0 && lines[0].kind !== 'session') faults.push(`${id}: its first line is none`);
    if (!isPartOf(kept.map(keyOf), feed))
      faults.push(`${id}: it holds what nobody told it, or lacks something in between`);
    const whole = Math.max(
      0,
      ...own
        .filter(({ what }) => what === 'wrote' || (ended && what === 'told'))
        .map(({ readings }) => readings),
    );
    if (kept.length < whole)
      faults.push(`${id}: ${whole} readings were written, and ${kept.length} are there`);
    const lost = own.find(({ what, readings }) => what === 'told' && readings > kept.length);
    if (!lost || ending) continue;
    const seconds = killedSeconds - lost.at;
    lostSeconds = Math.max(lostSeconds, seconds);
    if (seconds <= lostSecondsAtMost) continue;
    const held = heldUpFor(told, killedSeconds);
    if (held >= heldUpSeconds) heldUp += 1;
    else
      faults.push(
        `${id}: ${seconds.toFixed(2)} s are lost, and nothing was held up for more than ${held.toFixed(2)} s`,
      );
  }
  return { faults, sessions, lostSeconds, heldUp };
}

/**
 * How long the disk took for what it wrote last, how much too late the timer came, and how long it has been at it: seconds by
 * which more is lost than a second and what was told in the last of these.
 */
function heldUpFor(told, killedSeconds) {
  const last = (what) => told.findLast((each) => each.what === what);
  const due = last('writes');
  if (!due) return 0;
  const writing = told.findLast(({ what, at }) => what === 'writing' && at > due.at);
  const before = told.findLast(({ what, at }) => what === 'writing' && at <= due.at);
  const took = before ? Math.max(0, due.at - before.at) : 0;
  const late = (writing?.at ?? killedSeconds) - due.dueSeconds;
  const gaps = told
    .filter(({ what, at }) => what === 'told' && at > killedSeconds - 5)
    .map(({ at }, index, all) => (all[index + 1]?.at ?? killedSeconds) - at - toldSeconds);
  return Math.max(0, late) + took + (writing ? killedSeconds - writing.at : 0) + Math.max(0, ...gaps);
}

const keyOf = ({ atSeconds: _atSeconds, ...said }) => JSON.stringify(Object.entries(said).sort());
let knownFeed;
function feedKeys(feedPath) {
  if (knownFeed?.path !== feedPath)
    knownFeed = { path: feedPath, keys: readingsTold(JSON.parse(readFileSync(feedPath, 'utf8'))).map(keyOf) };
  return knownFeed.keys;
}
/** Whether these stand one after the other in what is told round after round. */
function isPartOf(keys, feed) {
  if (keys.length === 0) return true;
  return feed.some(
    (first, start) =>
      first === keys[0] && keys.every((key, index) => key === feed[(start + index) % feed.length]),
  );
}

/** What is to be listed after it: `true` surely, `undefined` perhaps; absent: not. */
function expectSessions(told, kept, journals) {
  for (const { what, id } of told) {
    if (what === 'ending' || what === 'removing') kept.set(id, undefined);
    else if (what === 'removed') kept.delete(id);
    else if (what === 'bringing') kept.set(broughtId, kept.get(broughtId) === true ? true : undefined);
    else if (what === 'brought') kept.set(id, true);
  }
  for (const [id, lines] of journals) {
    const own = told.filter((each) => each.id === id);
    if (own.some((each) => each.what.startsWith('remov'))) continue;
    const ended = own.find((each) => each.what === 'ended');
    if (ended && !ended.kept) kept.delete(id);
    else if (ended) kept.set(id, true);
    // In seconds of moving: the first is none yet.
    else if (lines.filter(({ kind }) => kind === 'body').length >= 3) kept.set(id, true);
    else kept.set(id, undefined);
  }
}
const broughtId = '2026-01-02T03-04-05';

function judgeKept(list, kept) {
  const listed = new Set(list.map(({ id }) => id));
  const faults = [];
  for (const [id, isSure] of kept) if (isSure && !listed.has(id)) faults.push(`${id} is not listed`);
  for (const id of listed) if (!kept.has(id)) faults.push(`${id} is listed, and should not be`);
  // What may or may not be there is there or not from now on, until a start finds it not worth keeping.
  return faults;
}

/** The command lists them, too; and each of them has its journal. */
async function judgeList({ dist, state, reader, kept }) {
  const child = spawn(process.execPath, [path.join(dist, 'daemon/main.js'), 'sessions', 'list', '--json'], {
    env: { ...process.env, STATE_DIRECTORY: state },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (data) => (text += data));
  await new Promise((resolve) => child.once('close', resolve));
  const { sessions } = JSON.parse(text);
  const faults = judgeKept(sessions, kept).map((fault) => `tactus sessions list: ${fault}`);
  for (const { id } of sessions) {
    const [first] = await reader.lines(reader.journal(state, id));
    if (first?.kind !== 'session') faults.push(`${id} is listed, and its journal cannot be read`);
  }
  return faults;
}

/** A daemon that has played for some seconds, and told so often of its sound. Gives the lines of its journal, too. */
async function killDaemon({ dist, state, reader, random, pulse, leastSounds = 0 }) {
  const daemon = await startDaemon({ dist, state });
  const faults = [];
  const wanted = 5 + 3 * random.next();
  let last;
  let before;
  try {
    await daemon.until(async () => ((await daemon.current()).movingSeconds ?? 0) >= 2, 'somebody runs');
    before = await daemon.sound();
    await daemon.until(async () => {
      last = await daemon.current();
      if (last.movingSeconds < wanted) return false;
      const lines = leastSounds > 0 ? await reader.lines(reader.journal(state, last.id)) : [];
      return lines.filter(({ kind }) => kind === 'sound').length >= leastSounds;
    }, 'it is to be killed');
    const { blocks, lateBlocks } = soundBetween(before, await daemon.sound()).sound;
    await daemon.end();
    const lines = await reader.lines(reader.journal(state, last.id));
    faults.push(...soundFaults(lines));
    const [session] = await reader.list(state);
    if (session?.id !== last.id) faults.push(`${last.id} is not listed`);
    const kept = session?.movingSeconds ?? 0;
    const lostSeconds = Math.max(0, last.movingSeconds - kept);
    let heldUp = 0;
    // Both are told in tenths.
    if (lostSeconds > lostSecondsAtMost + 0.15) {
      const held = await pulse.longest(10);
      if (held >= heldUpSeconds) heldUp = 1;
      else
        faults.push(
          `${last.id}: ${last.movingSeconds} s of moving were told, ${kept} are kept, and nothing waited for more than ${held.toFixed(2)} s`,
        );
    }
    return { kind: 'daemon', faults, lostSeconds, heldUp, blocks, lateBlocks, lines };
  } finally {
    await daemon.end();
  }
}
