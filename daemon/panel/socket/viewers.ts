import type { WebSocket } from '@fastify/websocket';
import type { Log } from '../../system/log.ts';
import type { Timers } from '../../time/timers.ts';
import type { Access } from '../access/access.ts';
import type { GuestOptions } from '../access/guests.ts';
import { createPlaces, plainAddress } from '../access/places.ts';
import type { TurnedAway } from '../access/turned-away.ts';
import { may, type Visitor } from '../access/visitor.ts';
import type { PanelHost } from '../host.ts';
import { stateFor } from '../places-hidden.ts';
import { createAuthenticate } from './authenticate.ts';
import { closeCodes, createCloser } from './close.ts';
import { createTeller, type Teller } from './teller.ts';
import { openViewer, type Viewer } from './viewer.ts';
import { createWaitingRoom } from './waiting-room.ts';
import { createWatching } from './watching.ts';

/** The largest message that we read. */
export const maximumMessageBytes = 64 * 1024;
/** So often in a row a page may leave our call unanswered. */
const mostUnanswered = 3;

export interface ViewersDependencies {
  readonly host: PanelHost;
  /** So many at a time. */
  readonly maximum: number;
  readonly guests: GuestOptions;
  readonly access: Pick<Access, 'signIn'> & { readonly users: Pick<Access['users'], 'listen'> };
  readonly turnedAway: TurnedAway;
  readonly timers: Timers;
  readonly log: Log;
}

/** All open panel pages. */
export interface Viewers {
  readonly count: number;
  /** Lets it look on, at once or when it has said who it is. `onAdmitted`: it does now, and has a place. */
  add(socket: WebSocket, visitor: Visitor, onAdmitted: () => void): void;
  /** Remembers the moment for the curves and shows it to who looks: to be called four times a second. */
  tick(): void;
  /** Ends connections whose other end has silently gone (a phone out of reach): to be called every 3 s. */
  checkAlive(): void;
  close(): void;
}

export function createViewers(dependencies: ViewersDependencies): Viewers {
  const { host, access, turnedAway, timers } = dependencies;
  const places = createPlaces(dependencies.maximum);
  const open = new Map<WebSocket, Viewer>();
  /** Who looks on is told of no place, and so by another. */
  const tellers = {
    steering: createTeller(host, timers),
    lookingOn: createTeller(
      { clock: host.clock, state: () => stateFor({ role: 'viewer' }, host.state()), bars: () => host.bars() },
      timers,
    ),
  };
  const tellerOf = (visitor: Visitor): Teller =>
    may(visitor, 'performer') ? tellers.steering : tellers.lookingOn;
  const watching = createWatching(host, timers);
  const close = createCloser(timers);
  const authenticate = createAuthenticate(access.signIn);
  const waitingRoom = createWaitingRoom({ authenticate, turnedAway, timers, close });
  const unsubscribe = host.subscribe((event) => {
    for (const teller of Object.values(tellers)) teller.hurry(event.type === 'bar' ? event.bar : undefined);
  });
  access.users.listen(({ type, id, role }) => {
    for (const viewer of open.values()) {
      if (viewer.visitor.tokenId !== id) continue;
      if (type === 'removed') viewer.turnAway(closeCodes.unknown, 'this token is not known here any more');
      else viewer.become({ ...viewer.visitor, role });
    }
  });

  /** A page that owes an answer gives way to one that comes. */
  const makeRoom = (crowd: readonly string[]): boolean => {
    const [idlest] = [...open]
      .filter(([, { visitor, unanswered }]) => unanswered > 1 && crowd.includes(visitor.address))
      .sort(([, one], [, other]) => other.unanswered - one.unanswered);
    idlest?.[0].terminate();
    return idlest !== undefined;
  };
  /** False: there is no place for it. */
  const admit = (socket: WebSocket, visitor: Visitor): boolean => {
    const crowd = places.crowdedBy(visitor.address);
    if (crowd !== undefined && !makeRoom(crowd)) {
      close(socket, closeCodes.tryAgainLater, 'too many open pages');
      return false;
    }
    const leave = places.take(visitor.address);
    socket.on('close', () => {
      leave();
      open.delete(socket);
    });
    open.set(
      socket,
      openViewer({ ...dependencies, tellerOf, watching, authenticate, close }, socket, visitor),
    );
    return true;
  };

  return {
    get count() {
      return open.size;
    },
    add(socket, { address: given, ...rest }, onAdmitted) {
      const address = plainAddress(given)!;
      const enter = (visitor: Visitor): void => {
        if (admit(socket, visitor)) onAdmitted();
      };
      socket.on('error', () => socket.terminate());
      if (may(rest, 'viewer')) enter({ ...rest, address });
      else waitingRoom.add(socket, address, enter);
    },
    tick() {
      for (const teller of Object.values(tellers)) teller.tick();
    },
    checkAlive() {
      for (const [socket, viewer] of open) {
        if (viewer.unanswered >= mostUnanswered) socket.terminate();
        viewer.call();
      }
    },
    close() {
      unsubscribe();
      for (const teller of Object.values(tellers)) teller.close();
      watching.close();
      for (const socket of open.keys()) socket.close(closeCodes.goingAway, 'Tactus stops');
    },
  };
}
