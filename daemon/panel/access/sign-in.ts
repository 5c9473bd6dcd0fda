import { RecentMap } from '../../time/recent-map.ts';
import type { LockOut } from './lock-out.ts';
import { lockedOut, type Refusal } from './refusal.ts';
import { isSameSecret } from './secrets.ts';
import type { Users } from './users.ts';
import type { Visitor } from './visitor.ts';

/** Where a token comes from. */
export interface Whence {
  /** In its plain form. */
  readonly address: string;
  /** Through this machine's loopback: a proxy's visitors, too. */
  readonly isLoopback: boolean;
  /** A program of this machine, certainly. */
  readonly isTrusted: boolean;
  /** Without it he may not what he wants. A wrong one that is not needed is no guess. */
  readonly isNeeded: boolean;
}

export interface SignInDependencies {
  readonly users: Users;
  readonly lockOut: LockOut;
  /** The one in the owner's state folder. */
  readonly ownToken: () => string;
}

/** Who has one of these tokens, or why that is not said. If all are wrong it is counted against the address. */
export type SignIn = (tokens: readonly string[], whence: Whence) => Visitor | Refusal;

/** A phone has one of IPv4 and some of IPv6, which change. */
const mostAddresses = 4;

/**
 * The token in the state folder is in no list and cannot be revoked while the daemon runs, so that it counts only where it
 * comes through the loopback; over the network each device has one of its own.
 *
 * An address that is locked out is not heard with a right token either, unless it is the one where this very token was
 * right before: else any foreign page could lock the owner out by asking for our addresses in his browser, and any
 * neighbour whose IPv6 begins with the same 64 bits.
 */
export function createSignIn({ users, lockOut, ownToken }: SignInDependencies): SignIn {
  /** Where each user's token was right lately. */
  const knownAt = new Map<string, RecentMap<string, true>>();
  users.listen(({ type, id }) => {
    if (type === 'removed') knownAt.delete(id);
  });

  return (tokens, { address, isLoopback, isTrusted, isNeeded }) => {
    const own = isLoopback ? ownToken() : '';
    const isOwn = own !== '' && tokens.some((token) => isSameSecret(token, own));
    if (isOwn && isTrusted) return { role: 'admin', address };
    const user = tokens.map((token) => users.find(token)).find((found) => found !== undefined);
    const secondsLeft = lockOut.secondsLeft(address);
    const isKnownHere = user !== undefined && knownAt.get(user.id)?.has(address) === true;
    if (secondsLeft > 0 && !isKnownHere) return lockedOut(secondsLeft);
    if (isOwn) return { role: 'admin', address };
    if (user === undefined) {
      if (isNeeded) lockOut.fail(address);
      return { statusCode: 401, message: 'This token is not known here, or no more: pair again.' };
    }
    const addresses = knownAt.get(user.id) ?? new RecentMap(mostAddresses);
    knownAt.set(user.id, addresses.set(address, true));
    users.see(user.id);
    return { role: user.role, tokenId: user.id, address };
  };
}
