import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refused } from './failure.ts';

/** An answer that is no JSON: what it is called when it is kept, and its bytes. */
export class SentFile {
  /** A card is looked at, all else is kept. */
  readonly type: string;
  readonly name: string;
  /** A path is a file on the disk, of which parts may be asked for. */
  readonly content: { readonly path: string } | string | Uint8Array | Readable;
  constructor(file: Pick<SentFile, 'type' | 'name' | 'content'>) {
    this.type = file.type;
    this.name = file.name;
    this.content = file.content;
  }
}

/** Only of our own making: letters, digits, `.`, `-`. */
const safeName = (name: string): string => name.replace(/[^\w.-]+/g, '-');

export async function sendFile(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  { type, name, content }: SentFile,
): Promise<FastifyReply> {
  const describe = (): FastifyReply =>
    reply
      .header('cache-control', 'no-store')
      .header('content-type', type)
      .header('content-disposition', `attachment; filename="${safeName(name)}"`);
  if (typeof content === 'string' || content instanceof Uint8Array || content instanceof Readable)
    return describe().send(content);
  const { size } = await stat(content.path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new Refused(404, 'This file is not there any more.') : error;
  });
  const range = rangeIn(headers.range, size);
  if (range === 'unsatisfiable') {
    reply.header('content-range', `bytes */${size}`);
    throw new Refused(416, `It has ${size} bytes.`);
  }
  describe().header('accept-ranges', 'bytes');
  if (range !== undefined)
    reply.code(206).header('content-range', `bytes ${range.first}-${range.last}/${size}`);
  const { first, last } = range ?? { first: 0, last: size - 1 };
  reply.header('content-length', last - first + 1);
  // A file may grow meanwhile: what is more than was promised would be taken for the next answer.
  return reply.send(size === 0 ? '' : createReadStream(content.path, { start: first, end: last }));
}

/** One range of RFC 9110; several, and what is no range, are passed over: all of it is sent. */
function rangeIn(
  header: string | undefined,
  size: number,
): { readonly first: number; readonly last: number } | 'unsatisfiable' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < first) return undefined;
  return first >= size || (from === '' && Number(to) === 0) ? 'unsatisfiable' : { first, last };
}
