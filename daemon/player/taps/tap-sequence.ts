/** Digits of a code that can be tapped. */
export const codeDigits = 13;
/** What a code is written down in: 123 456 789 0123. */
const groups = /^(\d{3})(\d{3})(\d{3})(\d{4})$/;
/** Before these digits a group begins. */
const groupBegins = new Set([3, 6, 9]);

/** `low` counts five, `high` counts one, and `long` alone is a nought: nobody counts further than four, and four are seen at a glance. */
export type TapKind = 'low' | 'high' | 'long';

export interface Tap {
  /** From the beginning of the sequence. */
  readonly atSeconds: number;
  readonly kind: TapKind;
}

export interface TapSequence {
  readonly taps: readonly Tap[];
  /** Until the last digit has been written down. */
  readonly seconds: number;
}

/** Who writes a digit down misses one now and then. */
const passes = 2;
/** The music has stepped back by then. */
const leadSeconds = 0.8;
/** From one tap to the next. */
const spacingSeconds: Readonly<Record<TapKind, number>> = { low: 0.32, high: 0.24, long: 0.6 };
/** Between the last tap of a digit and the next digit: time to write. */
const writeSeconds = 1.2;
const groupSeconds = 0.9;
const attentionSpacingSeconds = 0.16;
const attentionSeconds = 1.4;

/** A code as taps: twice the same, each time after a call for attention (high, low, high, low) that no digit sounds like. */
export function tapSequence(code: string): TapSequence {
  const taps: Tap[] = [];
  let atSeconds = leadSeconds;
  const tap = (kind: TapKind, seconds = spacingSeconds[kind]): void => {
    taps.push({ atSeconds, kind });
    atSeconds += seconds;
  };
  const tapDigit = (digit: number): void => {
    if (digit === 0) tap('long');
    if (digit >= 5) tap('low');
    for (let count = 0; count < digit % 5; count += 1) tap('high');
    atSeconds += writeSeconds;
  };
  for (let pass = 0; pass < passes; pass += 1) {
    for (const kind of ['high', 'low', 'high', 'low'] as const) tap(kind, attentionSpacingSeconds);
    atSeconds += attentionSeconds;
    [...code].forEach((digit, index) => {
      if (groupBegins.has(index)) atSeconds += groupSeconds;
      tapDigit(Number(digit));
    });
  }
  return { taps, seconds: atSeconds };
}

/** For people to read and to write down. */
export function inGroups(code: string): string {
  return code.replace(groups, '$1 $2 $3 $4');
}
