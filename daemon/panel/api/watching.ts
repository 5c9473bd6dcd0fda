import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type StationHealth, type StationStatus, stationStatuses } from '../../system/health.ts';
import type { PanelHost } from '../host.ts';
import { stationHealthSchema } from '../protocol/protocol.ts';
import { metricsType, printMetrics } from './metrics.ts';

const healthSchema = z.object({ status: z.enum(stationStatuses), stations: z.array(stationHealthSchema) });
const aboutHealth = {
  summary: 'Whether the player renders, and how each station is doing.',
  response: healthSchema,
  failures: { 503: 'It does not; the answer is the same.' },
};
const aboutMetrics = { summary: 'All figures, for Prometheus.', responseType: 'text/plain' };

/** `/healthz` and `/metrics`, for who watches the daemon from outside. */
export function serveWatching(
  app: FastifyInstance,
  host: PanelHost,
  lookers: () => { readonly listeners: number; readonly viewers: number },
): void {
  const startSeconds = host.clock.nowSeconds();
  app.get('/healthz', { config: { role: 'viewer', about: aboutHealth } }, (_request, reply) => {
    const stations = host.health();
    const status = summarize(stations);
    return reply
      .code(status === 'ok' || status === 'degraded' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status, stations });
  });
  app.get('/metrics', { config: { role: 'viewer', about: aboutMetrics } }, (_request, reply) => {
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
