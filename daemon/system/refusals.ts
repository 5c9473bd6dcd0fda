import type { Clock } from '../time/clock.ts';
import type { Refusal } from './health.ts';

/** In the place of what would have been made of it. */
export interface Refused {
  /** In a line for whoever sent it. */
  readonly refusedBecause: string;
}

/** What a station refused: whoever sends something that is not taken is to find out why. */
export interface Refusals {
  /** Both are kept to a line: they may hold what a stranger sent. */
  refuse(reason: string, from: string): void;
  readonly last: Refusal | undefined;
  readonly count: number;
}

const longestReason = 200;
const longestSender = 80;

export function createRefusals(clock: Clock): Refusals {
  let last: Refusal | undefined;
  let count = 0;
  return {
    refuse(reason, from) {
      count += 1;
      last = {
        reason: oneLine(reason, longestReason),
        from: oneLine(from, longestSender),
        atSeconds: clock.nowSeconds(),
      };
    },
    get last() {
      return last;
    },
    get count() {
      return count;
    },
  };
}

/** A stranger's text where people read it: nothing that steers a terminal, nor turns the line around, nor fills it. */
export function oneLine(text: string, longest: number): string {
  // Of a long text only what may be shown is looked at.
  const clean = text
    .slice(0, 4 * longest)
    .replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]+/gu, ' ')
    .trim();
  return clean.length > longest ? `${clean.slice(0, longest - 1)}…` : clean;
}
