import type { AddressInfo } from 'node:net';
import serveWebSocket from '@fastify/websocket';
import { type FastifyInstance, fastify } from 'fastify';
import { TactusError } from '../system/errors.ts';
import { packageVersion } from '../system/files/package-root.ts';
import type { StationHealth, StationStatus } from '../system/health.ts';
import type { Log } from '../system/log.ts';
import { createStatusKeeper } from '../system/status-keeper.ts';
import { admitVisitors } from './access/admit.ts';
import { createGuard } from './access/guard.ts';
import { createTurnedAway, watchRefusals } from './access/turned-away.ts';
import { explainFailure } from './api/failure.ts';
import { metricsType, printMetrics } from './api/metrics.ts';
import { describeRoutes } from './api/openapi.ts';
import { apiRoutes } from './api/routes.ts';
import { serveSenders } from './api/senders.ts';
import { apiPrefix, serveRoutes } from './api/serve-routes.ts';
import { compressAnswers } from './door/compression.ts';
import { keepConnections } from './door/connections.ts';
import { UpgradableRequest } from './door/upgrades.ts';
import type { PanelHost } from './host.ts';
import type { PanelOptions } from './options.ts';
import { servePage } from './page.ts';
import { maximumMessageBytes, Viewers } from './socket/socket.ts';
import { serveStream } from './stream/stream.ts';

const maximumBodyBytes = 64 * 1024;
const maximumConnections = 256;
/** For a request to arrive whole; streams and sockets, being answers, may last for ever. */
const requestTimeoutMs = 10_000;
/** A connection on which nothing more is asked for is closed. */
const keepAliveMs = 10_000;
const tickMs = 250;
const aliveCheckMs = 3000;
const stallCheckMs = 1000;
/** A page that does not answer our goodbye (a phone out of reach) is not waited for. */
const goodbyeMs = 1000;
/** Only this machine, until there is access control. */
const address = '127.0.0.1';

export interface PanelDependencies {
  readonly host: PanelHost;
  readonly options: PanelOptions;
  /** Lets scripts steer; the one that counts now. */
  readonly token: () => string;
  /** The built page. */
  readonly pageFolder: string;
  readonly log: Log;
}

export interface Panel {
  readonly port: number;
  /** Where a browser finds it. */
  readonly url: string;
  health(): StationHealth;
  close(): Promise<void>;
}

/** Opens HTTP and WebSocket. Errors: TactusError `unavailable` when the port cannot be had. */
export async function startPanel(dependencies: PanelDependencies): Promise<Panel> {
  const { host, options, log } = dependencies;
  const startSeconds = host.clock.nowSeconds();
  let port = options.port;
  const guard = createGuard({
    port: () => port,
    allowedHosts: options.allowedHosts,
    token: dependencies.token,
  });
  const app = fastify({
    bodyLimit: maximumBodyBytes,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveMs,
    http: {
      // Of this and the whole, Node takes the longer for the whole: a minute, of its own.
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: stallCheckMs,
      IncomingMessage: UpgradableRequest,
    },
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 64 },
  });
  const connections = keepConnections(app.server, maximumConnections);
  app.removeContentTypeParser('text/plain');

  answerFailures(app, log);
  compressAnswers(app);
  const turnedAway = createTurnedAway(host);
  watchRefusals(app, turnedAway);

  // Before the guard: it closes the sockets of upgrades that are refused.
  await app.register(serveWebSocket, { options: { maxPayload: maximumMessageBytes } });
  admitVisitors(app, guard);
  const viewers = new Viewers(host, options.maximumViewers, log, turnedAway);
  app.get('/ws', { websocket: true, config: { role: 'guest' } }, (socket, { ip, raw }) => {
    if (viewers.add(socket, ip)) connections.hold(raw.socket);
  });

  const { maximumListeners } = options;
  const stream = serveStream(app, () => host.mp3, { clock: host.clock, maximumListeners });
  const routes = apiRoutes({ host });
  serveRoutes(app, routes, host.clock);
  const document = describeRoutes(routes, packageVersion);
  app.get(`${apiPrefix}/openapi.json`, { config: { role: 'viewer' } }, () => document);
  await serveSenders(app, host);
  app.get('/healthz', { config: { role: 'viewer' } }, (_request, reply) => {
    const stations = host.health();
    const status = summarize(stations);
    return reply
      .code(status === 'ok' || status === 'degraded' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status, stations });
  });
  app.get('/metrics', { config: { role: 'viewer' } }, (_request, reply) => {
    const { user, system } = process.cpuUsage();
    const text = printMetrics(
      host.state(),
      host.health(),
      {
        residentBytes: process.memoryUsage.rss(),
        cpuSeconds: (user + system) / 1e6,
        upSeconds: host.clock.nowSeconds() - startSeconds,
      },
      { listeners: stream.listeners, viewers: viewers.count },
    );
    return reply.header('content-type', metricsType).header('cache-control', 'no-store').send(text);
  });
  await servePage(app, dependencies.pageFolder);

  const timers = [
    setInterval(() => viewers.tick(), tickMs),
    setInterval(() => viewers.checkAlive(), aliveCheckMs),
    setInterval(() => connections.dropStalled(), stallCheckMs),
  ];
  const close = async (): Promise<void> => {
    for (const timer of timers) clearInterval(timer);
    viewers.close();
    const late = setTimeout(() => connections.end(), goodbyeMs);
    await app.close().finally(() => clearTimeout(late));
  };
  try {
    await app.listen({ port: options.port, host: address });
  } catch (error) {
    await close();
    throw portError(error, options.port);
  }
  port = (app.server.address() as AddressInfo).port;
  const url = `http://localhost:${port}`;
  log.info(
    { station: 'panel', url },
    'Panel, stream and API are open to this machine only (no access control yet)',
  );
  const keeper = createStatusKeeper('panel', host.clock);
  keeper.set('ok', `${url}, this machine only`);
  return {
    port,
    url,
    health: () => ({
      ...keeper.health({
        counters: {
          droppedListeners: stream.droppedListeners,
          droppedConnections: connections.dropped,
          refused: turnedAway.count,
        },
        gauges: { viewers: viewers.count, listeners: stream.listeners, connections: connections.count },
      }),
      ...(turnedAway.last && { lastRefusal: turnedAway.last }),
    }),
    close,
  };
}

/** Without these there is no music; whatever else fails, the rest plays on. */
const vitalStations = new Set(['player']);

function summarize(stations: readonly StationHealth[]): StationStatus {
  const vital = stations.filter(({ station }) => vitalStations.has(station));
  if (vital.some(({ status }) => status === 'failed')) return 'failed';
  if (vital.some(({ status }) => status === 'starting')) return 'starting';
  return stations.every(({ status }) => status === 'ok') ? 'ok' : 'degraded';
}

function answerFailures(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error, request, reply) => {
    // fastify's own faults (not JSON, too large, wrong type) carry their status.
    const { statusCode } = error as { statusCode?: number };
    if (statusCode === 415) {
      return reply.code(415).send({ error: 'Send JSON, and the header "Content-Type: application/json".' });
    }
    if (statusCode !== undefined && statusCode < 500) {
      return reply.code(statusCode).send({ error: (error as Error).message });
    }
    const failure = explainFailure(error);
    if (failure.isOurs)
      log.error({ station: 'panel', err: error, url: request.url.split('?')[0] }, 'A request failed');
    return reply.code(failure.statusCode).send({ error: failure.message });
  });
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ error: `There is no ${request.method} ${request.url.split('?')[0]} here.` }),
  );
}

function portError(error: unknown, port: number): TactusError {
  const { code } = error as NodeJS.ErrnoException;
  const why =
    code === 'EADDRINUSE'
      ? 'is in use, perhaps by another Tactus'
      : code === 'EACCES'
        ? 'may not be opened by you'
        : `cannot be opened (${code ?? String(error)})`;
  return new TactusError(
    'unavailable',
    `Port ${port} ${why}.`,
    'Stop the other program, or take another port: --port 7273.',
    { cause: error },
  );
}
