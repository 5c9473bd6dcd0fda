import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDigest } from '../recorder/digest/digest.ts';
import { createJournalFile } from '../recorder/journal-file.ts';
import { formatJournalLine, type JournalLine, journalFormat } from '../recorder/journal-lines.ts';
import { concludeSession, idOf, sessionFiles, sessionsFolder } from '../recorder/session-folder.ts';
import { createSessionStore } from '../recorder/session-store.ts';
import { packageRoot, packageVersion } from '../system/files/package-root.ts';
import type { Clock } from '../time/clock.ts';
import { realTimers } from '../time/timers.ts';
import { type BenchResult, quantile } from './bench-result.ts';

export interface SessionsBenchOptions {
  readonly clock: Clock;
  readonly sessions: number;
  readonly rounds: number;
}

/** Of each session: what is listed is as long whatever it was. */
const runSeconds = 120;
const beganMs = Date.UTC(2026, 0, 1, 6);
const program = path.join(packageRoot, 'bin/tactus.js');

/**
 * How long a list of many sessions takes: by the index, without it, and as a command with the start of Node and of the program
 * (`start`: the same of a list of none). The median of some, from a warm disk.
 */
export async function benchSessions(options: SessionsBenchOptions): Promise<BenchResult[]> {
  const { clock, sessions, rounds } = options;
  const state = mkdtempSync(path.join(tmpdir(), 'tactus-sessions-'));
  const empty = mkdtempSync(path.join(tmpdir(), 'tactus-sessions-'));
  const folder = sessionsFolder(state);
  const median = async (action: () => Promise<unknown>): Promise<number> => {
    const tookMs: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const beganSeconds = clock.nowSeconds();
      await action();
      tookMs.push((clock.nowSeconds() - beganSeconds) * 1000);
    }
    return quantile(tookMs, 0.5);
  };
  const list = async (): Promise<void> => {
    const store = createSessionStore(folder);
    await store.look();
    if (store.list().length !== sessions) throw new Error(`${store.list().length} of ${sessions} are listed`);
  };
  try {
    await makeSessions(folder, sessions);
    const bare = await median(list);
    // As the daemon's start leaves it.
    await createSessionStore(folder).load(Date.now());
    const of = (what: string, value: number): BenchResult => ({
      ...{ name: `sessions.list${sessions}.${what}Ms`, unit: 'ms', value: Math.round(10 * value) / 10 },
    });
    return [
      of('indexed', await median(list)),
      of('withoutIndex', bare),
      of('command', await median(() => listed(state))),
      of('start', await median(() => listed(empty))),
    ];
  } finally {
    for (const made of [state, empty]) rmSync(made, { recursive: true, force: true });
  }
}

/** The command's own work, seen from outside. Errors: Error where it fails. */
async function listed(state: string): Promise<void> {
  const child = spawn(process.execPath, [program, 'sessions', 'list'], {
    env: { ...process.env, STATE_DIRECTORY: state },
    stdio: 'ignore',
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`tactus sessions list ended with ${code}`);
}

/** One that is written as any is; the others are like it, an hour later each. */
async function makeSessions(folder: string, sessions: number): Promise<void> {
  const startedAt = (index: number): string => new Date(beganMs + index * 3_600_000).toISOString();
  const firstId = idOf(startedAt(0));
  const digest = createDigest();
  const file = createJournalFile(path.join(folder, firstId, sessionFiles.journal), {
    ...{ timers: realTimers, mostBytes: 1e8 },
  });
  for (const line of linesOf(startedAt(0))) {
    file.append(formatJournalLine(line));
    digest.hear(line);
  }
  await file.close();
  await concludeSession(folder, firstId, digest);
  const summary = JSON.parse(await readFile(path.join(folder, firstId, sessionFiles.summary), 'utf8'));
  for (let index = 1; index < sessions; index += 1) {
    const into = path.join(folder, idOf(startedAt(index)));
    cpSync(path.join(folder, firstId), into, { recursive: true });
    const told = { ...summary, startedAt: startedAt(index) };
    writeFileSync(path.join(into, sessionFiles.summary), `${JSON.stringify(told)}\n`);
  }
}

function* linesOf(startedAt: string): Generator<JournalLine> {
  yield {
    ...{ kind: 'session', journal: journalFormat, startedAt, version: packageVersion, seed: 1 },
    ...{ source: { kind: 'simulation', name: 'easy' }, model: { name: 'standard', version: '1.0.0' } },
    ...{ zonesFromBpm: [138, 151, 164, 177], configuration: {} },
  };
  for (let second = 0; second < runSeconds; second += 1) {
    const at = { atSeconds: second };
    yield {
      ...{ kind: 'body', ...at, activity: 'running', cadenceSpm: 170, speedMps: 3, effort01: 0.6 },
      ...{ distanceMeters: 3 * second, heartRateBpm: 150, sources: { cadence: 'pod', heartRate: 'strap' } },
    };
    const place = { latitude: 52.5 + second * 2.7e-5, longitude: 13.4, altitudeMeters: 34 };
    yield { kind: 'reading', ...at, sensorId: 'gps', reading: 'position', ...place };
  }
  yield { kind: 'end', atSeconds: runSeconds };
}
