import serveWebSocket from '@fastify/websocket';
import { fastify } from 'fastify';
import { packageVersion } from '../system/files/package-root.ts';
import type { StationHealth } from '../system/health.ts';
import type { Log } from '../system/log.ts';
import { createStatusKeeper } from '../system/status-keeper.ts';
import { realTimers } from '../time/timers.ts';
import { admitVisitors } from './access/admit.ts';
import { createGuard } from './access/guard.ts';
import { createTurnedAway, watchRefusals } from './access/turned-away.ts';
import { describeRoutes } from './api/openapi.ts';
import { apiRoutes, type Subjects } from './api/routes.ts';
import { serveSenders } from './api/senders.ts';
import { apiPrefix, serveRoutes } from './api/serve-routes.ts';
import { serveWatching } from './api/watching.ts';
import { watchAddresses } from './door/addresses.ts';
import { compressAnswers } from './door/compression.ts';
import { keepConnections } from './door/connections.ts';
import { type Doors, type OuterWish, openDoors, type ShownCertificate } from './door/doors.ts';
import { describeDoors, urlsOf } from './door/where.ts';
import { answerFailures } from './failures.ts';
import type { PanelOptions } from './options.ts';
import { servePage } from './page.ts';
import { createViewers, maximumMessageBytes } from './socket/viewers.ts';
import { serveStream } from './stream/stream.ts';

const maximumBodyBytes = 64 * 1024;
const maximumConnections = 256;
const tickMs = 250;
const aliveCheckMs = 3000;
const stallCheckMs = 1000;
/** A page that does not answer our goodbye (a phone out of reach) is not waited for. */
const goodbyeMs = 1000;
/** Only this machine, until somebody says otherwise. */
const closedToOthers: OuterWish = { isOpen: false, onChange: () => () => undefined };
const noCertificate: ShownCertificate = { current: undefined, onChange: () => () => undefined };

export interface PanelDependencies extends Subjects {
  readonly options: PanelOptions;
  /** Lets scripts steer; the one that counts now. */
  readonly token: () => string;
  /** The built page. */
  readonly pageFolder: string;
  /** Whether others than this machine are let in. Absent: they are not. */
  readonly outer?: OuterWish;
  /** What HTTPS shows. Absent: there is none. */
  readonly certificate?: ShownCertificate;
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
  let doors: Doors | undefined;
  const guard = createGuard({
    port: () => doors?.port ?? options.port,
    allowedHosts: options.allowedHosts,
    token: dependencies.token,
  });
  const app = fastify({
    bodyLimit: maximumBodyBytes,
    routerOptions: { maxParamLength: 64 },
  });
  const connections = keepConnections(maximumConnections);
  app.removeContentTypeParser('text/plain');

  answerFailures(app, log);
  compressAnswers(app);
  const turnedAway = createTurnedAway(host);
  watchRefusals(app, turnedAway);

  // Before the guard: it closes the sockets of upgrades that are refused.
  await app.register(serveWebSocket, { options: { maxPayload: maximumMessageBytes } });
  admitVisitors(app, guard);
  const viewers = createViewers({
    host,
    maximum: options.maximumViewers,
    turnedAway,
    timers: realTimers,
    log,
  });
  app.get('/ws', { websocket: true, config: { role: 'guest' } }, (socket, { visitor, raw }) => {
    if (viewers.add(socket, visitor)) connections.hold(raw.socket);
  });

  const { maximumListeners } = options;
  const stream = serveStream(app, () => host.mp3, { clock: host.clock, maximumListeners });
  const routes = apiRoutes(dependencies);
  serveRoutes(app, routes, host.clock);
  const document = describeRoutes(routes, packageVersion);
  app.get(`${apiPrefix}/openapi.json`, { config: { role: 'viewer' } }, () => document);
  await serveSenders(app, host);
  serveWatching(app, host, () => ({ listeners: stream.listeners, viewers: viewers.count }));
  await servePage(app, dependencies.pageFolder);

  const timers = [
    setInterval(() => viewers.tick(), tickMs),
    setInterval(() => viewers.checkAlive(), aliveCheckMs),
    setInterval(() => connections.dropStalled(), stallCheckMs),
  ];
  const own = await watchAddresses(realTimers);
  const close = async (): Promise<void> => {
    for (const timer of timers) clearInterval(timer);
    own.stop();
    viewers.close();
    doors?.close();
    const late = setTimeout(() => connections.end(), goodbyeMs);
    await app.close();
    await connections.gone();
    clearTimeout(late);
  };
  const keeper = createStatusKeeper('panel', host.clock);
  const tell = (): void => {
    if (!doors) return;
    const detail = describeDoors(doors, own.current);
    keeper.set(doors.trouble === undefined ? 'ok' : 'degraded', detail);
    log.info({ station: 'panel', urls: urlsOf(doors, own.current) }, `Panel, stream and API: ${detail}`);
  };
  try {
    await app.ready();
    doors = await openDoors({
      ...{ app, connections, tell, log, timers: realTimers },
      ports: { plain: options.port, secure: options.httpsPort },
      outer: dependencies.outer ?? closedToOthers,
      certificate: dependencies.certificate ?? noCertificate,
    });
  } catch (error) {
    await close();
    throw error;
  }
  tell();
  own.onChange(tell);
  const { port } = doors;
  return {
    port,
    url: `http://localhost:${port}`,
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
