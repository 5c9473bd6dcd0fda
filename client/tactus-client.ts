import type { ClientMessage, ServerMessage } from './protocol.d.ts';

/**
 * Talks to a Tactus daemon over its WebSocket: in browsers, in Node from version 22 on, and with `ws` in older ones. One
 * file without dependencies, and its types in `protocol.d.ts`; copy both. What is said is explained in docs/protocol.md.
 *
 *   const band = createTactusClient({ url: 'http://localhost:7272', onChange: ({ body }) => console.log(body) });
 *   band.connect();
 *   await band.command({ style: 'folk' });
 */
export interface TactusClient {
  readonly status: ConnectionStatus;
  /** As of the last message; undefined before the first. */
  readonly state: PanelState | undefined;
  /** What we may, as the daemon said last. */
  readonly role: Role | undefined;
  /** Connects, at once also where the next try would come later. From now on it connects again by itself. */
  connect(): void;
  /** Ends the connection for good, or until `connect`. */
  close(): void;
  /** Resolves when it was taken; `state` shows it by then. Errors: Error with a text for people. */
  command(command: Command): Promise<void>;
  /** A wish in words; `language` of those that are of several. Resolves when it was carried out as far as it was understood. Errors: as of `command`. */
  say(words: string, language?: Language): Promise<Understood>;
  /** Resolves when all were taken. Errors: Error with a text for people. */
  readings(readings: readonly Reading[]): Promise<void>;
  /** Whether `onSpectrum` is told from now on, over connections that are made anew, too. */
  watch(spectrum: boolean): void;
  /** The daemon's clock, monotonic seconds, somewhere between the call and the answer. Errors: Error when there is none. */
  daemonSeconds(): Promise<number>;
}

export type Command = Extract<ClientMessage, { type: 'command' }>['command'];
type Saying = Extract<ClientMessage, { type: 'say' }>;
export type Language = NonNullable<Saying['language']>;
/** What was understood of a wish in words. */
export type Understood = NonNullable<Extract<ServerMessage, { type: 'answer' }>['understood']>;
export type Reading = Extract<ClientMessage, { type: 'readings' }>['readings'][number];
type Hello = Extract<ServerMessage, { type: 'hello' }>;
type PanelState = Hello['state'];
type Bar = Hello['bars'][number];
/** What is heard at a moment of the daemon's clock. */
export type Spectrum = Extract<ServerMessage, { type: 'spectrum' }>;
type HistoryPoint = Hello['history'][number];

export type Role = Hello['role'];

export type ConnectionStatus =
  | { readonly kind: 'closed' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open' }
  /** It is tried again at this moment of `performance.now()`. */
  | { readonly kind: 'lost'; readonly retryAtMs: number }
  /** The daemon does not know us: there was no token, or it does not count any more. Not tried again before `connect`. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The daemon speaks another language, of this number: take its client. Not tried again before `connect`. */
  | { readonly kind: 'foreign'; readonly protocol: number };

/** All there is to know, told at the beginning. */
export interface Snapshot {
  readonly state: PanelState;
  /** Not yet played out, in order. */
  readonly bars: readonly Bar[];
  /** The last five minutes, a point a second. */
  readonly history: readonly HistoryPoint[];
}

export interface TactusClientOptions {
  /** Where the panel is; undefined: where this page is from. */
  readonly url?: string | undefined;
  /** What pairing gave; asked at each try. A page of the daemon's own machine needs none. */
  readonly token?: (() => string | undefined) | undefined;
  /** For Node before 22: the one of `ws`. */
  readonly WebSocket?: (new (url: string) => WebSocketLike) | undefined;
  readonly onStatus?: ((status: ConnectionStatus) => void) | undefined;
  /** `isNew`: of a connection that was just made, perhaps to another run of the daemon; else because some was left out. */
  readonly onSnapshot?: ((snapshot: Snapshot, isNew: boolean) => void) | undefined;
  readonly onChange?: ((state: PanelState) => void) | undefined;
  /** Written, or written anew: a later `generation` replaces an earlier one of its `index`, and revokes older bars behind. */
  readonly onBar?: ((bar: Bar) => void) | undefined;
  readonly onPoint?: ((point: HistoryPoint) => void) | undefined;
  /** Some 15 times a second after `watch(true)`; a connection that is too slow for it misses some. */
  readonly onSpectrum?: ((spectrum: Spectrum) => void) | undefined;
}

/** As much of a WebSocket as is used here. */
export interface WebSocketLike {
  readonly readyState: number;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(text: string): void;
  close(): void;
}

/** The daemon speaks four times a second; so long without a word, and the line is dead even if nobody closed it. */
const silenceMs = 5000;
const firstRetryMs = 500;
const mostRetryMs = 8000;
const open = 1;
/** What is spoken here. */
const ownProtocol: Hello['protocol'] = 2;
/** The daemon's own code for a connection whose token it does not know. */
const unknownHere = 4401;

type WithoutId<Message> = Message extends unknown ? Omit<Message, 'id'> : never;
type Answer = Extract<ServerMessage, { type: 'answer' | 'pong' }>;

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

export function createTactusClient(options: TactusClientOptions): TactusClient {
  let status: ConnectionStatus = { kind: 'closed' };
  let state: PanelState | undefined;
  let role: Role | undefined;
  let socket: WebSocketLike | undefined;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let silenceTimer: ReturnType<typeof setTimeout> | undefined;
  let retryMs = firstRetryMs;
  let nextId = 1;
  let watchesSpectrum = false;
  const waiting = new Map<number, Waiting>();

  const show = (next: ConnectionStatus): void => {
    status = next;
    options.onStatus?.(status);
  };
  const give = (next: PanelState): void => {
    state = next;
    options.onChange?.(state);
  };
  const hear = (message: ServerMessage): void => {
    switch (message.type) {
      case 'hello':
        if ((message.protocol as number) !== ownProtocol) {
          leave();
          show({ kind: 'foreign', protocol: message.protocol });
          return;
        }
        retryMs = firstRetryMs;
        role = message.role;
        show({ kind: 'open' });
        if (watchesSpectrum) sayWatched();
        options.onSnapshot?.(message, true);
        give(message.state);
        break;
      case 'snapshot':
        options.onSnapshot?.(message, false);
        give(message.state);
        break;
      case 'patch':
        if (message.point) options.onPoint?.(message.point);
        for (const bar of message.bars ?? []) options.onBar?.(bar);
        if (message.state) give(applyMergePatch(state, message.state) as PanelState);
        break;
      case 'spectrum':
        options.onSpectrum?.(message);
        break;
      default: {
        const { id } = message;
        if (id === undefined) return;
        waiting.get(id)?.resolve(message);
        waiting.delete(id);
      }
    }
  };
  /** What was not answered by now never will be. */
  const leave = (): void => {
    const left = socket;
    socket = undefined;
    clearTimeout(silenceTimer);
    clearTimeout(retryTimer);
    left?.close();
    for (const each of waiting.values())
      each.reject(new Error('The connection was lost before an answer came.'));
    waiting.clear();
  };
  const lose = (): void => {
    leave();
    const inMs = retryMs;
    retryMs = Math.min(mostRetryMs, 2 * retryMs);
    retryTimer = setTimeout(connect, inMs);
    show({ kind: 'lost', retryAtMs: performance.now() + inMs });
  };
  const watchSilence = (of: WebSocketLike): void => {
    clearTimeout(silenceTimer);
    silenceTimer = setTimeout(() => {
      if (of === socket) lose();
    }, silenceMs);
  };
  const connect = (): void => {
    leave();
    show({ kind: 'connecting' });
    const next = openSocket(options);
    socket = next;
    watchSilence(next);
    next.onopen = () => {
      const token = options.token?.();
      if (token !== undefined) next.send(JSON.stringify({ type: 'auth', token }));
    };
    next.onmessage = ({ data }: { readonly data: unknown }) => {
      if (next !== socket) return;
      watchSilence(next);
      hear(JSON.parse(String(data)) as ServerMessage);
    };
    // Its end is told as well.
    next.onerror = () => {};
    next.onclose = ({ code, reason }: { readonly code: number; readonly reason: string }) => {
      if (next !== socket) return;
      if (code !== unknownHere) return lose();
      leave();
      show({ kind: 'refused', reason });
    };
  };
  const ask = (message: WithoutId<ClientMessage>): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (status.kind !== 'open' || socket?.readyState !== open) {
        reject(new Error('Not connected: nothing was changed.'));
        return;
      }
      const id = nextId;
      nextId += 1;
      waiting.set(id, { resolve, reject });
      socket.send(JSON.stringify({ ...message, id }));
    });
  const wish = async (message: WithoutId<ClientMessage>): Promise<void> => {
    const answer = await ask(message);
    if (answer.type === 'answer' && !answer.ok) throw new Error(answer.error ?? 'That did not work.');
  };
  /** A connection that is lost on the way is told anew. */
  const sayWatched = (): void => void ask({ type: 'watch', spectrum: watchesSpectrum }).catch(() => {});

  return {
    get status() {
      return status;
    },
    get state() {
      return state;
    },
    get role() {
      return role;
    },
    connect,
    close() {
      leave();
      show({ kind: 'closed' });
    },
    command: (command) => wish({ type: 'command', command }),
    async say(words, language) {
      const answer = await ask({ type: 'say', words, ...(language && { language }) });
      if (answer.type === 'answer' && answer.understood) return answer.understood;
      throw new Error((answer.type === 'answer' ? answer.error : undefined) ?? 'That did not work.');
    },
    readings: (readings) => wish({ type: 'readings', readings: [...readings] }),
    watch(spectrum) {
      if (watchesSpectrum === spectrum) return;
      watchesSpectrum = spectrum;
      sayWatched();
    },
    async daemonSeconds() {
      const answer = await ask({ type: 'ping' });
      if (answer.type !== 'pong') throw new Error(answer.error ?? 'The daemon did not tell its time.');
      return answer.atSeconds;
    },
  };
}

function openSocket({ url: panel, WebSocket: given }: TactusClientOptions): WebSocketLike {
  const { WebSocket: ours, location } = globalThis as {
    WebSocket?: new (url: string) => WebSocketLike;
    location?: { readonly href: string };
  };
  const Socket = given ?? ours;
  if (!Socket) throw new Error('There is no WebSocket here: give the one of `ws`.');
  const url = new URL('ws', panel === undefined ? location?.href : `${panel.replace(/\/$/, '')}/`);
  url.protocol = url.protocol.replace('http', 'ws');
  url.hash = '';
  return new Socket(url.href);
}

/** JSON Merge Patch (RFC 7386): null takes away, objects are changed name by name, all else is put in the place of what was. */
export function applyMergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name);
    else merged.set(name, applyMergePatch(merged.get(name), value));
  }
  return Object.fromEntries(merged);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
