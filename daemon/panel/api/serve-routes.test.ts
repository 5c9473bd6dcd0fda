import { fastify } from 'fastify';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { ManualClock } from '../../time/clock.ts';
import { explainFailure, Refused } from './failure.ts';
import { describeRoutes } from './openapi.ts';
import { route } from './route.ts';
import { serveRoutes } from './serve-routes.ts';

const shelf = route({
  method: 'put',
  path: '/shelves/:name',
  summary: 'Puts books on a shelf.',
  role: 'performer',
  params: z.object({ name: z.string().max(8) }),
  query: z.object({ dryRun: z.enum(['true', 'false']).default('false') }),
  body: z.strictObject({ books: z.number().int().max(9) }),
  response: z.object({ said: z.string() }),
  answer: ({ params, query, body }) => {
    if (params.name === 'gone') throw new Refused(404, 'There is no such shelf.');
    return { said: `${params.name} ${query.dryRun} ${body.books}` };
  },
});

it('checks parameters, query and body before a route answers, and tells what it refuses', async () => {
  const app = fastify();
  app.setErrorHandler((error, _request, reply) => {
    const { statusCode, message } = explainFailure(error);
    return reply.code(statusCode).send({ error: message });
  });
  serveRoutes(app, [shelf], new ManualClock(0));
  const put = async (path: string, payload: object) => {
    const answer = await app.inject({ method: 'PUT', url: `/api/v1/shelves/${path}`, payload });
    return [answer.statusCode, answer.json()];
  };
  expect(await put('top', { books: 3 })).toEqual([200, { said: 'top false 3' }]);
  expect(await put('top?dryRun=true', { books: 3 })).toEqual([200, { said: 'top true 3' }]);
  expect(await put('gone', { books: 3 })).toEqual([404, { error: 'There is no such shelf.' }]);
  expect(await put('too-long-a-name', { books: 3 })).toEqual([
    400,
    { error: expect.stringContaining('name') },
  ]);
  expect(await put('top?dryRun=perhaps', { books: 3 })).toEqual([400, { error: expect.any(String) }]);
  expect(await put('top', { books: 10 })).toEqual([400, { error: 'books: 10 is more than 9' }]);
  await app.close();
});

it('is described with its parameters and who may', () => {
  expect(
    describeRoutes(
      [{ method: 'PUT', url: '/api/v1/shelves/:name', config: { role: 'performer', about: shelf } }],
      '1',
    ),
  ).toMatchObject({
    paths: {
      '/api/v1/shelves/{name}': {
        put: {
          operationId: 'putShelvesName',
          description: expect.stringContaining('performer'),
          parameters: [
            { name: 'name', in: 'path', required: true },
            { name: 'dryRun', in: 'query', required: false },
          ],
          security: [{ token: [] }],
        },
      },
    },
  });
});
