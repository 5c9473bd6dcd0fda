import type { StationHealth } from '../system/health.ts';
import type { Log } from '../system/log.ts';
import { createStatusKeeper } from '../system/status-keeper.ts';
import type { Clock } from '../time/clock.ts';
import type { SessionEvents, SessionListener, Tell } from './events.ts';

/** The one place where everything that happens is told, and where whoever wants to know of it listens. */
export interface Session {
  readonly tell: Tell;
  /**
   * Listeners hear in the order in which they came. Under `name` a listener's failures are told, and to `onFailure`, for
   * whoever cannot go on without it. Gives back what ends it.
   */
  listen(name: string, listener: SessionListener, onFailure?: (error: unknown) => void): () => void;
  health(): StationHealth;
}

export interface SessionDependencies {
  readonly clock: Clock;
  readonly log: Pick<Log, 'error'>;
}

/** A listener that fails at every event is not told of at every event. */
const secondsBetweenWords = 60;

interface Member {
  readonly name: string;
  readonly listener: SessionListener;
  readonly onFailure: ((error: unknown) => void) | undefined;
  failures: number;
  quietUntilSeconds: number;
}

/** Listeners are guarded: one that throws, now or in a promise, is logged and counted, and stops nobody. */
export function createSession({ clock, log }: SessionDependencies): Session {
  const keeper = createStatusKeeper('session', clock);
  const told: Record<keyof SessionEvents, number> = {
    reading: 0,
    moment: 0,
    bar: 0,
    played: 0,
    place: 0,
    command: 0,
    liked: 0,
    skipped: 0,
    said: 0,
    ended: 0,
    refused: 0,
    health: 0,
  };
  /** Replaced, never changed: whoever comes or goes while something is told does not disturb the telling. */
  let members: readonly Member[] = [];
  let failures = 0;
  let trouble: { readonly detail: string; readonly untilSeconds: number } | undefined;

  const fail = (member: Member, event: keyof SessionEvents, error: unknown): void => {
    const nowSeconds = clock.nowSeconds();
    const reason = error instanceof Error ? error.message : String(error);
    failures += 1;
    member.failures += 1;
    member.onFailure?.(error);
    trouble = { detail: `${member.name} failed: ${reason}`, untilSeconds: nowSeconds + secondsBetweenWords };
    if (nowSeconds < member.quietUntilSeconds) return;
    member.quietUntilSeconds = nowSeconds + secondsBetweenWords;
    const { name } = member;
    log.error({ station: 'session', err: error, event, failures: member.failures }, `${name} failed`);
  };

  return {
    tell(name, event) {
      told[name] += 1;
      for (const member of members) {
        try {
          const answer: unknown = member.listener[name]?.(event);
          if (answer instanceof Promise) answer.catch((error: unknown) => fail(member, name, error));
        } catch (error) {
          fail(member, name, error);
        }
      }
    },
    listen(name, listener, onFailure) {
      const quietUntilSeconds = Number.NEGATIVE_INFINITY;
      const member: Member = { name, listener, onFailure, failures: 0, quietUntilSeconds };
      members = [...members, member];
      return () => {
        members = members.filter((each) => each !== member);
      };
    },
    health() {
      if (trouble !== undefined && clock.nowSeconds() < trouble.untilSeconds)
        keeper.set('degraded', trouble.detail);
      else keeper.set('ok', 'tells what happens');
      return keeper.health({
        counters: { ...told, failures },
        gauges: { listeners: members.length },
      });
    },
  };
}
