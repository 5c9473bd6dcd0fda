import { fastify } from 'fastify';
import { configRoutes } from '../../panel/api/config-routes.ts';
import { mappingsRoutes } from '../../panel/api/mappings-routes.ts';
import { scenesRoutes } from '../../panel/api/scenes-routes.ts';
import { serveRoutes } from '../../panel/api/serve-routes.ts';
import { answerFailures } from '../../panel/failures.ts';
import { createLog } from '../../system/log.ts';
import { ManualClock } from '../../time/clock.ts';
import type { KeptSettings } from './kept-settings.ts';

/** Asks over the API. */
export function askSettings({ settings }: KeptSettings) {
  const app = fastify();
  answerFailures(app, createLog({ level: 'silent' as 'error', format: 'json' }));
  const routes = [...configRoutes(settings), ...scenesRoutes(settings), ...mappingsRoutes(settings)];
  serveRoutes(app, routes, new ManualClock(0));
  return async (method: 'GET' | 'PATCH' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) => {
    const answer = await app.inject({ method, url: `/api/v1${path}`, ...(payload && { payload }) });
    return { status: answer.statusCode, body: answer.json() };
  };
}
