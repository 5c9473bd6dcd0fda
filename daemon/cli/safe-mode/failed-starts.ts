import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../time/clock.ts';

/** A start that is this long ago from the next one has nothing to do with it; one that hangs is ended after 140 (see the unit). */
const togetherSeconds = 180;
/** After so many failed starts the next is a safe one. */
export const failuresUntilSafe = 3;
/** And after so many nothing is trusted any more that somebody wrote. */
export const failuresUntilDefaults = 5;
/** So many of them are remembered: more say nothing more. */
const mostStarts = 20;

const startsSchema = z
  .array(z.object({ atSeconds: z.number(), why: z.string().max(1000).optional() }))
  .max(mostStarts);
type Start = z.infer<typeof startsSchema>[number];

/**
 * Starts of the service that came to nothing, one after the other. They are remembered where a restart by systemd leaves them
 * and everything else forgets them (`RuntimeDirectory`, in memory): a disk that is full or read-only is no reason to forget.
 * Nothing here throws.
 */
export interface FailedStarts {
  /** How many failed in a row right before this one. */
  readonly count: number;
  /** What the last of them said; undefined where it went without a word. */
  readonly why: string | undefined;
  /** Another start of this process, which has come to nothing unless it is said that it is good. */
  begin(): void;
  /** Why this start comes to nothing. */
  tell(why: string): void;
  /** All is well, or somebody wants it to end: nothing is held against it. */
  good(): void;
}

const mostPatienceSeconds = 30;

/**
 * How long to wait before another start, seconds: a few follow at once, and where even safe mode does not start they become
 * rarer, and never end.
 */
export const patienceAfter = (count: number): number =>
  count < failuresUntilDefaults ? 0 : Math.min(2 ** (count - failuresUntilDefaults), mostPatienceSeconds);

/** `folder`: undefined where nobody starts us again. */
export function openFailedStarts(folder: string | undefined, clock: Clock): FailedStarts {
  const file = folder && join(folder, 'starts.json');
  const before = file ? recent(read(file), clock.nowSeconds()) : [];
  let starts = before;
  const keep = (next: readonly Start[]): void => {
    starts = next.slice(-mostStarts);
    if (file) write(file, starts);
  };
  const last = before.at(-1);
  return {
    count: before.length,
    why: last?.why,
    begin: () => keep([...starts, { atSeconds: clock.nowSeconds() }]),
    tell(why) {
      const present = starts.at(-1);
      if (present) keep([...starts.slice(0, -1), { ...present, why: why.slice(0, 1000) }]);
    },
    good() {
      starts = [];
      if (file) forget(file);
    },
  };
}

/** Those that follow each other closely, up to now. Of a clock that begins with the machine; the folder does, too. */
function recent(starts: readonly Start[], nowSeconds: number): readonly Start[] {
  const chain: Start[] = [];
  let next = nowSeconds;
  for (const start of starts.toReversed()) {
    if (start.atSeconds > next || next - start.atSeconds > togetherSeconds) break;
    chain.unshift(start);
    next = start.atSeconds;
  }
  return chain;
}

function read(file: string): readonly Start[] {
  try {
    return startsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return []; // None yet, or not ours.
  }
}

function write(file: string, starts: readonly Start[]): void {
  const temporary = `${file}.tmp`;
  try {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(temporary, JSON.stringify(starts), { mode: 0o600 });
    renameSync(temporary, file);
  } catch {
    forget(temporary); // Without memory a start is a first one.
  }
}

function forget(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What cannot be removed could not be written either.
  }
}
