import type { WebSocket } from '@fastify/websocket';
import { createRateLimit } from '../access/rate-limit.ts';
import { isRefusal } from '../access/refusal.ts';
import { may, type Visitor } from '../access/visitor.ts';
import { InvalidInput } from '../api/failure.ts';
import type { PanelHost } from '../host.ts';
import type { Authenticate } from './authenticate.ts';
import { type Closer, closeCodes } from './close.ts';
import { answerMessage, type MessageDependencies } from './messages.ts';
import { droppedAboveBytes, type Line, type Teller } from './teller.ts';
import type { Watching } from './watching.ts';

const messagesPerSecond = 30;
const messageBurst = 90;

export interface ViewerDependencies extends MessageDependencies {
  readonly host: PanelHost;
  /** Who tells it: by what it may. */
  readonly tellerOf: (visitor: Visitor) => Pick<Teller, 'join' | 'afterwards'>;
  readonly watching: Pick<Watching, 'watch'>;
  readonly authenticate: Authenticate;
  readonly close: Closer;
}

/** One open page: told what happens, and heard. */
export interface Viewer {
  readonly visitor: Visitor;
  /** Calls in a row that it has not answered. */
  readonly unanswered: number;
  call(): void;
  /** It is greeted anew, as whom it is now. */
  become(visitor: Visitor): void;
  /** Tells and hears no more, and says goodbye. */
  turnAway(code: number, why: string): void;
}

/** Greets whoever may look on. */
export function openViewer(dependencies: ViewerDependencies, socket: WebSocket, admitted: Visitor): Viewer {
  const { host, tellerOf, watching, authenticate, turnedAway, close } = dependencies;
  const { address } = admitted;
  const from = `WebSocket ${address}`;
  const limit = createRateLimit(host.clock, messagesPerSecond, messageBurst);
  const line = lineTo(socket);
  let visitor = admitted;
  let unanswered = 0;
  let isGone = false;
  let stopTelling = tellerOf(visitor).join(line, visitor.role);
  let stopWatching = (): void => {};

  const leave = (): void => {
    stopTelling();
    stopWatching();
  };
  const watch = (spectrum: boolean): void => {
    stopWatching();
    if (spectrum && !isGone) stopWatching = watching.watch(line);
  };
  const become = (next: Visitor): void => {
    if (isGone) return;
    visitor = next;
    stopTelling();
    stopTelling = tellerOf(visitor).join(line, visitor.role);
  };
  const turnAway = (code: number, why: string): void => {
    isGone = true;
    leave();
    // What it said before it hears of our goodbye.
    socket.off('message', hear);
    close(socket, code, why);
  };
  const signIn = (token: string): void => {
    // Who may everything has nothing to say, and guesses nothing.
    const known = may(visitor, 'admin') ? visitor : authenticate(token, address);
    if (isRefusal(known)) throw new InvalidInput(known.message);
    // Nobody is less than he was at the door.
    if (may(known, visitor.role) && known.role !== visitor.role) become(known);
  };
  const hear = async (data: unknown, isBinary: boolean): Promise<void> => {
    const why = isBinary ? 'text only' : limit.take() > 0 ? 'too many messages' : undefined;
    if (why !== undefined) {
      turnedAway.tell(why, from, false);
      turnAway(closeCodes.policyViolation, why);
      return;
    }
    const answer = await answerMessage(dependencies, String(data), { visitor, from, signIn, watch });
    const say = (): void => line.send(Buffer.from(JSON.stringify(answer)));
    // A clock that is to be aligned does not wait for what has changed.
    if (answer.type === 'pong') say();
    else tellerOf(visitor).afterwards(say);
  };

  socket.on('message', hear);
  socket.on('pong', () => {
    unanswered = 0;
  });
  socket.on('close', leave);
  return {
    get visitor() {
      return visitor;
    },
    get unanswered() {
      return unanswered;
    },
    call() {
      unanswered += 1;
      socket.ping();
    },
    become,
    turnAway,
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
