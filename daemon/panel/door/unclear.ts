import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { securityHeaders } from './security-headers.ts';

/** Why a head can be understood in two ways, so that whoever stood between might have understood another than we do. */
export function whyUnclear({
  httpVersion,
  rawHeaders,
  headers,
  url = '',
}: IncomingMessage): string | undefined {
  const names = rawHeaders.filter((_, index) => index % 2 === 0);
  const hosts = names.filter((name) => name.toLowerCase() === 'host').length;
  if (hosts > 1) return 'One Host, please.';
  if (hosts === 0 && httpVersion !== '1.0') return 'A Host is missing.';
  // A whole address, as for a proxy.
  const [, authority] = /^https?:\/\/([^/?#]*)/i.exec(url) ?? [];
  if (authority !== undefined && authority.toLowerCase() !== headers.host?.toLowerCase())
    return 'This address is not that of its Host.';
  if (authority === undefined && !url.startsWith('/') && url !== '*') return 'This is no address.';
  try {
    decodeURIComponent(url.split('?')[0]!);
  } catch {
    return 'This address is not well written.';
  }
  return undefined;
}

/** Says no, and no more. */
export function refuseUnclear(response: ServerResponse, statusCode: number, why: string): void {
  response.writeHead(statusCode, {
    'content-type': 'application/json',
    connection: 'close',
    ...securityHeaders,
  });
  response.end(JSON.stringify({ error: why }));
}

/** The same where there is no more than a connection. */
export function refuseRaw(socket: Duplex, statusCode: number, why: string): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify({ error: why });
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
    ...securityHeaders,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.write(
    `HTTP/1.1 ${[`${statusCode} ${STATUS_CODES[statusCode]}`, ...lines].join('\r\n')}\r\n\r\n${body}`,
  );
  socket.destroy();
}

/** What Node's parser did not take, and how it is answered. */
export function whyNotParsed({ code }: NodeJS.ErrnoException): readonly [number, string] {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return [408, 'This request did not come whole in time.'];
  if (code === 'HPE_HEADER_OVERFLOW') return [431, 'The head of this request is too large.'];
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return [413, 'There is too much beside the chunks.'];
  return [400, 'This is no request of HTTP.'];
}
