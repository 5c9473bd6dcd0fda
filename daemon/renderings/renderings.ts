import { readdir, rm, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { TactusError } from '../system/errors.ts';
import { sweepUnfinished } from '../system/files/leftovers.ts';
import type { StationHealth } from '../system/health.ts';
import { createStatusKeeper } from '../system/status-keeper.ts';
import type { Clock } from '../time/clock.ts';
import type { Timers } from '../time/timers.ts';
import { type RenderChild, startRenderChild } from './render-child.ts';

/** A piece of music that is to be rendered while others play. */
export interface RenderingWish {
  /** Letters, digits, `.`, `_` and `-`. What waits, goes on or is ready under this name is not begun again. */
  readonly id: string;
  /** What stands behind `tactus`, but for the files that it writes: a `render` or `sessions replay`. */
  readonly args: readonly string[];
  readonly format: 'mp3' | 'wav' | 'flac' | 'opus';
  /** Where it goes, from the state folder. Absent: `renderings/ID.FORMAT`, where the oldest make room. */
  readonly file?: string;
  /** More is not waited for. Default an hour. */
  readonly mostSeconds?: number;
}

/** How it stands with one. */
export interface Rendering {
  readonly id: string;
  readonly state: 'waiting' | 'rendering' | 'ready' | 'failed';
  /** How far it is. */
  readonly done01: number;
  /** Why it failed, and what to do; empty else. */
  readonly detail: string;
  /** Where the sound lies once it is ready; nothing lies there before. */
  readonly path: string;
}

/**
 * Renders one piece after the other, each in a process of its own of the lowest priority: what is heard live goes first.
 * They are known as long as the daemon lives; their files are found by who has kept their names.
 */
export interface Renderings {
  /** Errors: TactusError `unavailable` where too many wait, `usage` of an id or a file that cannot be. */
  begin(wish: RenderingWish): Rendering;
  find(id: string): Rendering | undefined;
  /** Those that are known, in the order in which they were begun. */
  list(): readonly Rendering[];
  /** When it is ready or failed; undefined where it is not known, or was ended. */
  settled(id: string): Promise<Rendering | undefined>;
  /** Ends it, or forgets it; a file that is ready stays. */
  cancel(id: string): void;
  health(): StationHealth;
  close(): Promise<void>;
}

export interface RenderingsDependencies {
  readonly stateFolder: string;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Another command than ours, in tests. */
  readonly start?: typeof startRenderChild;
}

const mostWaiting = 32;
const mostKnown = 256;
const usualMostSeconds = 3600;
/** Of `renderings/`. */
const mostKeptBytes = 300e6;
const ownFolder = 'renderings';

interface Job {
  readonly wish: RenderingWish;
  readonly path: string;
  state: Rendering['state'];
  done01: number;
  detail: string;
  readonly settle: (() => void)[];
}

export function createRenderings(dependencies: RenderingsDependencies): Renderings {
  const { stateFolder, clock, timers, start = startRenderChild } = dependencies;
  const keeper = createStatusKeeper('renderings', clock);
  const counters = { rendered: 0, failures: 0 };
  const jobs = new Map<string, Job>();
  let running: { readonly job: Job; readonly child: RenderChild } | undefined;
  let isClosed = false;
  sweepUnfinished(join(stateFolder, ownFolder));

  const viewOf = ({ wish: { id }, state, done01, detail, path }: Job): Rendering => ({
    ...{ id, state, done01, detail, path },
  });
  const waiting = (): Job[] => [...jobs.values()].filter(({ state }) => state === 'waiting');

  const finish = (job: Job, failure: string | undefined): void => {
    job.state = failure === undefined ? 'ready' : 'failed';
    job.detail = failure ?? '';
    if (failure === undefined) job.done01 = 1;
    counters[failure === undefined ? 'rendered' : 'failures'] += 1;
    for (const settle of job.settle.splice(0)) settle();
  };
  const next = (): void => {
    const [job] = waiting();
    if (running || isClosed || !job) return;
    job.state = 'rendering';
    const { args, format, mostSeconds = usualMostSeconds } = job.wish;
    const child = start({
      ...{ args: [...args, `--${format}`, job.path], path: job.path, mostSeconds, timers },
      onProgress: (done01) => {
        job.done01 = done01;
      },
    });
    running = { job, child };
    void child.ended.then(async (failure) => {
      running = undefined;
      // One that was cancelled meanwhile is nobody's any more.
      if (jobs.get(job.wish.id) === job) finish(job, failure);
      await makeRoom(join(stateFolder, ownFolder)).catch(() => undefined);
      next();
    });
  };
  /** Of those that are settled the oldest are forgotten. */
  const forgetOld = (): void => {
    for (const [id, { state }] of jobs) {
      if (jobs.size <= mostKnown) return;
      if (state === 'ready' || state === 'failed') jobs.delete(id);
    }
  };

  return {
    begin(wish) {
      const known = jobs.get(wish.id);
      if (known && known.state !== 'failed') return viewOf(known);
      const path = placeOf(wish, stateFolder);
      if (waiting().length >= mostWaiting) {
        const fix = 'Wait until some are ready, or end one.';
        throw new TactusError('unavailable', `${mostWaiting} renderings wait already.`, fix);
      }
      jobs.delete(wish.id);
      const job: Job = { wish, path, state: 'waiting', done01: 0, detail: '', settle: [] };
      jobs.set(wish.id, job);
      forgetOld();
      next();
      return viewOf(job);
    },
    find(id) {
      const job = jobs.get(id);
      return job && viewOf(job);
    },
    list: () => [...jobs.values()].map(viewOf),
    async settled(id) {
      const job = jobs.get(id);
      if (!job) return undefined;
      if (job.state === 'waiting' || job.state === 'rendering')
        await new Promise<void>((resolve) => job.settle.push(resolve));
      return jobs.get(id) === job ? viewOf(job) : undefined;
    },
    cancel(id) {
      const job = jobs.get(id);
      if (!job) return;
      jobs.delete(id);
      for (const settle of job.settle.splice(0)) settle();
      if (running?.job === job) running.child.end();
    },
    health() {
      const count = waiting().length;
      const now = running ? `renders ${running.job.wish.id}` : 'renders nothing';
      keeper.set('ok', count === 0 ? now : `${now}; ${count} wait`);
      return keeper.health({ counters, gauges: { waiting: count } });
    },
    async close() {
      isClosed = true;
      running?.child.end();
      await running?.child.ended;
    },
  };
}

/** Errors: TactusError `usage`. */
function placeOf({ id, format, file }: RenderingWish, stateFolder: string): string {
  const path = join(stateFolder, file ?? join(ownFolder, `${id}.${format}`));
  const isInside = !/^(\.\.|\/|$)/.test(relative(stateFolder, path));
  if (/^[\w-][\w.-]{0,99}$/.test(id) && isInside) return path;
  throw new TactusError(
    'usage',
    `"${id}" cannot be rendered.`,
    'Name it by letters, digits, ".", "_" and "-".',
  );
}

/** Errors: of the file system. */
async function makeRoom(folder: string): Promise<void> {
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => ({ name, ...(await stat(join(folder, name))) })),
  );
  let bytes = 0;
  for (const { name, size } of files.sort((one, other) => other.mtimeMs - one.mtimeMs)) {
    bytes += size;
    if (bytes > mostKeptBytes) await rm(join(folder, name), { force: true });
  }
}
