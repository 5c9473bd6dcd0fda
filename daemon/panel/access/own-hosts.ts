import { isIPv6 } from 'node:net';
import { plainAddress } from './places.ts';

/** The ends of a connection, as Node's sockets tell them. */
export interface ConnectionEnds {
  readonly remoteAddress?: string | undefined;
  readonly localAddress?: string | undefined;
  readonly localPort?: number | undefined;
  /** Over TLS. */
  readonly encrypted?: boolean | undefined;
}

/** A Host that is ours. */
export interface OwnHost {
  /** One of the names that this machine has for itself. */
  readonly isLoopback: boolean;
  /** What browsers send as the Origin of our pages there. */
  readonly origins: readonly string[];
}

const loopbackNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * A foreign name that resolves to us is how a page of somebody else's reaches us from a browser here (DNS rebinding), so
 * that only our own are answered to, with the port that was really asked. Nothing is guessed: no other way to write an
 * address, no dot at the end. The answer is undefined for what is not ours.
 */
export function createOwnHosts(
  /** Of this machine, without port. */
  ownNames: readonly string[],
  /** With port, where the browser's differs from ours. */
  allowedHosts: readonly string[],
): (host: string | undefined, ends: ConnectionEnds) => OwnHost | undefined {
  const names = new Set(ownNames.map((name) => name.toLowerCase()));
  const allowed = new Set(allowedHosts.map((host) => host.toLowerCase()));

  return (host, { localAddress, localPort, encrypted = false }) => {
    const asked = host?.toLowerCase();
    if (asked === undefined) return undefined;
    const [, name = '', digits] = /^([\w.-]+|\[[\da-f:.]+\])(?::(\d{1,5}))?$/.exec(asked) ?? [];
    const isLoopback = loopbackNames.has(name);
    // There a tunnel ends, or a proxy, which may have spoken TLS.
    if (allowed.has(asked)) return { isLoopback, origins: [`http://${asked}`, `https://${asked}`] };
    const usualPort = encrypted ? 443 : 80;
    const port = digits === undefined ? usualPort : Number(digits);
    const isOurs = isLoopback || names.has(name) || name === nameOfAddress(localAddress);
    if (port !== localPort || !isOurs) return undefined;
    return { isLoopback, origins: [`${encrypted ? 'https' : 'http'}://${asked}`] };
  };
}

/** As browsers write it in a Host. A link-local address has its interface behind a %, which they do not write. */
export function nameOfAddress(address: string | undefined): string | undefined {
  const plain = plainAddress(address)?.split('%')[0];
  return plain !== undefined && isIPv6(plain) ? `[${plain}]` : plain;
}
