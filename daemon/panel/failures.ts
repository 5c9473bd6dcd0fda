import type { FastifyInstance } from 'fastify';
import type { Log } from '../system/log.ts';
import { explainFailure, Refused } from './api/failure.ts';

/** What goes wrong is told to whoever asked, in JSON; what is our fault to the log as well, without the query. */
export function answerFailures(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error, request, reply) => {
    // fastify's own faults (not JSON, too large, wrong type) carry their status.
    const { statusCode } = error as { statusCode?: number };
    if (statusCode === 415) {
      return reply.code(415).send({ error: 'Send JSON, and the header "Content-Type: application/json".' });
    }
    if (error instanceof Refused && error.retryAfterSeconds !== undefined)
      reply.header('retry-after', String(error.retryAfterSeconds));
    if (statusCode !== undefined && statusCode < 500) {
      return reply.code(statusCode).send({ error: (error as Error).message });
    }
    const failure = explainFailure(error);
    if (failure.isOurs)
      log.error({ station: 'panel', err: error, url: request.url.split('?')[0] }, 'A request failed');
    const { faults } = failure;
    return reply.code(failure.statusCode).send({ error: failure.message, ...(faults && { faults }) });
  });
  app.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .send({ error: `There is no ${request.method} ${request.url.split('?')[0]!.slice(0, 100)} here.` }),
  );
}
