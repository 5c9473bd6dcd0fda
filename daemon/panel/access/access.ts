import type { Log } from '../../system/log.ts';
import type { Clock } from '../../time/clock.ts';
import type { Timers } from '../../time/timers.ts';
import type { PanelOptions } from '../options.ts';
import { createCodes } from './codes.ts';
import { createGuard, type Guard } from './guard.ts';
import { createLockOut, type LockOut } from './lock-out.ts';
import { keepOuterDoor, type OuterDoor } from './outer-door.ts';
import { createPairing, type Pairing } from './pairing.ts';
import { createSignIn, type SignIn } from './sign-in.ts';
import { createTickets, type Tickets } from './tickets.ts';
import { openUsers, type Users, type UsersDependencies } from './users.ts';

/** Who may what: asked by all that answers, and told by what happens to users. */
export interface Access {
  readonly guard: Guard;
  /** For tokens that come otherwise than in a request's head: a socket's first message. */
  readonly signIn: SignIn;
  readonly users: Users;
  readonly pairing: Pairing;
  readonly tickets: Pick<Tickets, 'make'>;
  readonly outerDoor: OuterDoor;
  readonly lockOut: Pick<LockOut, 'count'>;
}

export interface AccessDependencies {
  readonly options: PanelOptions;
  readonly state: UsersDependencies['state'];
  /** The one in the owner's state folder that counts now. */
  readonly ownToken: () => string;
  /** What this machine is called by others, without port. */
  readonly ownNames: readonly string[];
  readonly clock: Clock;
  readonly timers: Timers;
  /** Seconds since 1970. */
  readonly wallSeconds: () => number;
  readonly log: Pick<Log, 'info'>;
}

export async function openAccess(dependencies: AccessDependencies): Promise<Access> {
  const { options, clock, log } = dependencies;
  const users = await openUsers(dependencies);
  const lockOut = createLockOut(clock);
  const tickets = createTickets(clock);
  const signIn = createSignIn({ users, lockOut, ownToken: dependencies.ownToken });
  const guard = createGuard({ ...options, ownNames: dependencies.ownNames, signIn, tickets });
  const outerDoor = keepOuterDoor({
    // Whoever wants guests wants them to find the way in.
    mode: options.listen === 'asked' && options.guests.length > 0 ? 'everywhere' : options.listen,
    clock,
    timers: dependencies.timers,
    paired: () => users.list().length,
  });
  const pairing = createPairing({
    codes: createCodes(clock),
    users,
    lockOut,
    onAwait: outerDoor.awaitUntil,
  });
  users.listen(({ type, id, name, role }) => {
    if (type === 'removed') tickets.revoke(id);
    outerDoor.look();
    const what = {
      paired: `may now ask as ${role}`,
      changed: `is ${role} now`,
      removed: 'may nothing any more',
    }[type];
    log.info({ station: 'panel', user: id }, `${name} ${what}`);
  });
  return { guard, signIn, users, pairing, tickets, outerDoor, lockOut };
}
