import { Refused } from '../panel/api/failure.ts';
import type { PanelSessions } from '../panel/sessions.ts';
import type { Summary } from '../recorder/summary.ts';
import type { KeptLikes } from '../session/kept-likes.ts';
import type { Session } from '../session/session.ts';
import { packageVersion } from '../system/files/package-root.ts';
import type { Clock } from '../time/clock.ts';

export interface PanelSessionsDependencies extends Pick<Summary, 'seed' | 'model' | 'source'> {
  readonly traceFile?: string | undefined;
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
  const running = (): Summary => {
    const lengthSeconds = clock.nowSeconds() - startSeconds;
    const startedAt = new Date((wallSeconds() - lengthSeconds) * 1000).toISOString();
    return {
      ...{ id: startedAt.slice(0, 19).replaceAll(':', '-'), running: true, startedAt, lengthSeconds },
      ...{ movingSeconds: 0, styles: [], songs: 0, barsHeard, likes: liked, skips: 0, laps: 0, bytes: 0 },
      ...{ hasTrack: false, hasSound: false, seed, source, version: packageVersion },
      model: { name: model.name, version: model.version },
    };
  };
  const known = (id: string): Summary => {
    const now = running();
    if (id === 'current' || id === now.id) return now;
    throw new Refused(404, 'There is no session of this id.');
  };
  const sound = async (id: string) => {
    known(id);
    return { state: 'none' as const, detail: 'It was not rendered.' };
  };
  return {
    view: async () => ({
      sessions: [running()],
      likes: likes.latest(mostLikes),
      storage: {
        ...{ recording: false, detail: 'earlier sessions are not kept yet', bytes: 0 },
        ...{ keepMegabytes: 0, keepDays: 0 },
      },
      ...(traceFile !== undefined && { traceFile }),
    }),
    show: async (id) => ({ summary: known(id), curve: [], laps: [], likes: [] }),
    async file(id) {
      known(id);
      throw new Refused(404, 'It has no such file.');
    },
    async remove(id) {
      known(id);
      throw new Refused(409, 'It goes on.');
    },
    sound,
    render: sound,
    removeSound: sound,
  };
}
