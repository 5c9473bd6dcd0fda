import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { authorship } from '../score/authorship.ts';
import type { Mp3Feed } from './host.ts';

/** A listener that is this far behind (16 s at 128 kbit/s) is gone or too slow: it is dropped, never waited for. */
const maximumBehindBytes = 256 * 1024;

const headers = {
  'content-type': 'audio/mpeg',
  'cache-control': 'no-store, no-transform',
  'accept-ranges': 'none',
  'x-content-type-options': 'nosniff',
  connection: 'close',
  'icy-name': 'Tactus',
  'icy-description': authorship,
} as const;

export interface StreamCounts {
  listeners: number;
  droppedListeners: number;
}

/** `/stream.mp3`: one endless MP3, as live as the player buffers; `/playlist.m3u` for those that want a file to open. */
export function serveStream(
  app: FastifyInstance,
  feed: () => Mp3Feed | undefined,
  maximumListeners: number,
): StreamCounts {
  const counts: StreamCounts = { listeners: 0, droppedListeners: 0 };

  app.head('/stream.mp3', (_request, reply) => reply.headers(headers).send());
  app.get('/stream.mp3', { exposeHeadRoute: false }, (request, reply) => {
    // Browsers say so, and only they: a page of somebody else's must not hold the listeners' places.
    if (request.headers['sec-fetch-site'] === 'cross-site') {
      return reply.code(403).send({ error: 'The stream is not for the pages of other sites.' });
    }
    const source = feed();
    if (!source) {
      return reply.code(503).send({ error: 'There is no stream: add "stream" to the outputs.' });
    }
    if (counts.listeners >= maximumListeners) {
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
    counts.listeners += 1;
    let begun = false;
    const unsubscribe = source.subscribe((chunk) => {
      // Players take a stream that begins inside a frame for damaged.
      if (!begun && !beginsWithFrame(chunk)) return;
      begun = true;
      if (response.writableLength > maximumBehindBytes) {
        counts.droppedListeners += 1;
        leave();
        return;
      }
      // A copy: the chunk may be the encoder's own memory, used again for the next.
      response.write(Buffer.from(chunk));
    });
    let isHere = true;
    const leave = (): void => {
      if (!isHere) return;
      isHere = false;
      unsubscribe();
      counts.listeners -= 1;
      response.destroy();
    };
    // The connection's end, not the answer's: an answer that never had its turn has none.
    socket.once('close', leave);
    response.on('error', leave);
    return reply;
  });

  app.get('/playlist.m3u', (request, reply) =>
    reply
      .header('content-type', 'audio/x-mpegurl')
      .header('cache-control', 'no-store')
      .send(`#EXTM3U\n#EXTINF:-1,Tactus\nhttp://${request.headers.host}/stream.mp3\n`),
  );
  return counts;
}

/** An MPEG audio frame begins with eleven ones. */
function beginsWithFrame(chunk: Uint8Array): boolean {
  return chunk[0] === 0xff && ((chunk[1] ?? 0) & 0xe0) === 0xe0;
}
