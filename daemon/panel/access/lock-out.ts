import { isIPv6 } from 'node:net';
import type { Clock } from '../../time/clock.ts';

/** Addresses from which wrong secrets came. One that tried too often must wait, with right ones, too. */
export interface LockOut {
  /** A wrong secret came from this address. */
  fail(address: string): void;
  /** For how long nothing more is heard from it; 0 for one that is not locked out. */
  secondsLeft(address: string): number;
  /** How many are locked out now. */
  readonly count: number;
}

const mostFailures = 10;
const lockSeconds = 60;
/** Of so many addresses the failures are known, */
const mostClients = 1024;
/** and always of this machine's own, whoever else there is. */
const ourOwn = new Set(['127.0.0.1', '0:0:0:0']);

interface Failures {
  count: number;
  /** When the last of them was. */
  atSeconds: number;
}

/**
 * Nobody is forgotten to make room, or a flood from many addresses would give each of them its tries anew: those for whom
 * there is no room are counted together.
 */
export function createLockOut(clock: Clock): LockOut {
  /** The longest silent come first. */
  const known = new Map<string, Failures>();
  let others: Failures = { count: 0, atSeconds: 0 };

  const isOver = ({ atSeconds }: Failures): boolean => clock.nowSeconds() - atSeconds >= lockSeconds;
  const isLocked = (failures: Failures): boolean => failures.count >= mostFailures && !isOver(failures);
  const forgetWhatIsOver = (): void => {
    for (const [client, failures] of known) {
      if (!isOver(failures)) return;
      known.delete(client);
    }
  };
  return {
    fail(address) {
      forgetWhatIsOver();
      const client = clientOf(address);
      const atSeconds = clock.nowSeconds();
      const before = known.get(client);
      if (before === undefined && known.size >= mostClients && !ourOwn.has(client)) {
        others = { count: isOver(others) ? 1 : others.count + 1, atSeconds };
        return;
      }
      known.delete(client);
      known.set(client, { count: (before?.count ?? 0) + 1, atSeconds });
    },
    secondsLeft(address) {
      const client = clientOf(address);
      const failures = known.get(client) ?? (ourOwn.has(client) ? undefined : others);
      return failures && isLocked(failures) ? failures.atSeconds + lockSeconds - clock.nowSeconds() : 0;
    },
    get count() {
      return [...known.values(), others].filter(isLocked).length;
    },
  };
}

/** Who has one address of IPv6 has all that begin with the same 64 bits. `fe80::1%wlan0`, too. */
function clientOf(address: string): string {
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = [...front, ...Array<string>(8 - front.length - back.length).fill('0'), ...back];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
