import type { WebSocket } from '@fastify/websocket';
import type { Timers } from '../../time/timers.ts';
import { createPlaces } from '../access/places.ts';
import { isRefusal } from '../access/refusal.ts';
import type { TurnedAway } from '../access/turned-away.ts';
import type { Visitor } from '../access/visitor.ts';
import { type Authenticate, readAuth } from './authenticate.ts';
import { type Closer, closeCodes } from './close.ts';

/** Whoever was not let in by the head of his request says by so long after it who he is. */
const authSeconds = 5;
/** Who comes when all are taken takes the place of who has waited longest at the address that has the most of them. */
const mostWaiting = 32;

export interface WaitingRoomDependencies {
  readonly authenticate: Authenticate;
  readonly turnedAway: TurnedAway;
  readonly timers: Timers;
  readonly close: Closer;
}

/** Sockets of whom nobody knows yet whose they are. They are told nothing. */
export interface WaitingRoom {
  /** Whoever says in time who he is, is handed on. */
  add(socket: WebSocket, address: string, handOn: (visitor: Visitor) => void): void;
}

interface Guest {
  readonly address: string;
  turnAway(code: number, why: string): void;
}

export function createWaitingRoom({
  authenticate,
  turnedAway,
  timers,
  close,
}: WaitingRoomDependencies): WaitingRoom {
  const places = createPlaces(mostWaiting);
  /** Who has waited longest comes first. */
  const waiting = new Map<WebSocket, Guest>();

  return {
    add(socket, address, handOn) {
      const from = `WebSocket ${address}`;
      const crowd = places.crowdedBy(address);
      if (crowd !== undefined) {
        // Not of all: who fills the room from two addresses would push out a phone that is about to say who it is.
        const longest = [...waiting.values()].find((guest) => guest.address === crowd[0]);
        longest?.turnAway(closeCodes.tryAgainLater, 'too many wait');
      }
      const leavePlace = places.take(address);
      const leave = (): void => {
        leavePlace();
        stopWaiting();
        waiting.delete(socket);
        socket.off('message', hear);
        socket.off('close', leave);
      };
      const turnAway = (code: number, why: string): void => {
        leave();
        turnedAway.tell(why, from, false);
        close(socket, code, why);
      };
      const hear = (data: unknown, isBinary: boolean): void => {
        const token = isBinary ? undefined : readAuth(String(data));
        const known = token === undefined ? undefined : authenticate(token, address);
        if (known === undefined) turnAway(closeCodes.policyViolation, 'say who you are first');
        else if (isRefusal(known)) {
          const isLater = known.statusCode === 429;
          turnAway(isLater ? closeCodes.tryAgainLater : closeCodes.unknown, known.message);
        } else {
          leave();
          handOn(known);
        }
      };
      const stopWaiting = timers.after(authSeconds, () =>
        turnAway(closeCodes.unknown, `you did not say within ${authSeconds} s who you are`),
      );
      waiting.set(socket, { address, turnAway });
      socket.on('message', hear);
      socket.on('close', leave);
    },
  };
}
