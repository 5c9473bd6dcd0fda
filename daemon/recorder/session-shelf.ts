import { reasonOf } from '../system/files/atomic-file.ts';
import type { Timers } from '../time/timers.ts';
import type { RunningSession } from './running-session.ts';
import { concludeSession, isWorthKeeping } from './session-folder.ts';
import type { KeepLimits, SessionStore } from './session-store.ts';
import type { SteadyWall } from './steady-wall.ts';
import type { Summary } from './summary.ts';

export interface SessionShelfDependencies {
  readonly options: KeepLimits & { readonly enabled: boolean };
  readonly store: SessionStore;
  readonly timers: Timers;
  readonly wall: SteadyWall;
  /** What the session that goes on takes. */
  readonly runningBytes: () => number;
  /** Of this life: it goes on, or is concluded here. */
  readonly isOpen: (id: string) => boolean;
  readonly ending?: ((id: string) => Promise<void>) | undefined;
  readonly kept?: ((summary: Summary) => void) | undefined;
}

/** What becomes of sessions on the disk: one thing at a time, and nobody waits for it. What fails is told, and tried again. */
export interface SessionShelf {
  /** Looks at the folder anew. */
  load(): void;
  /** When it is known what the disk has. */
  readonly loaded: Promise<void>;
  /**
   * Writes down what one was that has ended, once its journal is `closed`. Errors: Error where the disk does not take it; its
   * journal stays, and it is tried again.
   */
  conclude(session: RunningSession, closed: Promise<void>): Promise<Summary | undefined>;
  /** What goes wrong now. */
  readonly trouble: string | undefined;
  /** What is under way is done, or given up. */
  close(): Promise<void>;
}

const secondsBetweenPrunings = 20 * 60;
/** Longer each time: what is to be summed up may be long. */
const firstTrySeconds = 5;
const lastTrySeconds = 300;
/** A disk that hangs does not keep us from ending. */
const patienceSeconds = 10;

export function createSessionShelf(dependencies: SessionShelfDependencies): SessionShelf {
  const { options, store, timers, wall, ending, kept } = dependencies;
  const troubles = new Map<string, string>();
  let tryInSeconds = firstTrySeconds;
  let isClosed = false;
  let cancelTry = (): void => {};
  let cancelPruning = (): void => {};
  let work: Promise<void> = Promise.resolve();

  const later = (name: 'keeping' | 'pruning', action: () => Promise<void>): Promise<void> => {
    work = work.then(action).then(
      () => void troubles.delete(name),
      (error: unknown) => {
        troubles.set(name, reasonOf((error as Error).cause ?? error));
        if (name === 'keeping') tryAgain();
      },
    );
    return work;
  };
  const load = (): Promise<void> =>
    later('keeping', async () => {
      cancelTry();
      await store.load(Date.now(), { isOwn: dependencies.isOpen, ending, ended: kept });
      tryInSeconds = firstTrySeconds;
    });
  const tryAgain = (): void => {
    cancelTry();
    if (isClosed) return;
    cancelTry = timers.after(tryInSeconds, () => {
      loaded = load();
    });
    tryInSeconds = Math.min(2 * tryInSeconds, lastTrySeconds);
  };
  const prune = (): Promise<void> =>
    later('pruning', () => store.prune(options, wall.nowMs(), dependencies.runningBytes()));
  const pruneLater = (): void => {
    if (isClosed) return;
    cancelPruning = timers.after(secondsBetweenPrunings, () => void prune().then(pruneLater));
  };
  let loaded = options.enabled ? load().then(prune) : load();
  pruneLater();

  return {
    load() {
      loaded = load();
    },
    get loaded() {
      return loaded;
    },
    async conclude({ id, digest }, closed) {
      let summary: Summary | undefined;
      let failure: unknown;
      await later('keeping', async () => {
        await closed;
        try {
          if (isWorthKeeping(digest)) await ending?.(id);
          summary = await concludeSession(store.folder, id, digest);
        } catch (error) {
          failure = error;
          throw error;
        }
        if (!summary) return;
        const isIndexed = store.add(summary);
        kept?.(summary);
        await isIndexed;
      });
      void prune();
      if (failure !== undefined) throw failure;
      return summary;
    },
    get trouble() {
      return troubles.get('keeping') ?? troubles.get('pruning');
    },
    async close() {
      isClosed = true;
      cancelPruning();
      cancelTry();
      await Promise.race([work, new Promise<void>((resolve) => timers.after(patienceSeconds, resolve))]);
    },
  };
}
