import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../time/clock.ts';
import type { Timers } from '../time/timers.ts';
import { createDigest, type Digest } from './digest/digest.ts';
import { createJournalFile, type JournalFile } from './journal-file.ts';
import { formatJournalLine, type JournalHeader, type JournalLine, journalFormat } from './journal-lines.ts';
import { parseJournalLine } from './read-journal.ts';
import { createScribe, type Scribe } from './scribe.ts';
import { idOf, sessionFiles } from './session-folder.ts';
import { clockSetSeconds } from './steady-wall.ts';

/** What every session of this daemon has in its header. */
export type HeaderFacts = Omit<JournalHeader, 'kind' | 'journal' | 'startedAt'>;

export interface RunningSessionDependencies {
  /** Absent: nothing is kept on the disk. */
  readonly folder: string | undefined;
  /** Whether another has this id that is not on the disk yet. */
  readonly isGiven: (id: string) => boolean;
  /** What its journal may take. */
  readonly mostBytes: number;
  readonly facts: HeaderFacts;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Seconds since 1970. */
  readonly wallSeconds: () => number;
  /** What was wished before, merged: where the session begins in the midst of a daemon's life. */
  readonly said: Readonly<Record<string, unknown>>;
}

/** A session that goes on: what happens is summed up, and written down. */
export interface RunningSession {
  readonly id: string;
  readonly digest: Digest;
  readonly scribe: Scribe;
  readonly file: JournalFile | undefined;
  readonly lengthSeconds: number;
  /** Its last line is written. */
  end(): Promise<void>;
}

export function beginSession(dependencies: RunningSessionDependencies): RunningSession {
  const { folder, isGiven, mostBytes, facts, clock, timers, wallSeconds, said } = dependencies;
  const zeroSeconds = clock.nowSeconds();
  const elapsedSeconds = (): number => clock.nowSeconds() - zeroSeconds;
  let startedSeconds = wallSeconds();
  const startedAt = (): string => new Date(startedSeconds * 1000).toISOString();
  const id = freeId(folder, startedAt(), isGiven);
  const digest = createDigest();
  let text = '';
  const file =
    folder === undefined
      ? undefined
      : createJournalFile(join(folder, id, sessionFiles.journal), {
          ...{ timers, mostBytes },
          onWrite: () => settle(),
        });

  const write = (line: JournalLine): void => {
    text = formatJournalLine(line);
    file?.append(text);
    // What is summed up now is what would be summed up from the journal; of the sound there is much, and it stands there as it is.
    if (line.kind === 'sound') digest.hear(line);
    else for (const read of parseJournalLine(text)) digest.hear(read);
  };
  const scribe = createScribe(write, clock, zeroSeconds);
  const lookAtWall = (): void => {
    const seconds = wallSeconds() - elapsedSeconds();
    if (Math.abs(seconds - startedSeconds) < clockSetSeconds) return;
    startedSeconds = seconds;
    write({ kind: 'clock', atSeconds: elapsedSeconds(), startedAt: startedAt() });
  };
  let lostLines = 0;
  const settle = (): void => {
    lookAtWall();
    scribe.settle();
    const lines = (file?.lostLines ?? 0) - lostLines;
    if (lines === 0) return;
    lostLines += lines;
    write({ kind: 'lost', atSeconds: elapsedSeconds(), lines });
  };

  write({ kind: 'session', journal: journalFormat, startedAt: startedAt(), ...facts });
  if (Object.keys(said).length > 0) write({ kind: 'command', atSeconds: 0, command: { ...said } });
  return {
    id,
    digest,
    scribe: { ...scribe, settle },
    file,
    get lengthSeconds() {
      return elapsedSeconds();
    },
    async end() {
      settle();
      write({ kind: 'end', atSeconds: elapsedSeconds() });
      await file?.close();
    },
  };
}

/** `2026-11-27T18-40-03`, with a number behind it where two began in one second, or the clock was set back. */
function freeId(folder: string | undefined, startedAt: string, isGiven: (id: string) => boolean): string {
  const id = idOf(startedAt);
  if (folder === undefined) return id;
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? id : `${id}-${number}`;
    if (!isGiven(free) && !existsSync(join(folder, free))) return free;
  }
}
