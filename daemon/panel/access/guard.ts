import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Visitor } from './visitor.ts';

/** Why a request is turned away. */
export interface Refusal {
  readonly statusCode: 403 | 421;
  readonly message: string;
}

export interface Guard {
  /** Who asks, or why he is turned away. */
  judge(request: {
    readonly method: string;
    readonly headers: IncomingHttpHeaders;
    readonly isUpgrade: boolean;
    readonly address: string;
    /** Set for addresses where other programs say what they say, whatever the method: the token that stands in it. */
    readonly sender?: { readonly token: string | undefined } | undefined;
  }): Visitor | Refusal;
}

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface GuardOptions {
  /** The port listened on; asked late, since port 0 is known only then. */
  readonly port: () => number;
  /** Names with port, besides the loopback's own. */
  readonly allowedHosts: readonly string[];
  /** The one that counts now. */
  readonly token: () => string;
}

/**
 * Who may speak to us. A browser that was lured to a foreign page can reach this machine's loopback too, so being local
 * proves nothing: the Host must be ours on every request (a foreign name that resolves to us is refused), and what
 * changes something or opens a socket must come from our own page or carry the token.
 */
export function createGuard(options: GuardOptions): Guard {
  const isOurHost = (host: string | undefined): host is string => {
    if (host === undefined) return false;
    const asked = host.toLowerCase();
    if (options.allowedHosts.some((allowed) => allowed.toLowerCase() === asked)) return true;
    return loopbackNames.some(
      (name) => asked === `${name}:${options.port()}` || (options.port() === 80 && asked === name),
    );
  };
  const isToken = (text: string | undefined): boolean => {
    const token = Buffer.from(options.token());
    const given = Buffer.from(/^[\w-]{1,256}$/.exec(text ?? '')?.[0] ?? '');
    return given.length === token.length && token.length > 0 && timingSafeEqual(given, token);
  };
  return {
    judge: ({ method, headers, isUpgrade, address, sender }) => {
      const visitor: Visitor = { role: 'admin', address };
      const { host, origin, authorization } = headers;
      if (!isOurHost(host)) {
        return {
          statusCode: 421,
          message: `This is not ${host ?? 'the host you asked for'}. Open http://localhost:${options.port()}, or add the name to panel.allowedHosts.`,
        };
      }
      if (safeMethods.has(method) && !isUpgrade && !sender) return visitor;
      if (origin !== undefined && (origin === `http://${host}` || origin === `https://${host}`))
        return visitor;
      const [, scheme = '', given = ''] = /^(bearer|basic) +(\S{1,1024})$/i.exec(authorization ?? '') ?? [];
      const isBearer = scheme.toLowerCase() === 'bearer';
      if (isBearer && isToken(given)) return visitor;
      if (sender) {
        if (isToken(sender.token) || (!isBearer && isToken(passwordIn(given)))) return visitor;
        return {
          statusCode: 403,
          message:
            'Put ?token=TOKEN behind the address, or send the token as password or bearer token (`tactus panel` tells it).',
        };
      }
      return {
        statusCode: 403,
        message:
          'Only our own page may do this, or who sends the header "Authorization: Bearer TOKEN" (`tactus panel` tells the token).',
      };
    },
  };
}

/** Of HTTP's basic authentication: what stands behind the name. */
function passwordIn(credentials: string): string | undefined {
  return /^[^:]*:(.*)$/.exec(Buffer.from(credentials, 'base64').toString('utf8'))?.[1];
}
