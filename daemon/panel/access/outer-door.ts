import type { Clock } from '../../time/clock.ts';
import type { Timers } from '../../time/timers.ts';
import type { OuterWish } from '../door/doors.ts';
import type { Unsubscribe } from '../host.ts';

export const listenModes = ['asked', 'loopback', 'everywhere'] as const;
export type ListenMode = (typeof listenModes)[number];

/** Whether we are to be reached from beyond this machine. */
export interface OuterDoor extends OuterWish {
  /** It is wanted until this is given back, as by a hotspot. Nothing opens it where the owner wants none. */
  hold(): () => void;
}

export interface OuterDoorDependencies {
  readonly mode: ListenMode;
  readonly clock: Clock;
  readonly timers: Timers;
  /** How many are paired. */
  readonly paired: () => number;
}

/** The same, and what brings it about. */
export interface OuterDoorKeeper extends OuterDoor {
  /** Somebody is awaited with a code until then; not at all any more, if this is now. */
  awaitUntil(atSeconds: number): void;
  /** Somebody was paired, or is no more. */
  look(): void;
}

export function keepOuterDoor({ mode, clock, timers, paired }: OuterDoorDependencies): OuterDoorKeeper {
  const listeners = new Set<() => void>();
  const holders = new Set<symbol>();
  let awaitedUntilSeconds = Number.NEGATIVE_INFINITY;
  let cancelTimer = (): void => {};

  const isOpen = (): boolean => {
    if (mode !== 'asked') return mode === 'everywhere';
    return holders.size > 0 || paired() > 0 || clock.nowSeconds() < awaitedUntilSeconds;
  };
  let wasOpen = isOpen();
  const look = (): void => {
    if (isOpen() === wasOpen) return;
    wasOpen = !wasOpen;
    for (const tell of listeners) tell();
  };
  return {
    get isOpen() {
      return isOpen();
    },
    hold() {
      const holder = Symbol('holder');
      holders.add(holder);
      look();
      return () => {
        holders.delete(holder);
        look();
      };
    },
    onChange(listener): Unsubscribe {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    awaitUntil(atSeconds) {
      awaitedUntilSeconds = atSeconds;
      cancelTimer();
      cancelTimer = timers.after(atSeconds - clock.nowSeconds(), look);
      look();
    },
    look,
  };
}
