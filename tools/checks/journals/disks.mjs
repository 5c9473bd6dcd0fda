/**
 * A disk that is full, read-only, and well again, under a daemon that plays: the music goes on, it is told, and the journal
 * has all of it once it can. A small disk in memory, which root may mount; without it nothing is checked, and that is told.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { soundBetween, soundFaults, startDaemon } from './daemon.mjs';

const diskMb = 16;

/** `troubleSeconds`: each time. */
export async function check({ dist, load, troubleSeconds }) {
  const disk = mkdtempSync(path.join(tmpdir(), 'tactus-disk-'));
  const mounted = run('mount', '-t', 'tmpfs', '-o', `size=${diskMb}m`, 'tmpfs', disk);
  if (mounted !== undefined) {
    rmdirSync(disk);
    return { faults: [], skipped: `no disk can be mounted here: ${mounted}` };
  }
  const faults = [];
  const sounds = {};
  const told = {};
  const state = path.join(disk, 'state');
  const ballast = path.join(disk, 'ballast');
  const fill = () => writeFileSync(ballast, Buffer.alloc(freeBytes(disk) - 64 * 1024));
  const remount = (how) => {
    const failure = run('mount', '-o', `remount,${how}`, disk);
    if (failure !== undefined) throw new Error(`the disk cannot be made ${how}: ${failure}`);
  };
  let daemon;
  /** Plays on while something is wrong with the disk, and says what. */
  const endure = async (name, pattern) => {
    const before = await daemon.sound();
    const { detail } = await daemon.until(async () => {
      const station = await daemon.station('recorder');
      return station.status === 'degraded' && pattern.test(station.detail) && station;
    }, `the recorder tells of: ${name}`);
    told[name] = detail.replaceAll(disk, 'DISK');
    await sleep(troubleSeconds * 1000);
    const { sound, faults: found } = soundBetween(before, await daemon.sound());
    sounds[name] = sound;
    for (const fault of found) faults.push(`${name}: ${fault}`);
  };
  const isWell = () =>
    daemon.until(async () => (await daemon.station('recorder')).status === 'ok', 'the journal goes on');
  try {
    // A disk that is read-only from the start on, and then not.
    remount('ro');
    daemon = await startDaemon({ dist, state });
    await daemon.until(async () => ((await daemon.current()).movingSeconds ?? 0) >= 3, 'somebody runs');
    await endure('read-only from the start', /read-only|does not exist/);
    remount('rw');
    await isWell();
    // One that fills while it plays, is read-only then, and has room again.
    fill();
    await endure('full', /full|4 MB/);
    remount('ro');
    await endure('read-only', /read-only/);
    remount('rw');
    rmSync(ballast);
    await isWell();
    await sleep(3000);
    const { id, movingSeconds } = await daemon.current();
    const { counters } = await daemon.station('recorder');
    if (counters.lostLines !== 0)
      faults.push(`${counters.lostLines} lines were lost, though there was room for them`);
    // One that is full when a session ends: it is summed up once there is room.
    fill();
    const ended = await fetch(new URL('/api/v1/sessions/current/end', daemon.url), {
      method: 'POST',
      headers: { origin: new URL(daemon.url).origin },
    });
    told.ended = ended.status;
    rmSync(ballast);
    const { sessions } = await daemon.until(async () => {
      const all = await daemon.get('/api/v1/sessions');
      return all.sessions.some((each) => each.id === id && !each.running) && all;
    }, 'the session is listed that ended on a full disk');
    const session = sessions.find((each) => each.id === id);
    if (session.movingSeconds < movingSeconds)
      faults.push(`${id}: ${movingSeconds} s of moving were told, ${session.movingSeconds} are kept`);
    await daemon.until(
      async () => (await linesOf({ load, state, id })).at(-1)?.kind === 'end',
      'its journal has an end',
    );
    const lines = await linesOf({ load, state, id });
    faults.push(...gaps(id, lines), ...soundFaults(lines));
    await daemon.end('SIGTERM');
    return { faults, told, sounds };
  } catch (error) {
    return { faults: [...faults, error.message], told, sounds };
  } finally {
    await daemon?.end();
    run('umount', '-l', disk);
    rmdirSync(disk);
  }
}

async function linesOf({ load, state, id }) {
  const { readJournalFile } = await load('recorder/read-journal.js');
  const { sessionFiles, sessionsFolder } = await load('recorder/session-folder.js');
  const all = [];
  for await (const lines of readJournalFile(path.join(sessionsFolder(state), id, sessionFiles.journal)))
    all.push(...lines);
  return all;
}

/** Moments that are missing in its journal, which has one a second. */
function gaps(id, lines) {
  const seconds = lines
    .filter(({ kind }) => kind === 'body' || kind === 'end')
    .map(({ atSeconds }) => atSeconds);
  const faults = [];
  // A busy machine asks for a body late.
  for (const [index, atSeconds] of seconds.slice(1).entries())
    if (atSeconds - seconds[index] > 4)
      faults.push(`${id}: nothing is known of ${(atSeconds - seconds[index]).toFixed(1)} s`);
  return faults;
}

const freeBytes = (disk) => {
  const { bavail, bsize } = statfsSync(disk);
  return bavail * bsize;
};

/** Why it failed. */
function run(program, ...args) {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  return status === 0 ? undefined : (error?.message ?? stderr.trim());
}
