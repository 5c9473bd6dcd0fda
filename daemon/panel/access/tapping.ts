import type { Clock } from '../../time/clock.ts';
import { Refused } from '../api/failure.ts';
import type { CodeTaps } from '../code-taps.ts';
import type { PairingCode } from './codes.ts';
import type { Pairing } from './pairing.ts';
import { createRateLimit } from './rate-limit.ts';
import type { Users } from './users.ts';
import type { Role } from './visitor.ts';

export const tapModes = ['untilAdmin', 'always', 'never'] as const;

export interface TappingDependencies {
  readonly pairing: Pick<Pairing, 'offer' | 'awaited'>;
  readonly users: Pick<Users, 'list' | 'listen'>;
  readonly taps: CodeTaps;
  readonly options: { readonly tapCodes: (typeof tapModes)[number]; readonly kioskLock: boolean };
  readonly clock: Clock;
}

/** A code that whoever wears the headphones may hear, asked for by somebody whom nobody knows. */
export interface Tapping {
  /** Undefined where codes are not tapped; else whether one would be heard now, and why not. */
  readonly offered: { readonly unheardBecause?: string } | undefined;
  /** Errors: Refused. */
  tap(): { readonly seconds: number; readonly expiresInSeconds: number };
}

/** To hear the headphones is to be there, not to be their owner. */
export const tappedRole = 'performer' as const satisfies Role;
/** For the whole device: it is one wearer who hears it, whoever asks. */
const perMinute = { perSecond: 1 / 60, burst: 1 };
const perHour = { perSecond: 1 / 3600, burst: 3 };
/** What is left of a code must do for hearing it, writing it down and typing it. */
const enoughSeconds = 180;

/**
 * Anybody in the same network may ask, and the wearer hears it. So it is possible only where it is needed: while no admin
 * is paired, who could show a code on his own page; not on a locked device, where whoever wears the headphones is any
 * passer-by; and once a minute at most, three times, then once an hour. A code that somebody else is awaited with is neither told nor
 * made void.
 */
export function createTapping({ pairing, users, taps, options, clock }: TappingDependencies): Tapping {
  const minute = createRateLimit(clock, perMinute.perSecond, perMinute.burst);
  const hour = createRateLimit(clock, perHour.perSecond, perHour.burst);
  let tapped: PairingCode | undefined;
  users.listen(({ type }) => {
    if (type === 'paired') taps.stop();
  });

  /** Why it is not for anybody to ask. */
  const forbidden = (): string | undefined => {
    if (options.tapCodes === 'never') return 'Here codes are not tapped: panel.tapCodes is never.';
    if (options.kioskLock) return 'Here codes are not tapped: the device is locked.';
    if (options.tapCodes === 'untilAdmin' && users.list().some(({ role }) => role === 'admin'))
      return 'An admin is paired: ask for a code from his page, or `tactus panel` on the device.';
    return undefined;
  };
  /** Why it would come to nothing now. */
  const inVain = (): string | undefined => {
    const { awaited } = pairing;
    if (awaited !== undefined && awaited !== tapped)
      return 'Somebody is awaited with another code: type that one, or ask again in ten minutes.';
    return taps.unheardBecause;
  };

  return {
    get offered() {
      if (forbidden() !== undefined) return undefined;
      const unheardBecause = inVain();
      return unheardBecause === undefined ? {} : { unheardBecause };
    },
    tap() {
      const forbiddenBecause = forbidden();
      if (forbiddenBecause !== undefined) throw new Refused(403, forbiddenBecause);
      const inVainBecause =
        inVain() ?? (taps.secondsLeft > 0 ? 'A code is being tapped now: listen.' : undefined);
      if (inVainBecause !== undefined) throw new Refused(409, inVainBecause);
      const waitSeconds = Math.ceil(minute.take() || hour.take());
      if (waitSeconds > 0)
        throw new Refused(429, `Codes are not tapped so often: again in ${waitSeconds} s.`, waitSeconds);
      const left = ({ expiresAtSeconds }: PairingCode): number => expiresAtSeconds - clock.nowSeconds();
      const { awaited } = pairing;
      // Who missed a digit asks for the same once more.
      tapped = awaited !== undefined && left(awaited) > enoughSeconds ? awaited : pairing.offer(tappedRole);
      return { seconds: taps.tap(tapped.digits), expiresInSeconds: Math.floor(left(tapped)) };
    },
  };
}
