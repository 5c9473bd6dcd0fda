import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What a phone gets that has just joined the hotspot and asks, under a name of its maker's, whether the internet is there:
 * that it is to open our page. It opens it by itself then, as it does in hotels.
 */
export interface CaptivePage {
  readonly port: number;
  /** How often it has sent somebody to our page. */
  readonly sent: number;
  close(): Promise<void>;
}

export interface CaptiveRequest {
  readonly method: string | undefined;
  /** Our own address, to which the connection was made. */
  readonly toAddress: string | undefined;
}

export interface CaptiveAnswer {
  readonly statusCode: 302 | 404 | 405;
  readonly location?: string;
}

/**
 * Whatever name and path were asked for, as long as it came to the hotspot's address: the names of the probes
 * (generate_204, hotspot-detect.html, connecttest.txt, ncsi.txt, canonical.html, success.txt ...) are their makers' and change. Nothing of the request
 * is in the answer. `page`: our page in the hotspot, undefined while there is none.
 */
export function captiveAnswer(
  { method, toAddress }: CaptiveRequest,
  hotspot: { readonly address: string; readonly page: string } | undefined,
): CaptiveAnswer {
  if (!hotspot || plain(toAddress) !== hotspot.address) return { statusCode: 404 };
  if (method !== 'GET' && method !== 'HEAD') return { statusCode: 405 };
  return { statusCode: 302, location: hotspot.page };
}

/** IPv4 looks like this where IPv6 is listened to. */
const plain = (address: string | undefined): string | undefined => address?.replace(/^::ffff:/, '');

const maximumConnections = 32;
const patienceMs = 5000;
const maximumHeaderBytes = 4096;

/** Opens it on a socket that systemd has opened for us (`fd`), or on a port. Errors: those of `listen`. */
export async function openCaptivePage(
  at: { readonly fd: number } | { readonly host: string; readonly port: number },
  hotspot: () => { readonly address: string; readonly page: string } | undefined,
): Promise<CaptivePage> {
  let sent = 0;
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const { method, socket } = request;
    const { statusCode, location } = captiveAnswer({ method, toAddress: socket.localAddress }, hotspot());
    if (location !== undefined) sent += 1;
    const text = location === undefined ? '' : `<a href="${location}">Tactus</a>\n`;
    response
      .writeHead(statusCode, {
        ...(location !== undefined && { location }),
        'content-type': 'text/html; charset=utf-8',
        'content-length': Buffer.byteLength(text),
        'cache-control': 'no-store',
        connection: 'close',
      })
      .end(method === 'HEAD' ? undefined : text);
  };
  const server = createServer(
    {
      maxHeaderSize: maximumHeaderBytes,
      headersTimeout: patienceMs,
      requestTimeout: patienceMs,
      connectionsCheckingInterval: patienceMs / 5,
    },
    answer,
  );
  server.maxConnections = maximumConnections;
  server.setTimeout(patienceMs);
  await listen(server, at);
  server.unref();
  return {
    port: (server.address() as AddressInfo).port,
    get sent() {
      return sent;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(
  server: Server,
  at: { readonly fd: number } | { readonly host: string; readonly port: number },
) {
  return new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at, () => {
      server.off('error', reject);
      // A connection that cannot be had is the phone's loss, not ours.
      server.on('error', () => {});
      resolve();
    });
  });
}
