import type {
  ClientMessage,
  IncomingReading,
  ServerMessage,
} from '../../../daemon/panel/protocol/protocol.ts';
import type { Command } from '../../../daemon/session/command.ts';
import { createBackoff } from '../../../daemon/time/backoff.ts';

/** The daemon speaks four times a second; so long without a word, and the line is dead even if nobody closed it. */
const silenceMs = 5000;

export type ConnectionStatus =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open' }
  | { readonly kind: 'lost'; readonly retryAtMs: number };

export interface ConnectionListener {
  onMessage(message: ServerMessage): void;
  onStatus(status: ConnectionStatus): void;
  /** To what was sent with this id; `refusal` says why it could not be done. */
  onAnswer(id: number | undefined, refusal: string | undefined): void;
}

/** The line to the daemon; connects again by itself, a little later each time. */
export class Connection {
  readonly #listener: ConnectionListener;
  #socket: WebSocket | undefined;
  #retryTimer: number | undefined;
  #silenceTimer: number | undefined;
  readonly #backoff = createBackoff({ firstSeconds: 0.5, mostSeconds: 8 });
  #nextId = 1;

  constructor(listener: ConnectionListener) {
    this.#listener = listener;
    // Phones cut the line when the page sleeps: come back at once when it wakes.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible' && !this.#socket) this.connect();
    });
    window.addEventListener('online', () => {
      if (!this.#socket) this.connect();
    });
  }

  connect(): void {
    window.clearTimeout(this.#retryTimer);
    this.#socket?.close();
    this.#listener.onStatus({ kind: 'connecting' });
    const url = new URL('./ws', location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    const socket = new WebSocket(url);
    this.#socket = socket;
    this.#watchSilence(socket);
    socket.onmessage = ({ data }) => {
      if (socket !== this.#socket) return;
      this.#watchSilence(socket);
      this.#hear(JSON.parse(String(data)) as ServerMessage);
    };
    socket.onclose = () => {
      if (socket === this.#socket) this.#lose();
    };
  }

  /** The answer has the id that is given back. Undefined when there is nobody to tell. */
  send(command: Command): number | undefined {
    return this.#send((id) => ({ type: 'command', id, command }));
  }

  sendReadings(readings: readonly IncomingReading[]): void {
    this.#send((id) => ({ type: 'readings', id, readings: [...readings] }));
  }

  /** Asks for the daemon's time; the pong has the id that is given back. Undefined when there is nobody to ask. */
  ping(): number | undefined {
    return this.#send((id) => ({ type: 'ping', id }));
  }

  #send(message: (id: number) => ClientMessage): number | undefined {
    if (this.#socket?.readyState !== WebSocket.OPEN) return undefined;
    const id = this.#nextId;
    this.#nextId += 1;
    this.#socket.send(JSON.stringify(message(id)));
    return id;
  }

  #hear(message: ServerMessage): void {
    if (message.type === 'hello') {
      this.#backoff.reset();
      this.#listener.onStatus({ kind: 'open' });
    }
    if (message.type !== 'answer') this.#listener.onMessage(message);
    else
      this.#listener.onAnswer(message.id, message.ok ? undefined : (message.error ?? 'That did not work.'));
  }

  #watchSilence(socket: WebSocket): void {
    window.clearTimeout(this.#silenceTimer);
    this.#silenceTimer = window.setTimeout(() => {
      if (socket !== this.#socket) return;
      socket.close();
      this.#lose();
    }, silenceMs);
  }

  #lose(): void {
    this.#socket = undefined;
    window.clearTimeout(this.#silenceTimer);
    const retryMs = 1000 * this.#backoff.nextSeconds();
    this.#retryTimer = window.setTimeout(() => this.connect(), retryMs);
    this.#listener.onStatus({ kind: 'lost', retryAtMs: performance.now() + retryMs });
  }
}
