import { z } from 'zod';
import { bodyStateSchema } from '../../body/state.ts';
import { intentSchema } from '../../conductor/intent.ts';
import type { Standing } from '../access/visitor.ts';
import { incomingReadingSchema } from '../protocol/client-message.ts';
import { commandSchema } from '../protocol/command-schema.ts';
import { panelSensorSchema, panelStateSchema, stationHealthSchema } from '../protocol/protocol.ts';
import { faultSchema } from '../settings.ts';
import type { About, ServedRoute } from './about.ts';
import { apiPrefix } from './serve-routes.ts';
import { type Json, shareSchemas } from './share-schemas.ts';

const errorSchema = z.object({
  error: z.string(),
  faults: z
    .array(faultSchema)
    .optional()
    .describe('Of a configuration that is not right: each option, and what is wrong with it.'),
});

/** What stands in many places. */
const named = {
  Error: schemaOf(errorSchema, 'output'),
  State: schemaOf(panelStateSchema, 'output'),
  Body: schemaOf(bodyStateSchema, 'output'),
  Intent: schemaOf(intentSchema, 'output'),
  Sensor: schemaOf(panelSensorSchema, 'output'),
  StationHealth: schemaOf(stationHealthSchema, 'output'),
  Wish: schemaOf(commandSchema, 'input'),
  Reading: schemaOf(incomingReadingSchema, 'input'),
};

/** OpenAPI 3.1 of what is served, from the same schemas that check the requests. */
export function describeRoutes(served: readonly ServedRoute[], version: string): unknown {
  const paths: Record<string, Record<string, Json>> = {};
  for (const { method, url, config } of served) {
    if (config?.about === undefined) continue;
    const { about, role = 'admin', isForSenders = false } = config;
    const path = url.replace(/:(\w+)/g, '{$1}');
    for (const each of [method].flat().filter((name) => name !== 'HEAD')) {
      const operation = describeRoute({ method: each.toLowerCase(), path, role, isForSenders }, about);
      paths[path] = { ...paths[path], [each.toLowerCase()]: operation };
    }
  }
  const shared = shareSchemas(paths, named);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tactus',
      version,
      description:
        'A band that plays to your body. What the WebSocket says is in docs/protocol.json, all of it in words in docs/protocol.md.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: 'http://localhost:7272', description: 'As it is installed.' }],
    paths: shared.document,
    components: { schemas: shared.schemas, securitySchemes },
  };
}

const securitySchemes = {
  token: {
    type: 'http',
    scheme: 'bearer',
    description:
      'Given once, when pairing (`tactus panel` shows the code). A page on the machine itself needs none, nor does who only reads there.',
  },
  tokenInAddress: {
    type: 'apiKey',
    in: 'query',
    name: 'token',
    description: 'The same, for programs that have room for nothing but an address.',
  },
  password: { type: 'http', scheme: 'basic', description: 'The same as the password; any name.' },
};

interface Place {
  readonly method: string;
  readonly path: string;
  readonly role: Standing;
  readonly isForSenders: boolean;
}

function describeRoute({ method, path, role, isForSenders }: Place, about: About): Json {
  const { summary, params, query, body, bodyTypes = [], response, responseType, failures = {} } = about;
  const parameters = [...parametersOf('path', params), ...parametersOf('query', query)];
  const fails = (description: string): Json => ({ description, content: json(errorSchema, 'output') });
  const answer = {
    ...(response && json(response, 'output')),
    ...(responseType !== undefined && { [responseType]: {} }),
  };
  const anyBody = Object.fromEntries(bodyTypes.map((type) => [type, {}]));
  const schemes = ['token', ...(isForSenders ? ['tokenInAddress', 'password'] : [])];
  return {
    summary,
    description: role === 'guest' ? 'For everybody.' : `For role ${role} and above.`,
    operationId: nameOf(method, path),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: isNeeded(body), content: json(body, 'input') } }),
    ...(bodyTypes.length > 0 && method !== 'get' && { requestBody: { content: anyBody } }),
    ...(role !== 'guest' && { security: schemes.map((scheme) => ({ [scheme]: [] })) }),
    responses: {
      [about.status ?? 200]: {
        description: 'As asked.',
        ...(Object.keys(answer).length > 0 && { content: answer }),
      },
      ...((body || parameters.length > 0) && { 400: fails('Not as described, or what no body can do.') }),
      ...(role !== 'guest' && { 401: fails('Not paired.') }),
      ...((role !== 'guest' || method !== 'get') && {
        403: fails('Not with this role, or from a foreign page.'),
      }),
      421: fails('The Host is not ours.'),
      ...((role !== 'guest' || method !== 'get') && {
        429: fails('Too many, or too often with a wrong token; Retry-After says when.'),
      }),
      ...Object.fromEntries(Object.entries(failures).map(([status, why]) => [status, fails(why)])),
    },
  };
}

/** `getDevicesFound` of `GET /api/v1/devices/found`. */
function nameOf(method: string, path: string): string {
  const words = path.replace(apiPrefix, '').replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase());
  return `${method}${words.replace(/\W/g, '')}`;
}

function json(schema: z.ZodType, io: 'input' | 'output'): Record<string, Json> {
  return { 'application/json': { schema: schemaOf(schema, io) } };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
  return rest as Json;
}

const isNeeded = (schema: z.ZodType): boolean => !schema.safeParse(undefined).success;

function parametersOf(place: 'path' | 'query', schema: z.ZodObject | undefined): readonly Json[] {
  return Object.entries(schema?.shape ?? {}).map(([name, each]) => ({
    name,
    in: place,
    required: place === 'path' || isNeeded(each as z.ZodType),
    schema: schemaOf(each as z.ZodType, 'input'),
  }));
}
