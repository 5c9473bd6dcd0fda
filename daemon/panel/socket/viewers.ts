import type { WebSocket } from '@fastify/websocket';
import type { Log } from '../../system/log.ts';
import type { Timers } from '../../time/timers.ts';
import { createPlaces, plainAddress } from '../access/places.ts';
import { createRateLimit } from '../access/rate-limit.ts';
import type { TurnedAway } from '../access/turned-away.ts';
import type { Visitor } from '../access/visitor.ts';
import type { PanelHost } from '../host.ts';
import { answerMessage } from './messages.ts';
import { createTeller, droppedAboveBytes, type Line } from './teller.ts';

/** The largest message that we read. */
export const maximumMessageBytes = 64 * 1024;
const messagesPerSecond = 30;
const messageBurst = 90;
/** Normal closure codes of RFC 6455. */
const goingAway = 1001;
const policyViolation = 1008;
const tryAgainLater = 1013;

/** So often in a row a page may leave our call unanswered. */
const mostUnanswered = 3;
/** A page that does not answer our goodbye is not waited for. */
const goodbyeSeconds = 1;

export interface ViewersDependencies {
  readonly host: PanelHost;
  /** So many at a time. */
  readonly maximum: number;
  readonly turnedAway: TurnedAway;
  readonly timers: Timers;
  readonly log: Log;
}

/** All open panel pages. */
export interface Viewers {
  readonly count: number;
  /** False: there is no place for it. */
  add(socket: WebSocket, visitor: Visitor): boolean;
  /** Remembers the moment for the curves and shows it to who looks: to be called four times a second. */
  tick(): void;
  /** Ends connections whose other end has silently gone (a phone out of reach): to be called every 3 s. */
  checkAlive(): void;
  close(): void;
}

interface Viewer {
  readonly address: string;
  /** Calls in a row that it has not answered. */
  unanswered: number;
}

export function createViewers(dependencies: ViewersDependencies): Viewers {
  const { host, turnedAway, timers } = dependencies;
  const places = createPlaces(dependencies.maximum);
  const open = new Map<WebSocket, Viewer>();
  const teller = createTeller(host, timers);
  const unsubscribe = host.subscribe((event) => teller.hurry(event.type === 'bar' ? event.bar : undefined));

  /** A page that owes an answer gives way to one that comes. */
  const makeRoom = (crowd: readonly string[]): boolean => {
    const [idlest] = [...open]
      .filter(([, { address, unanswered }]) => unanswered > 1 && crowd.includes(address))
      .sort(([, one], [, other]) => other.unanswered - one.unanswered);
    idlest?.[0].terminate();
    return idlest !== undefined;
  };
  const refuse = (socket: WebSocket, code: number, why: string): void => {
    socket.close(code, why);
    timers.after(goodbyeSeconds, () => socket.terminate());
  };

  return {
    get count() {
      return open.size;
    },
    add(socket, visitor) {
      const address = plainAddress(visitor.address)!;
      const from = `WebSocket ${visitor.address}`;
      const crowd = places.crowdedBy(address);
      if (crowd !== undefined && !makeRoom(crowd)) {
        refuse(socket, tryAgainLater, 'too many open pages');
        return false;
      }
      const leave = places.take(address);
      const limit = createRateLimit(host.clock, messagesPerSecond, messageBurst);
      const viewer: Viewer = { address, unanswered: 0 };
      const line = lineTo(socket);
      open.set(socket, viewer);
      socket.on('pong', () => {
        viewer.unanswered = 0;
      });
      socket.on('error', () => socket.terminate());
      let isRefused = false;
      socket.on('message', async (data, isBinary) => {
        // What it said before it heard of our goodbye.
        if (isRefused) return;
        const why = isBinary ? 'text only' : limit.take() > 0 ? 'too many messages' : undefined;
        if (why !== undefined) {
          isRefused = true;
          turnedAway.tell(why, from, false);
          refuse(socket, policyViolation, why);
          return;
        }
        const answer = await answerMessage(dependencies, String(data), from);
        const say = (): void => line.send(Buffer.from(JSON.stringify(answer)));
        // A clock that is to be aligned does not wait for what has changed.
        if (answer.type === 'pong') say();
        else teller.afterwards(say);
      });
      const stopTelling = teller.join(line);
      socket.on('close', () => {
        leave();
        stopTelling();
        open.delete(socket);
      });
      return true;
    },
    tick: teller.tick,
    checkAlive() {
      for (const [socket, viewer] of open) {
        if (viewer.unanswered >= mostUnanswered) socket.terminate();
        viewer.unanswered += 1;
        socket.ping();
      }
    },
    close() {
      unsubscribe();
      teller.close();
      for (const socket of open.keys()) socket.close(goingAway, 'Tactus stops');
    },
  };
}

function lineTo(socket: WebSocket): Line {
  return {
    get queuedBytes() {
      return socket.bufferedAmount;
    },
    send(text) {
      if (socket.bufferedAmount > droppedAboveBytes) socket.terminate();
      else if (socket.readyState === socket.OPEN) socket.send(text, { binary: false });
    },
    drop: () => socket.terminate(),
  };
}
