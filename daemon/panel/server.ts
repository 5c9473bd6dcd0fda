import serveWebSocket from '@fastify/websocket';
import { fastify } from 'fastify';
import type { StateKeeper } from '../system/files/state-keeper.ts';
import type { StationHealth } from '../system/health.ts';
import type { Log } from '../system/log.ts';
import { createStatusKeeper } from '../system/status-keeper.ts';
import { realTimers } from '../time/timers.ts';
import type { Access } from './access/access.ts';
import { admitVisitors } from './access/admit.ts';
import { createTapping } from './access/tapping.ts';
import { createTurnedAway, watchRefusals } from './access/turned-away.ts';
import { watchRoutes } from './api/about.ts';
import { serveDocument } from './api/document.ts';
import type { HttpsSubject } from './api/https-routes.ts';
import { apiRoutes, type Subjects } from './api/routes.ts';
import { serveSenders } from './api/senders.ts';
import { serveRoutes } from './api/serve-routes.ts';
import { serveWatching } from './api/watching.ts';
import { readMachineNetwork, watchAddresses } from './door/addresses.ts';
import { compressAnswers } from './door/compression.ts';
import { keepConnections } from './door/connections.ts';
import { type Doors, openDoors } from './door/doors.ts';
import { describeDoors, urlsOf } from './door/where.ts';
import { answerFailures } from './failures.ts';
import type { PanelOptions } from './options.ts';
import { servePage } from './page.ts';
import { createViewers, maximumMessageBytes } from './socket/viewers.ts';
import { serveStream } from './stream/stream.ts';
import { openCertificates } from './tls/open-certificates.ts';
import { serveAuthority } from './tls/serve-authority.ts';

const maximumBodyBytes = 64 * 1024;
const maximumConnections = 256;
const tickMs = 250;
const aliveCheckMs = 3000;
const stallCheckMs = 1000;
/** A page that does not answer our goodbye (a phone out of reach) is not waited for. */
const goodbyeMs = 1000;

const noCompiler = (): never => {
  throw new Error('a route has a schema of Fastify; ours are checked by serve-routes.ts');
};

export interface PanelDependencies extends Subjects {
  readonly options: PanelOptions;
  readonly access: Access;
  /** The built page. */
  readonly pageFolder: string;
  /** Where the authority of this device is kept. Absent: it lives as long as the panel. */
  readonly state?: Pick<StateKeeper, 'read' | 'keep' | 'whenBack'>;
  readonly log: Log;
}

export interface Panel {
  readonly port: number;
  /** That of HTTPS; undefined while it is not spoken. */
  readonly securePort: number | undefined;
  /** Where a browser finds it. */
  readonly url: string;
  health(): StationHealth;
  close(): Promise<void>;
}

/** Opens HTTP and WebSocket. Errors: TactusError `unavailable` when the port cannot be had. */
export async function startPanel(dependencies: PanelDependencies): Promise<Panel> {
  const { host, options, access, log } = dependencies;
  let doors: Doors | undefined;
  const app = fastify({
    bodyLimit: maximumBodyBytes,
    // Names of outputs are the longest.
    routerOptions: { maxParamLength: 512 },
    // Routes check and answer by schemas of their own (`api/route.ts`): two compilers that take megabytes stay out of memory.
    schemaController: { compilersFactory: { buildValidator: noCompiler, buildSerializer: noCompiler } },
  });
  const connections = keepConnections(maximumConnections);
  app.removeContentTypeParser('text/plain');

  answerFailures(app, log);
  compressAnswers(app);
  const turnedAway = createTurnedAway(host);
  watchRefusals(app, turnedAway);

  // Before the guard: it closes the sockets of upgrades that are refused.
  await app.register(serveWebSocket, { options: { maxPayload: maximumMessageBytes } });
  admitVisitors(app, access.guard);
  const served = watchRoutes(app);
  const viewers = createViewers({
    host,
    maximum: options.maximumViewers,
    guests: options,
    access,
    turnedAway,
    timers: realTimers,
    log,
  });
  const about = {
    summary: 'The WebSocket: what there is to know, then what changes of it, and wishes and readings.',
    status: 101,
    failures: { 403: 'From a foreign page.' },
  };
  // For guests: a browser says only in the first message who it is.
  app.get('/ws', { websocket: true, config: { role: 'guest', about } }, (socket, { visitor, raw }) =>
    viewers.add(socket, visitor, () => connections.hold(raw.socket)),
  );

  const { maximumListeners } = options;
  const stream = serveStream(app, () => host.mp3, {
    clock: host.clock,
    maximumListeners,
    hold: connections.hold,
    access,
  });
  const own = await watchAddresses(realTimers, async () => {
    const [deviceName] = dependencies.network.names();
    return { ...(await readMachineNetwork()), deviceName };
  });
  const urls = async (): Promise<readonly string[]> => {
    // Asking for a code may just have opened the door.
    await doors?.settled();
    return doors ? urlsOf(doors, own.current).elsewhere : [];
  };
  const tapping = createTapping({ ...access, taps: dependencies.taps, options, clock: host.clock });
  const certificates = await openCertificates(options, {
    ...{ own, log, state: dependencies.state, timers: realTimers },
    wallSeconds: () => Date.now() / 1000,
  });
  const https: HttpsSubject = {
    get port() {
      return doors?.securePort;
    },
    get authority() {
      return certificates.authority;
    },
  };
  serveRoutes(app, apiRoutes(dependencies, { access, tapping, options, urls, https }), host.clock);
  await serveSenders(app, host);
  serveWatching(app, host, () => ({ listeners: stream.listeners, viewers: viewers.count }));
  serveDocument(app, served);
  serveAuthority(app, https);
  await servePage(app, dependencies.pageFolder);

  const timers = [
    setInterval(() => viewers.tick(), tickMs),
    setInterval(() => viewers.checkAlive(), aliveCheckMs),
    setInterval(() => connections.dropStalled(), stallCheckMs),
  ];
  const close = async (): Promise<void> => {
    for (const timer of timers) clearInterval(timer);
    own.stop();
    certificates.stop();
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
      outer: access.outerDoor,
      certificate: certificates,
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
    get securePort() {
      return doors?.securePort;
    },
    url: `http://localhost:${port}`,
    health: () => ({
      ...keeper.health({
        counters: {
          droppedListeners: stream.droppedListeners,
          droppedConnections: connections.dropped,
          refused: turnedAway.count,
        },
        gauges: {
          viewers: viewers.count,
          listeners: stream.listeners,
          connections: connections.count,
          users: access.users.list().length,
          lockedOut: access.lockOut.count,
        },
      }),
      ...(turnedAway.last && { lastRefusal: turnedAway.last }),
    }),
    close,
  };
}
