import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { intentSchema } from '../../conductor/intent.ts';
import { explain } from '../../system/explain.ts';
import { createRateLimits } from '../access/rate-limit.ts';
import type { PanelHost } from '../host.ts';
import { commandSchema } from '../protocol/command-schema.ts';
import {
  incomingReadingSchema,
  maximumReadings,
  panelSensorSchema,
  panelStateSchema,
  stationHealthSchema,
} from '../protocol/protocol.ts';
import { InvalidInput, parseReadings } from './incoming.ts';

const prefix = '/api/v1';
const changesPerSecond = 30;
const changeBurst = 120;

interface Route {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly summary: string;
  readonly request?: z.ZodType;
  readonly response: z.ZodType;
  readonly answer: (host: PanelHost, body: unknown) => unknown;
}

const routes: readonly Route[] = [
  {
    method: 'get',
    path: '/state',
    summary: 'Body, intent, outputs, health and what plays, now.',
    response: panelStateSchema,
    answer: (host) => host.state(),
  },
  {
    method: 'get',
    path: '/intent',
    summary: 'What the music is to do now.',
    response: intentSchema,
    answer: (host) => host.state().intent,
  },
  {
    method: 'post',
    path: '/intent',
    summary: 'Wishes: play, stop, volume, follow mode, style. Answers with the state after them.',
    request: commandSchema,
    response: panelStateSchema,
    answer: async (host, body) => {
      const command = commandSchema.safeParse(body, { reportInput: true });
      if (!command.success) throw new InvalidInput(explain(command.error));
      await host.command(command.data);
      return host.state();
    },
  },
  {
    method: 'post',
    path: '/readings',
    summary: `A reading, or an array of up to ${maximumReadings}, of a sensor that speaks HTTP. Refused whole when one is not of a body.`,
    request: z.union([incomingReadingSchema, z.array(incomingReadingSchema).min(1).max(maximumReadings)]),
    response: z.object({ accepted: z.number().int() }),
    answer: (host, body) => {
      const readings = parseReadings(body, host.clock.nowSeconds());
      host.accept(readings);
      return { accepted: readings.length };
    },
  },
  {
    method: 'get',
    path: '/devices',
    summary: 'Every sensor: last values with age and rate, quality, battery, errors.',
    response: z.array(panelSensorSchema),
    answer: (host) => host.state().sensors,
  },
  {
    method: 'get',
    path: '/health',
    summary: 'How each station is doing.',
    response: z.array(stationHealthSchema),
    answer: (host) => host.health(),
  },
];

export function serveApi(app: FastifyInstance, host: PanelHost, version: string): void {
  const take = createRateLimits(host.clock, changesPerSecond, changeBurst);
  for (const route of routes) {
    app.route({
      method: route.method.toUpperCase(),
      url: prefix + route.path,
      handler: async (request, reply) => {
        const waitSeconds = route.method === 'post' ? take(request.ip) : 0;
        if (waitSeconds > 0) {
          return reply
            .code(429)
            .header('retry-after', String(Math.ceil(waitSeconds)))
            .send({ error: `Too many changes: at most ${changesPerSecond} a second.` });
        }
        return reply.header('cache-control', 'no-store').send(await route.answer(host, request.body));
      },
    });
  }
  const document = describeApi(version);
  app.get(`${prefix}/openapi.json`, () => document);
}

const errorSchema = z.object({ error: z.string() });

/** OpenAPI 3.1, from the same schemas that check the requests. */
function describeApi(version: string): unknown {
  const json = (schema: z.ZodType, io: 'input' | 'output'): unknown => {
    const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
    return { 'application/json': { schema: rest } };
  };
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { method, path, summary, request, response } of routes) {
    const operation = {
      summary,
      operationId: `${method}${path.replace(/\W(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
      ...(request ? { requestBody: { required: true, content: json(request, 'input') } } : {}),
      ...(request ? { security: [{ token: [] }] } : {}),
      responses: {
        200: { description: 'As asked.', content: json(response, 'output') },
        ...(request
          ? {
              400: {
                description: 'What no body can do, or not as described.',
                content: json(errorSchema, 'output'),
              },
              403: { description: 'Neither our page nor a token.', content: json(errorSchema, 'output') },
              429: { description: 'Too many; Retry-After says when.', content: json(errorSchema, 'output') },
            }
          : {}),
        421: { description: 'The Host is not ours.', content: json(errorSchema, 'output') },
      },
    };
    paths[prefix + path] = { ...paths[prefix + path], [method]: operation };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Tactus', version, description: 'A band that plays to your body.' },
    paths,
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: '`tactus panel` tells it. Our own page needs none.',
        },
      },
    },
  };
}
