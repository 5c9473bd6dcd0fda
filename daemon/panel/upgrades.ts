import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * Gives a server that hears of requests for a WebSocket, and of no other upgrade. Whoever asks for something else by the
 * way (h2c: `curl --http2`, Java's HttpClient) is answered as if he had not, as HTTP wants it.
 */
export function onlyWebSockets(server: Server): Server {
  const sockets = createServer();
  const answers = new WeakMap<Duplex, ServerResponse>();
  server.on('request', (request: IncomingMessage, answer: ServerResponse) =>
    answers.set(request.socket, answer),
  );
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const answer = answers.get(socket);
    if (/\bwebsocket\b/i.test(request.headers.upgrade ?? '')) sockets.emit('upgrade', request, socket, head);
    // Said before the last answer was out: Node gives the connection to one reader at a time.
    else if (answer && !answer.closed) {
      answer.once('close', () => {
        if (!socket.destroyed) beginAgain(server, request, socket, head);
      });
    } else beginAgain(server, request, socket, head);
  });
  return sockets;
}

/** Node has left the connection to us; it takes it again, and reads the request anew, without the wish. */
function beginAgain(server: Server, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const { method, url, httpVersion, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!;
    if (name.toLowerCase() !== 'upgrade') lines.push(`${name}: ${rawHeaders[index + 1]}`);
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  server.emit('connection', socket);
}
