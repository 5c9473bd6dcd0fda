import { z } from 'zod';
import type { Route } from './route.ts';
import { apiPrefix } from './serve-routes.ts';

const errorSchema = z.object({ error: z.string() });

/** OpenAPI 3.1, from the same schemas that check the requests. */
export function describeRoutes(routes: readonly Route[], version: string): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = apiPrefix + route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: describeRoute(route) };
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
          description:
            'Given once, when pairing (`tactus panel` shows the code). A page on the machine itself needs none.',
        },
      },
    },
  };
}

function describeRoute(route: Route): unknown {
  const { method, path, summary, role, params, query, body, response, failures = {} } = route;
  const parameters = [...parametersOf('path', params), ...parametersOf('query', query)];
  const fails = (description: string): unknown => ({ description, content: json(errorSchema, 'output') });
  return {
    summary,
    description: role === 'guest' ? 'For everybody.' : `For role ${role} and above.`,
    operationId: `${method}${path.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: isNeeded(body), content: json(body, 'input') } }),
    ...(role !== 'guest' && { security: [{ token: [] }] }),
    responses: {
      200: { description: 'As asked.', content: json(response, 'output') },
      ...((body || parameters.length > 0) && { 400: fails('Not as described, or what no body can do.') }),
      ...(role !== 'guest' && {
        401: fails('Not paired.'),
        403: fails('Not with this role, or from a foreign page.'),
      }),
      421: fails('The Host is not ours.'),
      ...(method !== 'get' && { 429: fails('Too many; Retry-After says when.') }),
      ...Object.fromEntries(Object.entries(failures).map(([status, why]) => [status, fails(why)])),
    },
  };
}

function json(schema: z.ZodType, io: 'input' | 'output'): unknown {
  return { 'application/json': { schema: schemaOf(schema, io) } };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
  return rest;
}

const isNeeded = (schema: z.ZodType): boolean => !schema.safeParse(undefined).success;

function parametersOf(place: 'path' | 'query', schema: z.ZodObject | undefined): readonly unknown[] {
  return Object.entries(schema?.shape ?? {}).map(([name, each]) => ({
    name,
    in: place,
    required: place === 'path' || isNeeded(each as z.ZodType),
    schema: schemaOf(each as z.ZodType, 'input'),
  }));
}
