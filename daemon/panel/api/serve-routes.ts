import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { explain } from '../../system/explain.ts';
import type { Clock } from '../../time/clock.ts';
import { createRateLimits } from '../access/rate-limit.ts';
import { InvalidInput } from './failure.ts';
import type { Route } from './route.ts';
import { SentFile, sendFile } from './sent-file.ts';

export const apiPrefix = '/api/v1';
const changesPerSecond = 30;
const changeBurst = 120;

/** Answers each route's requests: role and rate are looked at first, then what was sent. */
export function serveRoutes(app: FastifyInstance, routes: readonly Route[], clock: Clock): void {
  const take = createRateLimits(clock, changesPerSecond, changeBurst);
  for (const route of routes) {
    app.route({
      method: route.method.toUpperCase(),
      url: apiPrefix + route.path,
      config: { role: route.role, takesTicket: route.takesTicket ?? false, about: route },
      ...(route.bodyLimitBytes !== undefined && { bodyLimit: route.bodyLimitBytes }),
      handler: async (request, reply) => {
        const waitSeconds = route.method === 'get' ? 0 : take(request.ip);
        if (waitSeconds > 0) {
          return reply
            .code(429)
            .header('retry-after', String(Math.ceil(waitSeconds)))
            .send({ error: `Too many changes: at most ${changesPerSecond} a second.` });
        }
        const { params, query, body, visitor } = request;
        const answer = await route.answer({
          params: checked(route.params, params),
          query: checked(route.query, query),
          body: route.checksBody === 'itself' ? body : checked(route.body, body),
          visitor,
        });
        if (answer instanceof SentFile) return sendFile(request, reply, answer);
        return reply.header('cache-control', 'no-store').send(answer);
      },
    });
  }
}

function checked(schema: z.ZodType | undefined, value: unknown): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value, { reportInput: true });
  if (!parsed.success) throw new InvalidInput(explain(parsed.error));
  return parsed.data;
}
