import { randomInt } from 'node:crypto';
import type { Clock } from '../../time/clock.ts';
import { isSameSecret } from './secrets.ts';
import type { Role } from './visitor.ts';

/** 43 bits, for a phone's keypad, to be spoken and to be tapped. */
export const codeDigits = 13;
const codeSeconds = 600;
const mostWrongTries = 5;

export interface PairingCode {
  readonly digits: string;
  /** What who knows it becomes. */
  readonly role: Role;
  readonly expiresAtSeconds: number;
  /** The user who asked for it; undefined for this machine's own. */
  readonly madeBy: string | undefined;
}

/** The code that somebody is awaited with: one at a time, good for one. */
export interface Codes {
  /** A new one; another that was awaited is void. */
  make(role: Role, madeBy?: string): PairingCode;
  /** The one that is awaited now. */
  readonly awaited: PairingCode | undefined;
  /** The role that these digits give, once; undefined when they are wrong, which the fifth time voids the code. */
  take(digits: string): Role | undefined;
  cancel(): void;
}

export function createCodes(clock: Clock): Codes {
  let code: PairingCode | undefined;
  let wrongTries = 0;
  const awaited = (): PairingCode | undefined => {
    if (code !== undefined && clock.nowSeconds() >= code.expiresAtSeconds) code = undefined;
    return code;
  };
  return {
    make(role, madeBy) {
      wrongTries = 0;
      code = {
        digits: String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0'),
        role,
        expiresAtSeconds: clock.nowSeconds() + codeSeconds,
        madeBy,
      };
      return code;
    },
    get awaited() {
      return awaited();
    },
    take(digits) {
      const wanted = awaited();
      if (wanted === undefined) return undefined;
      const isRight = isSameSecret(digits, wanted.digits);
      if (!isRight) wrongTries += 1;
      if (isRight || wrongTries >= mostWrongTries) code = undefined;
      return isRight ? wanted.role : undefined;
    },
    cancel() {
      code = undefined;
    },
  };
}
