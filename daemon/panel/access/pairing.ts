import { Refused } from '../api/failure.ts';
import type { Codes, PairingCode } from './codes.ts';
import type { LockOut } from './lock-out.ts';
import { lockedOut } from './refusal.ts';
import type { User, Users } from './users.ts';
import type { Role } from './visitor.ts';

export interface Claim {
  readonly digits: string;
  /** What the user is to be called. */
  readonly name: string;
  /** Where it comes from, in its plain form. */
  readonly address: string;
}

export interface Pairing {
  /**
   * A code that somebody is awaited with from now on, instead of any other, for as long as the user who asked for it
   * (`madeBy`) is what he is. Errors: Refused when too many are paired.
   */
  offer(role: Role, madeBy?: string): PairingCode;
  /** The code that is awaited now: a secret. */
  readonly awaited: PairingCode | undefined;
  /**
   * The token is told here and never again, once it is kept. Errors: Refused for a wrong code, and for whoever tried too
   * often.
   */
  claim(claim: Claim): Promise<{ readonly user: User; readonly token: string }>;
  cancel(): void;
}

export interface PairingDependencies {
  readonly codes: Codes;
  readonly users: Users;
  readonly lockOut: LockOut;
  /** Until when somebody is awaited, on the clock of the codes. */
  readonly onAwait: (untilSeconds: number) => void;
}

export function createPairing({ codes, users, lockOut, onAwait }: PairingDependencies): Pairing {
  const cancel = (): void => {
    codes.cancel();
    onAwait(Number.NEGATIVE_INFINITY);
  };
  users.listen(({ type, id }) => {
    if (type !== 'paired' && codes.awaited?.madeBy === id) cancel();
  });
  return {
    offer(role, madeBy) {
      users.mustHaveRoom();
      const code = codes.make(role, madeBy);
      onAwait(code.expiresAtSeconds);
      return code;
    },
    get awaited() {
      return codes.awaited;
    },
    async claim({ digits, name, address }) {
      const secondsLeft = lockOut.secondsLeft(address);
      if (secondsLeft > 0) {
        const { statusCode, message, retryAfterSeconds } = lockedOut(secondsLeft);
        throw new Refused(statusCode, message, retryAfterSeconds);
      }
      const role = codes.take(digits);
      if (role === undefined) {
        lockOut.fail(address);
        // Nothing of why: it would tell who guesses whether it is worth while.
        throw new Refused(401, 'This code is wrong, or no more good: ask for a new one.');
      }
      const added = users.add(name, role);
      await users.settled();
      return added;
    },
    cancel,
  };
}
