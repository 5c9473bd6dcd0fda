import type { FastifyInstance } from 'fastify';
import type { StationHealth, StationStatus } from '../../system/health.ts';
import type { PanelHost } from '../host.ts';
import { metricsType, printMetrics } from './metrics.ts';

/** `/healthz` and `/metrics`, for who watches the daemon from outside. */
export function serveWatching(
  app: FastifyInstance,
  host: PanelHost,
  lookers: () => { readonly listeners: number; readonly viewers: number },
): void {
  const startSeconds = host.clock.nowSeconds();
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
      lookers(),
    );
    return reply.header('content-type', metricsType).header('cache-control', 'no-store').send(text);
  });
}

/** Without these there is no music; whatever else fails, the rest plays on. */
const vitalStations = new Set(['player']);

function summarize(stations: readonly StationHealth[]): StationStatus {
  const vital = stations.filter(({ station }) => vitalStations.has(station));
  if (vital.some(({ status }) => status === 'failed')) return 'failed';
  if (vital.some(({ status }) => status === 'starting')) return 'starting';
  return stations.every(({ status }) => status === 'ok') ? 'ok' : 'degraded';
}
