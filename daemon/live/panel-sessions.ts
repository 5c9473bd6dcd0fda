import type { PanelSessions, SessionsView } from '../panel/sessions.ts';
import type { KeptLikes } from '../session/kept-likes.ts';
import type { Session } from '../session/session.ts';
import { packageVersion } from '../system/files/package-root.ts';
import type { Clock } from '../time/clock.ts';

export interface PanelSessionsDependencies
  extends Pick<SessionsView['sessions'][number], 'seed' | 'model' | 'source' | 'traceFile'> {
  readonly session: Pick<Session, 'listen'>;
  readonly likes: Pick<KeptLikes, 'latest'>;
  readonly startSeconds: number;
  readonly clock: Clock;
  /** Seconds since 1970. */
  readonly wallSeconds: () => number;
}

const mostLikes = 100;

export function createPanelSessions(dependencies: PanelSessionsDependencies): PanelSessions {
  const { session, likes, startSeconds, clock, wallSeconds, seed, model, source, traceFile } = dependencies;
  let barsHeard = 0;
  let liked = 0;
  session.listen('sessions', {
    played({ event }) {
      if (event.kind === 'bar') barsHeard += 1;
    },
    liked() {
      liked += 1;
    },
  });
  return {
    view() {
      const lengthSeconds = clock.nowSeconds() - startSeconds;
      const running = {
        ...{ running: true as const, lengthSeconds, version: packageVersion, seed, source, barsHeard },
        startedAt: new Date((wallSeconds() - lengthSeconds) * 1000).toISOString(),
        model: { name: model.name, version: model.version },
        ...(traceFile !== undefined && { traceFile }),
        likes: liked,
      };
      return { sessions: [running], likes: likes.latest(mostLikes) };
    },
  };
}
