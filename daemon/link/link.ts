import type { LinkBeats } from '../conductor/link-tempo.ts';
import type { Session } from '../session/session.ts';
import type { StationHealth } from '../system/health.ts';
import { createStatusKeeper } from '../system/status-keeper.ts';
import type { Clock } from '../time/clock.ts';
import type { Timers } from '../time/timers.ts';
import { createCarabiner } from './carabiner.ts';
import type { LinkStatus } from './carabiner-message.ts';
import { createLeader } from './leader.ts';
import { createLinkClock } from './link-clock.ts';
import type { LinkOptions } from './options.ts';
import { saidAtMicros, tempoOf, timelineOf } from './timeline.ts';

export interface LinkDependencies {
  readonly session: Pick<Session, 'listen'>;
  readonly clock: Clock;
  readonly timers: Timers;
}

/**
 * Our place in an Ableton Link session. Link itself stays outside (it is under the GPL): a Carabiner takes part in it, and is
 * spoken to over TCP. While `conductor.follow` is `link` nothing is told to the session; else our music leads it.
 */
export interface Link {
  /** The session's beats, while somebody else is in it. */
  readonly beats: LinkBeats;
  health(): StationHealth;
  close(): Promise<void>;
}

export function createLink(options: LinkOptions, { session, clock, timers }: LinkDependencies): Link {
  const { host, port, offsetMs, startStop } = options;
  const where = `${host}:${port}`;
  const keeper = createStatusKeeper('link', clock, `connecting to Carabiner at ${where}`);
  const linkClock = createLinkClock();
  let status: LinkStatus | undefined;
  /** Until it is known nothing is told. */
  let follows = true;
  const counters = { statuses: 0, refusals: 0, connectionsLost: 0 };

  const carabiner = createCarabiner({
    ...{ host, port, clock, timers },
    onOpen() {
      if (startStop) carabiner.say('enable-start-stop-sync');
    },
    onStatus(next, heardSeconds) {
      counters.statuses += 1;
      status = next;
      leader.timeline = timelineOf(next);
      linkClock.hear(heardSeconds, saidAtMicros(next));
    },
    onRefusal() {
      counters.refusals += 1;
    },
    onEnd(why, waitSeconds) {
      if (status !== undefined) counters.connectionsLost += 1;
      status = undefined;
      leader.forget();
      linkClock.forget();
      keeper.set(
        'degraded',
        `no Carabiner at ${where} (${why}); next try in ${waitSeconds} s`,
        'Start Carabiner on this machine (github.com/Deep-Symmetry/carabiner), name its port by link.port, or switch it off by link.enabled.',
      );
    },
  });
  const leader = createLeader({
    say: carabiner.say,
    microsAt: linkClock.microsAt,
    nowSeconds: () => clock.nowSeconds(),
    ...{ offsetMs, startStop },
  });
  const leave = session.listen('link', {
    moment({ settings }) {
      follows = settings.follow === 'link';
    },
    played({ event }) {
      if (event.kind === 'bar') leader.bar(event.startBeat);
      else if (event.kind === 'beat' && !follows) leader.beat(event);
      else if (event.kind === 'stopped') leader.stop(event.atSeconds);
    },
  });

  return {
    beats() {
      if (status === undefined || status.peers === 0) return undefined;
      const timeline = timelineOf(status);
      const startSeconds = linkClock.secondsAt(timeline.startMicros);
      if (startSeconds === undefined) return undefined;
      return { tempoBpm: tempoOf(timeline), beatAtSeconds: startSeconds + offsetMs / 1000 };
    },
    health() {
      if (status !== undefined) {
        const others = status.peers === 1 ? '1 other' : `${status.peers} others`;
        const doing = follows ? 'follows' : 'leads';
        keeper.set('ok', `${doing} a session with ${others} at ${status.bpm.toFixed(1)} beats a minute`);
      }
      return keeper.health({
        counters: { ...counters, moves: leader.moves },
        gauges: {
          peers: status?.peers ?? 0,
          ...(status && { tempoBpm: status.bpm, offMs: Math.round(leader.offMs * 10) / 10 }),
        },
      });
    },
    async close() {
      leave();
      leader.stop(clock.nowSeconds());
      await carabiner.close();
    },
  };
}
