import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { createRateLimits } from '../access/rate-limit.ts';
import type { PanelHost } from '../host.ts';
import type { About } from './about.ts';
import { InvalidInput } from './failure.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whoever asks changes something, be it with GET; the token may stand in the address. */
    readonly isForSenders?: boolean;
  }
}

/** Batches of what a phone kept while it had no network: a thousand places of Overland are 600 kB. */
const maximumBodyBytes = 1024 * 1024;
const messagesPerSecond = 30;
const messageBurst = 120;

const about: About = {
  summary:
    'What another program says, in its own words, as parameters or body; what NAME may be is in docs/senders.md. What is not taken is told with the sensors, not by the status.',
  params: z.object({ name: z.string().max(64) }),
  bodyTypes: ['application/json', 'application/x-www-form-urlencoded'],
  response: z
    .unknown()
    .describe('What the program waits for, else how many readings were taken and why others were not.'),
  failures: { 404: 'There is no such sender.' },
};

/**
 * `/api/v1/senders/NAME`: programs that are not ours say there what they say, and get the answer that they wait for. What
 * is refused is told with the sensors: an answer that is not 200 would let most of them send the same again, for ever.
 */
export async function serveSenders(app: FastifyInstance, host: PanelHost): Promise<void> {
  const take = createRateLimits(host.clock, messagesPerSecond, messageBurst);
  await app.register((scope, _options, ready) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    scope.route<{ Params: { name: string } }>({
      method: ['GET', 'POST'],
      url: '/api/v1/senders/:name',
      exposeHeadRoute: false,
      bodyLimit: maximumBodyBytes,
      config: { isForSenders: true, role: 'performer', about },
      handler: (request, reply) => {
        const waitSeconds = take(request.ip);
        if (waitSeconds > 0) {
          return reply
            .code(429)
            .header('retry-after', String(Math.ceil(waitSeconds)))
            .send({ error: `Too many messages: at most ${messagesPerSecond} a second.` });
        }
        const { name } = request.params;
        const translation = host.senders.http(name, whatIsSaid(request));
        if (translation === undefined) {
          const known = host.senders.httpNames.join(', ');
          return reply.code(404).send({
            error: `There is no sender of this name: add it to sensors.map. There are: ${known}.`,
          });
        }
        const { readings, refused, answer } = translation;
        host.accept(readings);
        for (const reason of refused) host.refuse(reason, `HTTP ${request.visitor.address}, ${name}`);
        return reply
          .header('cache-control', 'no-store')
          .send(answer ?? { accepted: readings.length, refused });
      },
    });
    ready();
  });
}

/** Parameters, and what the body has: JSON or a form, whatever the program calls it. Errors: InvalidInput for neither. */
function whatIsSaid({ query, body }: FastifyRequest): unknown {
  const { token: _, ...parameters } = query as Readonly<Record<string, unknown>>;
  const text = typeof body === 'string' ? body.trim() : '';
  if (text === '') return parameters;
  if (text.startsWith('{')) return { ...parameters, ...jsonOf(text) };
  if (text.startsWith('[')) return jsonOf(text);
  if (!/^[\w.%+-]+=/.test(text))
    throw new InvalidInput('This is neither JSON nor a form (name=value&name=value).');
  return { ...parameters, ...Object.fromEntries(new URLSearchParams(text)) };
}

function jsonOf(text: string): object {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InvalidInput(`This is not whole JSON: ${(error as Error).message}`);
  }
}
