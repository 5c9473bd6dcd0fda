import type { WebSocket } from '@fastify/websocket';
import { z } from 'zod';
import { explain } from '../../system/explain.ts';
import type { Log } from '../../system/log.ts';
import { createPlaces, type Places, plainAddress } from '../access/places.ts';
import { createRateLimit } from '../access/rate-limit.ts';
import type { TurnedAway } from '../access/turned-away.ts';
import { explainFailure, InvalidInput } from '../api/failure.ts';
import { parseReadings } from '../api/incoming.ts';
import type { HostEvent, PanelHost } from '../host.ts';
import { toBarMessage } from '../protocol/bar-message.ts';
import {
  clientMessageSchema,
  messageIdSchema,
  protocolVersion,
  type ServerMessage,
} from '../protocol/protocol.ts';
import { History } from './history.ts';

/** The largest message that we read. */
export const maximumMessageBytes = 64 * 1024;
/** A page that is this far behind is dropped; it connects again and begins with `hello`. */
const maximumBehindBytes = 1024 * 1024;
const messagesPerSecond = 30;
const messageBurst = 90;
/** Normal closure codes of RFC 6455. */
const tryAgainLater = 1013;
const policyViolation = 1008;

/** So often in a row a page may leave our call unanswered. */
const mostUnanswered = 3;
/** A page that does not answer our goodbye is not waited for. */
const goodbyeMs = 1000;

interface Viewer {
  readonly address: string;
  /** Calls in a row that it has not answered. */
  unanswered: number;
}

/** All open panel pages. Driven from outside: `tick` four times a second, `checkAlive` every 3 s. */
export class Viewers {
  readonly #host: PanelHost;
  readonly #places: Places;
  readonly #log: Log;
  readonly #turnedAway: TurnedAway;
  readonly #history = new History();
  readonly #sockets = new Map<WebSocket, Viewer>();
  readonly #unsubscribe: () => void;

  constructor(host: PanelHost, maximum: number, log: Log, turnedAway: TurnedAway) {
    this.#host = host;
    this.#places = createPlaces(maximum);
    this.#log = log;
    this.#turnedAway = turnedAway;
    this.#unsubscribe = host.subscribe((event) => this.#hear(event));
  }

  get count(): number {
    return this.#sockets.size;
  }

  /** False: there is no place for it. */
  add(socket: WebSocket, ip: string): boolean {
    const address = plainAddress(ip)!;
    const from = `WebSocket ${ip}`;
    const crowd = this.#places.crowdedBy(address);
    if (crowd !== undefined && !this.#makeRoom(crowd)) {
      socket.close(tryAgainLater, 'too many open pages');
      setTimeout(() => socket.terminate(), goodbyeMs).unref();
      return false;
    }
    const leave = this.#places.take(address);
    const limit = createRateLimit(this.#host.clock, messagesPerSecond, messageBurst);
    const viewer: Viewer = { address, unanswered: 0 };
    this.#sockets.set(socket, viewer);
    socket.on('pong', () => {
      viewer.unanswered = 0;
    });
    socket.on('close', () => {
      leave();
      this.#sockets.delete(socket);
    });
    socket.on('error', () => socket.terminate());
    socket.on('message', (data, isBinary) => {
      if (!isBinary && limit.take() === 0) return void this.#answer(socket, String(data), from);
      const why = isBinary ? 'text only' : 'too many messages';
      this.#turnedAway.tell(why, from, false);
      socket.close(policyViolation, why);
    });
    this.#send(socket, {
      type: 'hello',
      protocol: protocolVersion,
      state: this.#host.state(),
      bars: this.#host.bars().map(toBarMessage),
      history: [...this.#history.points()],
    });
    return true;
  }

  /** A page that owes an answer gives way to one that comes. */
  #makeRoom(crowd: readonly string[]): boolean {
    const [idlest] = [...this.#sockets]
      .filter(([, { address, unanswered }]) => unanswered > 1 && crowd.includes(address))
      .sort(([, one], [, other]) => other.unanswered - one.unanswered);
    idlest?.[0].terminate();
    return idlest !== undefined;
  }

  /** Remembers the moment for the curves and shows it to who looks. */
  tick(): void {
    const state = this.#host.state();
    const point = this.#history.observe(state);
    this.#broadcast({ type: 'state', state });
    if (point) this.#broadcast({ type: 'point', point });
  }

  /** Ends connections whose other end has silently gone (a phone out of reach). */
  checkAlive(): void {
    for (const [socket, viewer] of this.#sockets) {
      if (viewer.unanswered >= mostUnanswered) socket.terminate();
      viewer.unanswered += 1;
      socket.ping();
    }
  }

  close(): void {
    this.#unsubscribe();
    for (const socket of this.#sockets.keys()) socket.close(1001, 'Tactus stops');
  }

  #hear(event: HostEvent): void {
    if (this.#sockets.size === 0) return;
    if (event.type === 'bar') this.#broadcast({ type: 'bar', bar: toBarMessage(event.bar) });
    else this.#broadcast({ type: 'state', state: this.#host.state() });
  }

  #broadcast(message: ServerMessage): void {
    if (this.#sockets.size === 0) return;
    const text = JSON.stringify(message);
    for (const socket of this.#sockets.keys()) this.#sendText(socket, text);
  }

  #send(socket: WebSocket, message: ServerMessage): void {
    this.#sendText(socket, JSON.stringify(message));
  }

  #sendText(socket: WebSocket, text: string): void {
    if (socket.bufferedAmount > maximumBehindBytes) socket.terminate();
    else if (socket.readyState === socket.OPEN) socket.send(text);
  }

  async #answer(socket: WebSocket, text: string, from: string): Promise<void> {
    let answers: { readonly id?: number | undefined } = {};
    let asReadings = false;
    try {
      const json = parseJson(text);
      answers = { id: idOf(json) };
      asReadings = (json as { type?: unknown } | null)?.type === 'readings';
      const parsed = clientMessageSchema.safeParse(json, { reportInput: true });
      if (!parsed.success) throw new InvalidInput(explain(parsed.error));
      const message = parsed.data;
      if (message.type === 'ping') {
        this.#send(socket, { type: 'pong', id: message.id, atSeconds: this.#host.clock.nowSeconds() });
        return;
      }
      if (message.type === 'command') await this.#host.command(message.command);
      else this.#host.accept(parseReadings(message.readings, this.#host.clock.nowSeconds()));
      this.#send(socket, { type: 'answer', ...answers, ok: true });
    } catch (error) {
      const { message, isOurs } = explainFailure(error);
      if (isOurs) this.#log.error({ err: error }, 'A message of the panel failed');
      else this.#turnedAway.tell(message, from, asReadings);
      this.#send(socket, { type: 'answer', ...answers, ok: false, error: message });
    }
  }
}

/** Also of a message that is wrong otherwise: its sender waits for an answer with this id. */
function idOf(json: unknown): number | undefined {
  const named = z.looseObject({ id: messageIdSchema }).safeParse(json);
  return named.success ? named.data.id : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidInput('This is not JSON.');
  }
}
