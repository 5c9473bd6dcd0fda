import type { Clock } from './clock.ts';

/** What the time of day is, as well as it can be known: a board without a clock module learns it from the sky. */
export interface WallClock {
  /** Since 1970. */
  nowSeconds(): number;
  /** A satellite receiver's word of it. */
  hear(utcSeconds: number, atSeconds: number): void;
  /** Whose word it is. */
  readonly source: 'machine' | 'gps';
}

export interface WallClockDependencies {
  readonly clock: Clock;
  /** The machine's own, seconds since 1970. */
  readonly machineSeconds: () => number;
  /** Whether somebody keeps that right; undefined where it cannot be known. */
  readonly isKept: () => boolean | undefined;
}

/** Receivers whose weeks have run over (every 1024) are twenty years off; no true word is older than this program. */
const earliestSeconds = Date.UTC(2026, 0) / 1000;
const latestSeconds = Date.UTC(2045, 0) / 1000;
/** So many words in a row must agree before the time is another one. */
const agreeing = 3;
/** Receivers say the time up to a second late, and a clock that nobody keeps is off by more than that after some days. */
const differsSeconds = 5;
/** How often it is asked whether the clock is kept. */
const askSeconds = 30;

export function createWallClock({ clock, machineSeconds, isKept }: WallClockDependencies): WallClock {
  /** From monotonic seconds to the sky's. */
  let offsetSeconds: number | undefined;
  /** Words that say otherwise, one like the other. */
  let others: number[] = [];
  let askedSeconds = Number.NEGATIVE_INFINITY;
  let isTrusted = true;

  /** A clock that is kept is right, and one of which nobody knows is, where it is possible at all. */
  const trustsMachine = (): boolean => {
    const now = clock.nowSeconds();
    if (now - askedSeconds >= askSeconds) {
      askedSeconds = now;
      isTrusted = isKept() ?? machineSeconds() >= earliestSeconds;
    }
    return isTrusted;
  };
  const skySeconds = (): number | undefined => {
    if (offsetSeconds === undefined) return undefined;
    const sky = offsetSeconds + clock.nowSeconds();
    // Who keeps the clock is asked only where that matters.
    return Math.abs(sky - machineSeconds()) > differsSeconds && !trustsMachine() ? sky : undefined;
  };

  return {
    nowSeconds: () => skySeconds() ?? machineSeconds(),
    hear(utcSeconds, atSeconds) {
      if (utcSeconds < earliestSeconds || utcSeconds > latestSeconds) return;
      const offset = utcSeconds - atSeconds;
      const agrees = (other: number): boolean => Math.abs(offset - other) <= differsSeconds;
      if (offsetSeconds !== undefined && agrees(offsetSeconds)) {
        // What is said late is never said early: the least delay is the truest.
        offsetSeconds = Math.max(offset, offsetSeconds);
        others = [];
        return;
      }
      others = [...others.filter(agrees), offset];
      if (others.length < agreeing) return;
      offsetSeconds = Math.max(...others);
      others = [];
    },
    get source() {
      return skySeconds() === undefined ? 'machine' : 'gps';
    },
  };
}
