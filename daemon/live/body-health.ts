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

/** Nobody there is no fault, so it is `ok`, and told once. */
export function createBodyHealth({ conductor, lock, clock, log }: BodyHealthDependencies): BodyHealth {
  const keeper = createStatusKeeper('body', clock);
  let wasAlone = false;
  let toldLock: Lock | undefined;
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
      const [isNews, isLockNews] = [isAlone && !wasAlone, now !== toldLock];
      // Kept before it is told: whoever writes the log in a terminal draws its line anew, and asks for the health again.
      wasAlone = isAlone;
      toldLock = now;
      if (isNews) log.info({ station: 'body' }, hint);
      if (isLockNews) log.info({ station: 'body', lock: now ?? 'silent' }, 'beats and feet');
      return keeper.health({ texts: { lock: now ?? 'silent' } });
    },
  };
}
