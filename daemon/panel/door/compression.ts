import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

/** What is shorter gains nothing. */
const leastBytes = 1024;
/** JSON that changes four times a second: quick rather than small. */
const level = 4;

const compress = promisify(gzip);

/**
 * Compresses what is answered as text to those who take it. The page's files are compressed when they are built; sound is
 * compressed already.
 */
export function compressAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload: unknown) => {
    if (typeof payload !== 'string' || payload.length < leastBytes) return payload;
    reply.header('vary', 'accept-encoding');
    if (!takesGzip(request.headers['accept-encoding'])) return payload;
    // Not on this thread.
    const bytes = await compress(payload, { level });
    reply.removeHeader('content-length');
    reply.header('content-encoding', 'gzip');
    return bytes;
  });
}

/** As RFC 9110 has it, but that who says nothing of gzip, or `*`, is not given it. */
function takesGzip(accepted: string | string[] | undefined): boolean {
  return String(accepted ?? '')
    .split(',')
    .some(
      (each) =>
        /^\s*gzip\s*(;\s*q\s*=\s*(1|0?\.\d*[1-9]))?/i.test(each) && !/q\s*=\s*0(\.0*)?\s*$/.test(each),
    );
}
