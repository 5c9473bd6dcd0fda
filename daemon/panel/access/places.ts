/** Places (connections, listeners, pages) that clients share: by address, so that no one client has them all. */
export interface Places {
  /**
   * Undefined: there is room for this address. Else whose leaving would make some: addresses that hold places, those of
   * the most first.
   */
  crowdedBy(address: string): readonly string[] | undefined;
  /** Takes one; gives back what leaves it. May be left twice. */
  take(address: string): () => void;
}

/** One address may have so much of all; of what is left, some is kept for programs of this machine. */
const shareOfOne01 = 0.75;
const keptForLoopback01 = 0.125;

/** IPv4 looks like this where IPv6 is listened to. */
const mapped = '::ffff:';

export function createPlaces(most: number): Places {
  const ofOne = Math.ceil(most * shareOfOne01);
  const ofForeign = most - Math.floor(most * keptForLoopback01);
  const held = new Map<string, number>();
  const greediest = (): string[] =>
    [...held].sort(([, one], [, other]) => other - one).map(([address]) => address);
  const heldBy = (addresses: readonly string[]): number =>
    addresses.reduce((sum, address) => sum + (held.get(address) ?? 0), 0);

  return {
    crowdedBy(address) {
      if ((held.get(address) ?? 0) >= ofOne) return [address];
      const all = greediest();
      const foreign = all.filter((other) => !isLoopback(other));
      if (!isLoopback(address) && heldBy(foreign) >= ofForeign) return foreign;
      return heldBy(all) >= most ? all : undefined;
    },
    take(address) {
      held.set(address, (held.get(address) ?? 0) + 1);
      let isHere = true;
      return () => {
        if (!isHere) return;
        isHere = false;
        const left = held.get(address)! - 1;
        if (left > 0) held.set(address, left);
        else held.delete(address);
      };
    },
  };
}

/** One client, one name. Undefined of a connection that is over already. */
export function plainAddress(address: string | undefined): string | undefined {
  return address?.startsWith(mapped) ? address.slice(mapped.length) : address;
}

/** Of a plain address. */
export function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}
