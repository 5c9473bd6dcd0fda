import type { OutgoingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { authorship } from '../../score/authorship.ts';
import type { Clock } from '../../time/clock.ts';
import { createPlaces, plainAddress } from '../access/places.ts';
import type { Tickets } from '../access/tickets.ts';
import type { Users } from '../access/users.ts';
import { readSendQueues } from '../door/send-queue.ts';
import type { Mp3Feed } from '../host.ts';
import { createLag, type Lag } from './lag.ts';

/** A listener that is so far behind is gone or too slow: it is dropped, never waited for. */
const maximumBehindSeconds = 10;
/** Nor does so much wait for it with us, however fast it comes. */
const maximumBehindBytes = 256 * 1024;
/** Who is so far behind gives way when another wants to listen and there is no place. */
const idleBehindSeconds = 2;
const lookSeconds = 1;

const headers = {
  'content-type': 'audio/mpeg',
  'cache-control': 'no-store, no-transform',
  'accept-ranges': 'none',
  'x-content-type-options': 'nosniff',
  connection: 'close',
  'icy-name': 'Tactus',
  'icy-description': authorship,
} as const;

const aboutStream = {
  summary: 'One endless MP3. One a connection; who falls too far behind is dropped.',
  responseType: 'audio/mpeg',
  failures: { 503: 'There is no stream, or there are too many listeners; Retry-After says when.' },
};
const aboutPlaylist = {
  summary: 'For players that want a file to open: it names the stream.',
  responseType: 'audio/x-mpegurl',
};

export interface StreamCounts {
  readonly listeners: number;
  /** For not listening; only grows. */
  readonly droppedListeners: number;
}

export interface StreamDependencies {
  readonly clock: Clock;
  readonly maximumListeners: number;
  /** This connection does not give way to a crowd. */
  readonly hold: (socket: Socket) => void;
  /** Whose listeners go when he may nothing any more. */
  readonly access: { readonly users: Pick<Users, 'listen'>; readonly tickets: Pick<Tickets, 'make'> };
}

interface Listener {
  readonly address: string;
  readonly tokenId: string | undefined;
  readonly socket: Socket;
  readonly lag: Lag;
  readonly leave: () => void;
}

/** `/stream.mp3`: one endless MP3, as live as the player buffers; `/playlist.m3u` for those that want a file to open. */
export function serveStream(
  app: FastifyInstance,
  feed: () => Mp3Feed | undefined,
  { clock, maximumListeners, hold, access }: StreamDependencies,
): StreamCounts {
  const listeners = new Set<Listener>();
  const places = createPlaces(maximumListeners);
  let droppedListeners = 0;
  let lookedSeconds = Number.NEGATIVE_INFINITY;

  const drop = (listener: Listener): void => {
    droppedListeners += 1;
    listener.leave();
  };
  /** Once a second, while something is sent. */
  const look = async (): Promise<void> => {
    const nowSeconds = clock.nowSeconds();
    if (nowSeconds - lookedSeconds < lookSeconds) return;
    lookedSeconds = nowSeconds;
    const queuedBytes = await readSendQueues();
    for (const listener of listeners) {
      const { socket, lag } = listener;
      lag.observe(nowSeconds, socket.bytesWritten, socket.writableLength + queuedBytes(socket));
      if (lag.seconds > maximumBehindSeconds) drop(listener);
    }
  };
  const makeRoom = (crowd: readonly string[]): boolean => {
    const [idlest] = [...listeners]
      .filter(({ address, lag }) => crowd.includes(address) && lag.seconds >= idleBehindSeconds)
      .sort((one, other) => other.lag.seconds - one.lag.seconds);
    if (idlest) drop(idlest);
    return idlest !== undefined;
  };

  access.users.listen(({ type, id }) => {
    if (type !== 'removed') return;
    for (const { tokenId, leave } of listeners) if (tokenId === id) leave();
  });
  const config = { role: 'viewer', takesTicket: true } as const;
  app.head('/stream.mp3', { config }, (_request, reply) => reply.headers(headers).send());
  app.get(
    '/stream.mp3',
    { exposeHeadRoute: false, config: { ...config, about: aboutStream } },
    (request, reply) => {
      // Browsers say so, and only they: a page of somebody else's must not hold the listeners' places.
      if (request.headers['sec-fetch-site'] === 'cross-site') {
        return reply.code(403).send({ error: 'The stream is not for the pages of other sites.' });
      }
      const source = feed();
      if (!source) {
        return reply.code(503).send({ error: 'There is no stream: add "stream" to the outputs.' });
      }
      const address = plainAddress(request.ip)!;
      const crowd = places.crowdedBy(address);
      if (crowd !== undefined && !makeRoom(crowd)) {
        return reply
          .code(503)
          .header('retry-after', '10')
          .send({ error: 'There are too many listeners (panel.maximumListeners).' });
      }
      const response = reply.raw;
      const { socket } = response;
      // Asked for behind another answer on the same connection: its turn may never come, nor its end.
      if (!socket || socket.destroyed) return reply.code(503).send({ error: 'One stream a connection.' });
      reply.hijack();
      response.writeHead(200, reply.headers(headers).getHeaders() as OutgoingHttpHeaders);
      response.flushHeaders();
      socket.setNoDelay(true);
      hold(socket);
      const leavePlace = places.take(address);
      const leave = (): void => {
        if (!listeners.delete(listener)) return;
        unsubscribe();
        leavePlace();
        response.destroy();
      };
      const { tokenId } = request.visitor;
      const listener: Listener = { address, tokenId, socket, lag: createLag(), leave };
      listeners.add(listener);
      let begun = false;
      const unsubscribe = source.subscribe((chunk) => {
        // Players take a stream that begins inside a frame for damaged.
        if (!begun && !beginsWithFrame(chunk)) return;
        begun = true;
        void look();
        if (response.writableLength > maximumBehindBytes) {
          drop(listener);
          return;
        }
        // A copy: the chunk may be the encoder's own memory, used again for the next.
        response.write(Buffer.from(chunk));
      });
      // The connection's end, not the answer's: an answer that never had its turn has none.
      socket.once('close', leave);
      response.on('error', leave);
      return reply;
    },
  );

  const playlistConfig = { role: 'viewer', about: aboutPlaylist } as const;
  app.get('/playlist.m3u', { config: playlistConfig }, ({ headers, protocol, visitor }, reply) => {
    // Whoever opens the playlist may not know how to send a token a second time.
    const ticket = visitor.tokenId === undefined ? '' : `?ticket=${access.tickets.make(visitor)}`;
    return reply
      .header('content-type', 'audio/x-mpegurl')
      .header('cache-control', 'no-store')
      .send(`#EXTM3U\n#EXTINF:-1,Tactus\n${protocol}://${headers.host}/stream.mp3${ticket}\n`);
  });
  return {
    get listeners() {
      return listeners.size;
    },
    get droppedListeners() {
      return droppedListeners;
    },
  };
}

/** An MPEG audio frame begins with eleven ones. */
function beginsWithFrame(chunk: Uint8Array): boolean {
  return chunk[0] === 0xff && ((chunk[1] ?? 0) & 0xe0) === 0xe0;
}
