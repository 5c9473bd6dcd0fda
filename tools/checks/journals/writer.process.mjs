/**
 * A recorder that is told what a daemon's was, in real time, with the daemon's own store, journal, timers and files, until
 * it is killed. What it was told, and what it believes to be on the disk, it says on its standard output at once, a line of
 * JSON each, so that whoever kills it knows.
 *
 *   node writer.process.mjs DIST STATE FEED SEED
 *
 * Where the seed is odd, sessions are ended, removed and brought from elsewhere meanwhile, as by somebody at the page.
 */
import { readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createFeed } from './feed.mjs';

const [dist, state, feedPath, seedText] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(path.join(dist, 'daemon', file)).href);
const { createRecorder } = await load('recorder/recorder.js');
const { recorderOptionsSchema } = await load('recorder/options.js');
const { createSessionStore } = await load('recorder/session-store.js');
const { sessionsFolder } = await load('recorder/session-folder.js');
const { monotonicClock: clock } = await load('time/clock.js');
const { realTimers } = await load('time/timers.js');
const { createRandom } = await load('time/random.js');

const random = createRandom(Number(seedText));
const isBusy = Number(seedText) % 2 === 1;
const feed = await createFeed(JSON.parse(readFileSync(feedPath, 'utf8')), load);
const { kind: _kind, journal: _journal, startedAt: _startedAt, ...facts } = feed.header;
/** Whole, whatever happens next: it is in the pipe. */
const say = (what) => writeSync(1, `${JSON.stringify({ at: clock.nowSeconds(), ...what })}\n`);

/** Of the session that goes on: how many readings it was told. */
let told = 0;
/** A journal is written a second after it was written last: how long that took, and what was to be in it. */
const secondsBetweenWrites = 1;
let write;
const timers = {
  after(seconds, action) {
    if (seconds !== secondsBetweenWrites) return realTimers.after(seconds, action);
    if (write && write.session === session) say({ what: 'wrote', id: session, readings: write.readings });
    write = undefined;
    const dueSeconds = clock.nowSeconds() + seconds;
    say({ what: 'writes', dueSeconds });
    return realTimers.after(seconds, () => {
      write = { session, readings: told };
      say({ what: 'writing' });
      action();
    });
  },
};

let session;
const zeroSeconds = clock.nowSeconds();
const telling = feed.tellTo(zeroSeconds);
const store = createSessionStore(sessionsFolder(state));
const recorder = createRecorder({
  ...{ options: recorderOptionsSchema.parse({}), store, clock, timers, said: { playing: true } },
  ...{ wallSeconds: () => Date.now() / 1000, sound: telling.sound },
  facts: { ...facts, source: { kind: 'simulation', name: 'told again' } },
});
const look = () => {
  if (recorder.keptId === session) return;
  session = recorder.keptId;
  told = 0;
  if (session !== undefined) say({ what: 'begins', id: session });
};
look();

const actions = {
  async end() {
    const id = session;
    if (id === undefined) return;
    say({ what: 'ending', id });
    const kept = await recorder.end();
    say({ what: 'ended', id, kept: kept !== undefined });
  },
  async remove() {
    await recorder.loaded;
    const [summary] = store.list().slice(-1);
    if (!summary || store.list().length < 3) return;
    say({ what: 'removing', id: summary.id });
    await store.remove(summary.id);
    say({ what: 'removed', id: summary.id });
  },
  async bring() {
    const { importSession } = await load('recorder/import-session.js');
    const file = path.join(path.dirname(feedPath), 'elsewhere.jsonl');
    say({ what: 'bringing' });
    const { summary } = await importSession({
      ...{ folder: store.folder, path: file, body: {}, facts, nowMs: Date.now() },
    }).catch(() => ({}));
    if (summary) say({ what: 'brought', id: summary.id });
  },
};
const act = async () => {
  for (;;) {
    await sleep(100 + 900 * random.next());
    const names = Object.keys(actions);
    await actions[names[Math.floor(names.length * random.next())]]();
  }
};
if (isBusy) void act();

let second = 0;
for (;;) {
  await sleep(50);
  const elapsedSeconds = clock.nowSeconds() - zeroSeconds;
  look();
  const before = session;
  telling.until(elapsedSeconds, recorder.listener, () => {
    // A reading that comes before the moment with which a session begins belongs to none.
    if (session !== undefined) told += 1;
  });
  look();
  if (session !== undefined && session === before) say({ what: 'told', id: session, readings: told });
  if (Math.floor(elapsedSeconds) === second) continue;
  second = Math.floor(elapsedSeconds);
  recorder.listener.health([]);
}
