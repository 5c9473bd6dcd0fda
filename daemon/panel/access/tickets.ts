import type { Clock } from '../../time/clock.ts';
import { RecentMap } from '../../time/recent-map.ts';
import { hashOf, newSecret } from './secrets.ts';
import type { Visitor } from './visitor.ts';

export const ticketSeconds = 12 * 3600;
/** Of one user; who asks for more has no more use for the first. */
const mostOfOne = 8;

/** What lets a player listen that can send nothing but an address. They are lost with the daemon: pages ask anew. */
export interface Tickets {
  /** Good for who asks, where he is now. */
  make(visitor: Visitor): string;
  /** Whose it is, as one who listens; undefined when it is not good from this address, or no more. */
  bearer(ticket: string, address: string): Visitor | undefined;
  /** All of this user. */
  revoke(tokenId: string): void;
}

interface Ticket {
  readonly address: string;
  readonly expiresAtSeconds: number;
}

export function createTickets(clock: Clock): Tickets {
  /** By user, then by hash; those of this machine's own under no name. */
  const issued = new Map<string | undefined, RecentMap<string, Ticket>>();
  return {
    make({ tokenId, address }) {
      const ticket = newSecret();
      const own = issued.get(tokenId) ?? new RecentMap<string, Ticket>(mostOfOne);
      own.set(hashOf(ticket), { address, expiresAtSeconds: clock.nowSeconds() + ticketSeconds });
      issued.set(tokenId, own);
      return ticket;
    },
    bearer(ticket, address) {
      const hash = hashOf(ticket);
      for (const [tokenId, own] of issued) {
        const found = own.get(hash);
        if (found === undefined || found.address !== address) continue;
        if (clock.nowSeconds() >= found.expiresAtSeconds) return undefined;
        return { role: 'viewer', address, ...(tokenId !== undefined && { tokenId }) };
      }
      return undefined;
    },
    revoke: (tokenId) => void issued.delete(tokenId),
  };
}
