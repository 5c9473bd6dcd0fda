/**
 * What a journal takes: of a daemon that plays some minutes in real time, and of hours in which a recorder is told the same over and over,
 * on a clock that moves as fast as the disk takes it.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep, setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { nowSeconds, startDaemon } from './daemon.mjs';
import { createFeed } from './feed.mjs';

const mostMegabytesAnHour = 5;
/** From one write to the next at least: a file system tells the time of a write to some milliseconds. */
const leastGapSeconds = 0.98;

export async function check({ dist, load, hours, minutes }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'tactus-hours-'));
  try {
    const { lines, ...live } = await liveJournal({ dist, load, state: path.join(folder, 'live'), minutes });
    const long = await longJournal({ load, state: path.join(folder, 'long'), hours, lines });
    const faults = [];
    for (const [name, { megabytesAnHour, writesASecond, leastSecondsBetween }] of Object.entries({
      live,
      long,
    })) {
      if (megabytesAnHour > mostMegabytesAnHour) faults.push(`${name}: ${megabytesAnHour} MB an hour`);
      if (writesASecond > 1) faults.push(`${name}: ${writesASecond} writes a second`);
      if (leastSecondsBetween < leastGapSeconds)
        faults.push(`${name}: two writes within ${leastSecondsBetween} s`);
    }
    return { faults, live, long };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The intervals of a simulated runner, whose seconds count from the first write on. */
async function liveJournal({ dist, load, state, minutes }) {
  const { readJournalFile } = await load('recorder/read-journal.js');
  const { sessionFiles, sessionsFolder } = await load('recorder/session-folder.js');
  const daemon = await startDaemon({ dist, state, simulation: 'intervals' });
  try {
    await daemon.until(async () => (await daemon.current()).bytes > 0, 'something is written');
    const { id } = await daemon.current();
    const file = path.join(sessionsFolder(state), id, sessionFiles.journal);
    const writes = [];
    const endsSeconds = nowSeconds() + minutes * 60;
    while (nowSeconds() < endsSeconds) {
      const { mtimeMs, size } = statSync(file);
      const last = writes.at(-1);
      if (last?.size !== size) writes.push({ atSeconds: mtimeMs / 1000, size });
      await sleep(10);
    }
    await daemon.end();
    const lines = [];
    for await (const some of readJournalFile(file)) lines.push(...some);
    return { minutes, ...rateOf(writes), lines };
  } finally {
    await daemon.end();
  }
}

async function longJournal({ load, state, hours, lines }) {
  const { createRecorder } = await load('recorder/recorder.js');
  const { recorderOptionsSchema } = await load('recorder/options.js');
  const { createSessionStore } = await load('recorder/session-store.js');
  const { sessionFiles, sessionsFolder } = await load('recorder/session-folder.js');
  const { ManualTime } = await load('time/timers.js');
  const feed = await createFeed(lines, load);
  const telling = feed.tellTo(0);
  /** A write that its timer has set off is under way until the timer is set again. */
  let isWriting = false;
  const time = new ManualTime(async () => {
    do await turnOfTheLoop();
    while (isWriting);
  });
  const writes = [];
  const timers = {
    after(seconds, action) {
      if (seconds !== 1) return time.after(seconds, action);
      const size = isWriting ? recorder.health().gauges.journalBytes : 0;
      if (size > (writes.at(-1)?.size ?? 0)) writes.push({ atSeconds: time.nowSeconds(), size });
      isWriting = false;
      return time.after(seconds, () => {
        isWriting = true;
        action();
      });
    },
  };
  const { kind: _kind, journal: _journal, startedAt, ...facts } = feed.header;
  const store = createSessionStore(sessionsFolder(state));
  const recorder = createRecorder({
    ...{ options: recorderOptionsSchema.parse({}), store, clock: time, timers, facts },
    ...{ wallSeconds: () => Date.parse(startedAt) / 1000 + time.nowSeconds() },
    ...{ said: { playing: true }, sound: telling.sound },
  });
  const began = nowSeconds();
  const id = recorder.keptId;
  for (let second = 1; second <= hours * 3600; second += 1) {
    telling.until(second, recorder.listener);
    recorder.listener.health([]);
    await time.advance(1);
    if (second % 3600 === 0)
      console.log(`hour ${second / 3600}: ${(writes.at(-1).size / 1e6).toFixed(2)} MB`);
  }
  const summary = await recorder.end();
  const { size } = statSync(path.join(store.folder, id, sessionFiles.journal));
  const { movingSeconds, lengthSeconds, bytes, soundKept } = summary;
  return {
    ...{ hours, ...rateOf(writes), megabytes: size / 1e6, tookSeconds: nowSeconds() - began },
    summary: { movingSeconds, lengthSeconds, bytes, soundKept },
  };
}

function rateOf(writes) {
  const [first, ...others] = writes;
  const last = others.at(-1);
  const seconds = last.atSeconds - first.atSeconds;
  const between = others.map(({ atSeconds }, index) => atSeconds - writes[index].atSeconds);
  return {
    megabytesAnHour: ((last.size - first.size) / 1e6 / seconds) * 3600,
    writesASecond: others.length / seconds,
    leastSecondsBetween: Math.min(...between),
  };
}
