import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { TactusError } from '../system/errors.ts';
import { deafDevice, serviceArguments, startBenchDaemon } from './bench-daemon.ts';
import type { BenchResult } from './bench-result.ts';

export interface MemoryBenchOptions {
  /** Of music, before it is looked at, and while. */
  readonly seconds: number;
}

const looks = 5;

/**
 * What a daemon with the small model and a local output holds, all its processes together: proportional memory, where what
 * several share is shared out among them, the most of some looks. Beside it what Node itself takes that does nothing.
 */
export async function benchMemory({ seconds }: MemoryBenchOptions): Promise<BenchResult[]> {
  const name = 'memory.small.local.totalMb';
  if (proportionalMb(process.pid) === undefined)
    return [{ name, skipped: 'This system does not tell the memory of a process (/proc/PID/smaps_rollup)' }];
  const bare = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  const daemon = startBenchDaemon({
    output: `alsa:${deafDevice}`,
    settings: ['composer.model=small'],
    nodeArguments: serviceArguments,
  });
  try {
    await daemon.url;
    await sleep(seconds * 1000);
    const seen: Held[] = [];
    for (let look = 0; look < looks; look += 1) {
      await sleep((seconds * 1000) / looks);
      seen.push({ ...lookAt(daemon.pid), bare: proportionalMb(bare.pid!) ?? 0 });
    }
    const most = mostHeld(seen);
    const of = (what: string, value: number): BenchResult => ({
      ...{ name: `memory.small.local.${what}Mb`, unit: 'MB', value: Math.round(10 * value) / 10 },
    });
    return [
      of('total', most.total),
      of('main', most.main),
      of('composer', most.composer),
      of('others', most.others),
      { name: 'memory.bareNodeMb', unit: 'MB', value: Math.round(10 * most.bare) / 10 },
    ];
  } finally {
    bare.kill('SIGKILL');
    await daemon.close();
  }
}

/** Megabytes at one moment. */
interface Held {
  readonly total: number;
  readonly main: number;
  readonly composer: number;
  readonly others: number;
  /** Of a Node that does nothing. */
  readonly bare: number;
}

/**
 * The look at which most was held. Errors: TactusError `unavailable` where the daemon ended, or nothing composed: what is
 * left then is no figure.
 */
export function mostHeld(looks: readonly Held[]): Held {
  const [most] = looks.toSorted((one, other) => other.total - one.total);
  const lacks = looks.some(({ main }) => main === 0)
    ? 'the daemon ended'
    : !most || most.composer === 0
      ? 'no composer is there'
      : undefined;
  if (!most || lacks !== undefined)
    throw new TactusError(
      'unavailable',
      `What it holds cannot be told: ${lacks}.`,
      'Look what `tactus run` says.',
    );
  return most;
}

function lookAt(pid: number): Omit<Held, 'bare'> {
  const sums = { total: 0, main: 0, composer: 0, others: 0 };
  for (const one of familyOf(pid)) {
    const megabytes = proportionalMb(one) ?? 0;
    sums.total += megabytes;
    if (one === pid) sums.main += megabytes;
    else sums[commandOf(one).includes('composer.process') ? 'composer' : 'others'] += megabytes;
  }
  return sums;
}

/** A process and all that it has begun. */
function familyOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc')) {
    const stat = /^\d+$/.test(entry) ? readOrNothing(`/proc/${entry}/stat`) : '';
    // The name, in brackets, may hold anything.
    const parent = /^.*\) \S (\d+)/s.exec(stat)?.[1];
    if (parent !== undefined) parents.set(Number(entry), Number(parent));
  }
  const family = [pid];
  for (const member of family)
    for (const [child, parent] of parents) if (parent === member) family.push(child);
  return family;
}

/** Undefined where it is not to be known. */
function proportionalMb(pid: number): number | undefined {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readOrNothing(`/proc/${pid}/smaps_rollup`))?.[1];
  return kilobytes === undefined ? undefined : (Number(kilobytes) * 1024) / 1e6;
}

const commandOf = (pid: number): string => readOrNothing(`/proc/${pid}/cmdline`);

/** Processes end while one looks. */
function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
