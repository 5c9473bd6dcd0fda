import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { packageVersion } from '../../system/files/package-root.ts';
import type { ServedRoute } from './about.ts';
import { describeRoutes } from './openapi.ts';
import { apiPrefix } from './serve-routes.ts';

const about = {
  summary: 'This document: every address that is served.',
  response: z.looseObject({ openapi: z.literal('3.1.0') }),
};

/** `/api/v1/openapi.json`, of all that is served when it is first asked for. */
export function serveDocument(app: FastifyInstance, served: readonly ServedRoute[]): void {
  let document: unknown;
  app.get(`${apiPrefix}/openapi.json`, { config: { role: 'viewer', about } }, () => {
    document ??= describeRoutes(served, packageVersion);
    return document;
  });
}
