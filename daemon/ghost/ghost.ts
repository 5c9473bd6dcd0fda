import type { Desk } from '../player/shared/desk.ts';
import { type PartPlace, usualPlace } from '../player/shared/part-place.ts';
import type { SessionStore } from '../recorder/session-store.ts';
import type { SessionListener, Tell } from '../session/events.ts';
import type { GhostPlace } from '../session/ghost-place.ts';
import { isMoving } from '../session/under-way.ts';
import { messageOf } from '../system/errors.ts';
import type { StationHealth } from '../system/health.ts';
import { createStatusKeeper } from '../system/status-keeper.ts';
import type { Clock } from '../time/clock.ts';
import { type Along, createAlong } from './along.ts';
import { candidatesAmong } from './candidates.ts';
import type { Choice, Found } from './choose.ts';
import { nobodyText, standingText } from './ghost-text.ts';
import type { GhostOptions } from './options.ts';
import { createOwnRun } from './own-run.ts';
import { standFor } from './place.ts';

export interface GhostDependencies {
  readonly options: GhostOptions;
  readonly desk: Pick<Desk, 'place'>;
  readonly tell: Tell;
  readonly clock: Clock;
  /** What was run before. */
  readonly sessions: Pick<SessionStore, 'list' | 'find'>;
  /** When it is known what there is. */
  readonly loaded: () => Promise<void>;
  /** Looks into them, beside whoever asks, until the signal says that nobody wants to know any more. */
  readonly choose: (choice: Choice, signal: AbortSignal) => Promise<Found | undefined>;
  /** The number of the session that goes on: with another one the run begins anew. */
  readonly session: () => number;
  /** Whoever runs is alive: neither simulated nor recorded. */
  readonly isAlive: boolean;
}

/**
 * An earlier session runs along, and plays one part of the band: how far it is ahead is heard as where that part stands.
 * It touches nothing else: the music is composed and played as without it. Nothing here throws or waits.
 */
export interface Ghost {
  readonly listener: Required<Pick<SessionListener, 'reading' | 'moment' | 'ended'>>;
  /** Other options from now on. */
  set(options: GhostOptions): void;
  /** As it was told last; undefined while nobody runs along. */
  readonly place: GhostPlace | undefined;
  /** When it is known who runs along, if that is being looked for: offline it is waited for. */
  readonly settled: Promise<void>;
  /** None where nobody is wanted. */
  health(): readonly StationHealth[];
  /** A search that goes on ends. */
  close(): void;
}

export function createGhost(dependencies: GhostDependencies): Ghost {
  const { desk, tell, clock, sessions, loaded, choose, session, isAlive } = dependencies;
  const keeper = createStatusKeeper('ghost', clock, 'waits until somebody moves');
  let { options } = dependencies;
  let run = createOwnRun();
  let sessionNumber = session();
  let along: Along | undefined;
  let told: GhostPlace | undefined;
  let placed: PartPlace = usualPlace;
  let second = Number.NEGATIVE_INFINITY;
  /** Of the present search; one that was given up ends, and finds nobody. */
  let search: AbortController | undefined;
  let isSought = false;
  let settled: Promise<void> = Promise.resolve();
  let isLoaded = false;
  void loaded().then(() => {
    isLoaded = true;
  });

  const stand = (place: PartPlace): void => {
    const { part, sideDb, levelDb } = placed;
    if (place.part === part && place.sideDb === sideDb && place.levelDb === levelDb) return;
    placed = place;
    desk.place(place);
  };

  /** Nobody runs along until somebody is found anew. */
  const dismiss = (): void => {
    along = undefined;
    told = undefined;
    search?.abort();
    search = undefined;
    isSought = false;
    stand({ ...placed, sideDb: 0, levelDb: 0 });
    keeper.set('ok', 'waits until somebody moves');
  };

  const begin = (): void => {
    sessionNumber = session();
    run = createOwnRun();
    second = Number.NEGATIVE_INFINITY;
    dismiss();
  };

  /** Of one that is named and has no way nobody needs to know where it was. */
  const asksForPlace = (): boolean => {
    const { session: wish } = options;
    return sessions.find(wish)?.hasTrack ?? true;
  };

  const find = async (start: Choice['start']): Promise<void> => {
    const mine = new AbortController();
    search = mine;
    const { session: wish } = options;
    keeper.set('ok', 'looks for who ran here before');
    try {
      await loaded();
      const candidates = candidatesAmong(sessions.list(), wish, isAlive);
      const found = await choose({ wish, candidates, start }, mine.signal);
      if (search !== mine) return;
      if (found) along = createAlong(found);
      else keeper.set('ok', nobodyText(wish, start !== undefined));
    } catch (error) {
      if (search === mine) keeper.set('degraded', `nobody runs along: ${messageOf(error)}`);
    }
  };

  /** Somebody took the session away, or its time had come. */
  const isGone = ({ id }: Along): boolean => sessions.find(id) === undefined;
  const forget = (): void => {
    dismiss();
    // Not another one in the middle of a run.
    isSought = true;
    keeper.set('ok', 'nobody runs along any more: the session is not kept');
  };

  const runBeside = (atSeconds: number, beside: Along): void => {
    const now = Math.floor(atSeconds + 1e-6);
    const isDue = now > second;
    if (isDue) beside.look(atSeconds, run);
    const { presence01, sideDb, levelDb } = beside.placeAt(atSeconds);
    const place = { part: options.part, sideDb, levelDb };
    stand(standFor(place, presence01));
    if (!isDue) return;
    second = now;
    const { id: sessionId, standing, leadSeconds } = beside;
    told = { atSeconds, sessionId, standing, leadSeconds, ...place };
    tell('place', told);
  };

  return {
    close: () => search?.abort(),
    listener: {
      reading(reading) {
        if (reading.kind === 'position') run.locate(reading);
      },
      moment({ body }) {
        if (session() !== sessionNumber) begin();
        run.hear(body);
        if (options.session === 'off') return;
        const { atSeconds } = body;
        const { start } = run;
        const isKnown = start !== undefined || !asksForPlace();
        if (!isSought && isKnown && isMoving(body)) {
          isSought = true;
          settled = find(start === 'none' ? undefined : start);
        }
        if (along === undefined) return;
        if (isGone(along)) forget();
        else runBeside(atSeconds, along);
      },
      ended: begin,
    },
    set(next) {
      const isOther = next.session !== options.session;
      options = next;
      if (isOther) dismiss();
    },
    get place() {
      return told;
    },
    get settled() {
      return settled;
    },
    health() {
      const { session: wish } = options;
      if (wish === 'off') return [];
      const isNamed = wish !== 'last' && wish !== 'best';
      if (isNamed && isLoaded && along === undefined && sessions.find(wish) === undefined)
        keeper.set(
          'degraded',
          `there is no session ${wish}: nobody runs along`,
          'See `tactus sessions list`, and set ghost.session.',
        );
      else if (along) keeper.set('ok', standingText(along));
      return [keeper.health()];
    },
  };
}
