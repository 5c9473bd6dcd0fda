import type { IncomingHttpHeaders } from 'node:http';
import { type ConnectionEnds, createOwnHosts, nameOfAddress } from './own-hosts.ts';
import { isLoopback, plainAddress } from './places.ts';
import { isRefusal, type Refusal } from './refusal.ts';
import type { SignIn } from './sign-in.ts';
import type { Tickets } from './tickets.ts';
import { may, type Standing, type Visitor } from './visitor.ts';

/** A request by its head alone. */
export interface Asked {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly isUpgrade: boolean;
  readonly ends: ConnectionEnds;
  /** Who may. */
  readonly needs: Standing;
  /** Set for addresses where other programs say what they say, whatever the method: the token that stands in it. */
  readonly sender?: { readonly token: string | undefined } | undefined;
  /** Of an address where one may listen. */
  readonly ticket?: string | undefined;
}

export interface Guard {
  /** Who asks, if he may; else why not. */
  judge(asked: Asked): Visitor | Refusal;
}

export interface GuardDependencies {
  /** Without port, beside the loopback's own and the address that was asked. */
  readonly ownNames: readonly string[];
  readonly allowedHosts: readonly string[];
  /** Pages of this machine's own may only what guests may. */
  readonly kioskLock: boolean;
  readonly signIn: SignIn;
  readonly tickets: Pick<Tickets, 'bearer'>;
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What browsers say of a page of another server, also where that is a neighbour on this machine. */
const othersSites: ReadonlySet<unknown> = new Set(['cross-site', 'same-site']);
/** Whoever asks for somebody else says so in one of these. */
const forwarding = /^(forwarded|via|x-forwarded-.+|x-real-ip|x-client-ip|cf-connecting-ip|true-client-ip)$/;
const onlyOurs =
  'Only our own page may do this, or who sends the header "Authorization: Bearer TOKEN" (`tactus panel` tells the token).';
const onlyPaired = 'Pair with this device first: open its page, or see `tactus panel` there.';
const onlySenders =
  'Put ?token=TOKEN behind the address, or send the token as password or bearer token (`tactus panel` tells it).';

/**
 * Who may speak to us. A browser that was lured to a foreign page can reach this machine's loopback too, so being local
 * proves nothing: the Host must be ours on every request, and what changes something or opens a socket must not come from
 * a foreign Origin, whoever asks. Trusted is who comes from this machine, under a name that only this machine has for
 * itself, and for nobody else; he needs our page's Origin or a token for changes. Nor is he whose browser says that another
 * page has it ask: that page would read nothing, but could have us at work. All others need a token for all.
 */
export function createGuard(dependencies: GuardDependencies): Guard {
  const { kioskLock, signIn, tickets } = dependencies;
  const ownHost = createOwnHosts(dependencies.ownNames, dependencies.allowedHosts);

  return {
    judge({ method, headers, isUpgrade, ends, needs, sender, ticket }) {
      const host = ownHost(headers.host, ends);
      if (host === undefined) return foreignHost(headers.host, ends);
      const isChange = !safeMethods.has(method) || isUpgrade || sender !== undefined;
      const { origin } = headers;
      const isOurPage = origin !== undefined && host.origins.includes(origin);
      if (isChange && origin !== undefined && !isOurPage) return { statusCode: 403, message: onlyOurs };

      const address = plainAddress(ends.remoteAddress) ?? '';
      const isHere = isLoopback(address);
      const isTrusted = isHere && host.isLoopback && !isForwarded(headers);
      const isOthersPage = othersSites.has(headers['sec-fetch-site']);
      const own: Visitor = {
        role:
          !isTrusted || isOthersPage || (isChange && !isOurPage) ? 'guest' : kioskLock ? 'viewer' : 'admin',
        address,
      };
      const listener = ticket === undefined ? undefined : tickets.bearer(ticket, address);
      if (listener !== undefined && may(listener, needs)) return listener;

      const given = tokensIn(headers.authorization, sender);
      const isNeeded = !may(own, needs);
      const whence = { address, isLoopback: isHere, isTrusted, isNeeded };
      const known = given.length === 0 ? own : signIn(given, whence);
      // Who is locked out was not looked at: called a guest, a page would forget a token that is good.
      const isUnknown = isRefusal(known) && (known.statusCode !== 429 || own.role !== 'guest');
      const visitor = isUnknown && !isNeeded ? own : known;
      // Who is here needs no token to be known: what he lacks is the right to change something from where he asks.
      const unknownCode = isTrusted ? 403 : 401;
      if (isRefusal(visitor))
        return visitor.statusCode === 401 ? { ...visitor, statusCode: unknownCode } : visitor;
      if (may(visitor, needs)) return visitor;
      if (visitor.role !== 'guest')
        return { statusCode: 403, message: `This is for the role ${needs}; yours is ${visitor.role}.` };
      const message = sender ? onlySenders : isTrusted ? onlyOurs : onlyPaired;
      return { statusCode: unknownCode, message };
    },
  };
}

const isForwarded = (headers: IncomingHttpHeaders): boolean =>
  Object.keys(headers).some((name) => forwarding.test(name));

/** As they stand in the header, and where programs have no room there: in the address, as a password. */
function tokensIn(authorization: string | undefined, sender: Asked['sender']): readonly string[] {
  const [, scheme = '', given = ''] = /^(bearer|basic) +(\S{1,1024})$/i.exec(authorization ?? '') ?? [];
  const isBearer = scheme.toLowerCase() === 'bearer';
  const bearer = isBearer ? given : undefined;
  const password = sender && !isBearer ? passwordIn(given) : undefined;
  return [bearer, sender?.token, password].filter((token) => token !== undefined);
}

/** Of HTTP's basic authentication: what stands behind the name. */
function passwordIn(credentials: string): string | undefined {
  return /^[^:]*:(.*)$/.exec(Buffer.from(credentials, 'base64').toString('utf8'))?.[1];
}

function foreignHost(host: string | undefined, ends: ConnectionEnds): Refusal {
  const name = isLoopback(plainAddress(ends.localAddress) ?? '')
    ? 'localhost'
    : nameOfAddress(ends.localAddress);
  return {
    statusCode: 421,
    message: `This is not ${host?.slice(0, 100) ?? 'the host you asked for'}. Open http://${name}:${ends.localPort}, or add the name to panel.allowedHosts.`,
  };
}
