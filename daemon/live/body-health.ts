import type { Conductor } from '../conductor/conductor.ts';
import type { Lock } from '../conductor/foot-lock.ts';
import type { PanelState } from '../panel/protocol/protocol.ts';
import type { StationHealth } from '../system/health.ts';
import type { Log } from '../system/log.ts';
import { createStatusKeeper } from '../system/status-keeper.ts';
import type { Clock } from '../time/clock.ts';

/** Whether a body is heard, and what to do when none is. */
export interface BodyHealth {
  /** Undefined while somebody is there. */
  nobody(): PanelState['nobody'];
  health(): StationHealth;
}

export interface BodyHealthDependencies {
  readonly conductor: Pick<Conductor, 'settings' | 'nobodySinceSeconds'>;
  /** How beats and feet are together; undefined while nothing sounds. */
  readonly lock: () => Lock | undefined;
  readonly clock: Clock;
  readonly log: Pick<Log, 'info'>;
}

const hint =
  'Nobody is heard: `tactus pair` finds a strap or a foot pod once and for all, the page takes the steps of a phone.';

/** Beats and feet come together and apart several times a minute: the log is told of what lasts. */
const lastsSeconds = 10;

/** Nobody there is no fault, so it is `ok`, and told once. */
export function createBodyHealth({ conductor, lock, clock, log }: BodyHealthDependencies): BodyHealth {
  const keeper = createStatusKeeper('body', clock);
  let wasAlone = false;
  let lockNow: Lock | undefined;
  let lockSinceSeconds = Number.NEGATIVE_INFINITY;
  let toldLock: Lock | undefined;
  /** Whether there is a lock to tell of; it is told then. */
  const isLockNews = (now: Lock | undefined): boolean => {
    const atSeconds = clock.nowSeconds();
    if (now !== lockNow) lockSinceSeconds = atSeconds;
    lockNow = now;
    if (now === toldLock || atSeconds - lockSinceSeconds < lastsSeconds) return false;
    toldLock = now;
    return true;
  };
  const nobody = (): PanelState['nobody'] => {
    const { nobodySinceSeconds } = conductor;
    const music = conductor.settings.idle;
    return nobodySinceSeconds === undefined ? undefined : { sinceSeconds: nobodySinceSeconds, music, hint };
  };
  return {
    nobody,
    health() {
      const isAlone = nobody() !== undefined;
      keeper.set('ok', isAlone ? hint : 'listens to who is there');
      const now = lock();
      const isNews = isAlone && !wasAlone;
      // Kept before it is told: whoever writes the log in a terminal draws its line anew, and asks for the health again.
      wasAlone = isAlone;
      if (isNews) log.info({ station: 'body' }, hint);
      if (isLockNews(now)) log.info({ station: 'body', lock: now ?? 'silent' }, 'beats and feet');
      return keeper.health({ texts: { lock: now ?? 'silent' } });
    },
  };
}
