import { createServer, type Server, type ServerOptions } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, type ListenOptions, Server as NetServer } from 'node:net';
import type { Duplex } from 'node:stream';
import type { SecureContextOptions } from 'node:tls';
import type { FastifyInstance } from 'fastify';
import type { Connections } from './connections.ts';
import { securityHeaders } from './security-headers.ts';
import { refuseRaw, refuseUnclear, whyNotParsed, whyUnclear } from './unclear.ts';
import { UpgradableRequest } from './upgrades.ts';

/** For a request to arrive whole, or hands to be shaken; streams and sockets, being answers, may last for ever. */
const requestTimeoutMs = 10_000;
/** A connection on which nothing more is asked for is closed. */
const keepAliveMs = 10_000;
const checkMs = 1000;

const limits: ServerOptions = {
  requestTimeout: requestTimeoutMs,
  // Of this and the whole, Node takes the longer for the whole: a minute, of its own.
  headersTimeout: requestTimeoutMs,
  keepAliveTimeout: keepAliveMs,
  connectionsCheckingInterval: checkMs,
  IncomingMessage: UpgradableRequest,
  // We say it ourselves.
  requireHostHeader: false,
};

/** A way in: all of them lead to the same answers, by the same limits. */
export interface Door {
  /** The one that it was opened at last; 0 before. */
  readonly port: number;
  /** May be opened again once shut. Errors: the system's. */
  open(at: Pick<ListenOptions, 'port' | 'host' | 'ipv6Only'>): Promise<void>;
  /** Nobody comes in any more; who is in stays, and by the same limits. */
  shut(): void;
  /** For good: whoever is not told goodbye otherwise (a page's socket) is out, too. */
  close(): void;
}

/** Of plain HTTP. */
export function createDoor(app: FastifyInstance, connections: Connections): Door {
  return hang(createServer(limits), app, connections);
}

export interface SecureDoor extends Door {
  /** Who comes from now on is shown this. */
  show(certificate: SecureContextOptions): void;
}

/** Of HTTPS. Errors: the system's, where certificate and key do not belong together. */
export function createSecureDoor(
  app: FastifyInstance,
  connections: Connections,
  certificate: SecureContextOptions,
): SecureDoor {
  const context = { ...certificate, minVersion: 'TLSv1.2' } as const;
  const server = createSecureServer({ ...limits, ...context, handshakeTimeout: requestTimeoutMs });
  return Object.assign(hang(server, app, connections), {
    show: (next: SecureContextOptions) => server.setSecureContext({ ...next, minVersion: 'TLSv1.2' }),
  });
}

function hang(server: Server, app: FastifyInstance, connections: Connections): Door {
  let port = 0;
  // A head has 16 KB. Of more than 2000 lines Node passes over the rest in silence: a second Host, an Origin.
  server.maxHeadersCount = 0;
  connections.watch(server);
  // A line that cannot be taken (too many open files) is nobody's loss but its own.
  server.on('error', () => undefined);
  server.on('request', (request, response) => {
    const unclear = whyUnclear(request);
    if (unclear !== undefined) {
      refuseUnclear(response, 400, unclear);
      return;
    }
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    app.routing(request, response);
  });
  server.on('upgrade', (request, socket: Duplex, head) => {
    const unclear = whyUnclear(request);
    // The app's own server, which never listens, is where its plugin waits for these.
    if (unclear === undefined) app.server.emit('upgrade', request, socket, head);
    else
      refuseRaw(
        socket.on('error', () => undefined),
        400,
        unclear,
      );
  });
  server.on('checkExpectation', (_request, response) => refuseUnclear(response, 417, 'Nobody expects that.'));
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET') socket.destroy();
    else refuseRaw(socket, ...whyNotParsed(error));
  });
  return {
    get port() {
      return port;
    },
    open: (at) =>
      new Promise((resolve, reject) => {
        const listens = (): void => {
          server.off('error', fails);
          ({ port } = server.address() as AddressInfo);
          resolve();
        };
        const fails = (error: Error): void => {
          server.off('listening', listens);
          reject(error);
        };
        server.once('listening', listens).once('error', fails);
        server.listen(at);
      }),
    shut: () => {
      // HTTP's own way of closing would end those who are in and be blind to who sends by drops.
      if (server.listening) NetServer.prototype.close.call(server);
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
