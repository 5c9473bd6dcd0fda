import { medianOf } from '../../../daemon/system/numbers.ts';
import type { HeardBeat } from '../model/smooth-beat.ts';

/** A tap, and how long after the click that it belongs to, as that is believed to be heard. */
export interface Tap {
  readonly atSeconds: number;
  readonly lateMs: number;
}

export interface TapEstimate {
  /** How much later than the clicks the taps are. */
  readonly lateMs: number;
  /** Standard deviation of the taps that count. */
  readonly spreadMs: number;
  /** The truth is within so much of it, with 95 %, if taps scatter by chance. */
  readonly doubtMs: number;
  /** Those that count, of all. */
  readonly counted: ReadonlySet<Tap>;
  /** Enough to go by. */
  readonly isSure: boolean;
}

/** Who begins to tap looks for the beat first. */
const warmUpTaps = 2;
const fewestTaps = 12;
/** More makes nobody steadier. */
export const mostTaps = 48;
/** As exactly as anybody feels whether a foot and a beat are together. */
const wantedDoubtMs = 9;
/** A finger that bounces taps twice within this share of the clicks' distance. */
const bounceShare = 0.35;
/** So many standard deviations away a tap is a slip. */
const slipDeviations = 3.5;
/** The median of deviations of what is normally distributed, times this, is its standard deviation. */
const deviationsInMedian = 1.4826;

/**
 * How late the taps are: the mean of those that count, which wastes less of them than their median would. Clicks come
 * again and again, so that 20 ms too early and almost a whole distance too late are the same: the answer lies from
 * `leastMs` on, less than `everyMs` beyond. Undefined with less than three to go by.
 */
export function estimateTaps(
  all: readonly Tap[],
  { everyMs, leastMs }: { readonly everyMs: number; readonly leastMs: number },
): TapEstimate | undefined {
  const taps = withoutBounces(all, everyMs).slice(warmUpTaps);
  if (taps.length < 3) return undefined;
  const centre = circularMean(
    taps.map(({ lateMs }) => lateMs),
    everyMs,
  );
  const around = taps.map((tap) => ({ tap, lateMs: centre + folded(tap.lateMs - centre, everyMs) }));
  const middle = medianOf(around.map(({ lateMs }) => lateMs));
  const deviation = deviationsInMedian * medianOf(around.map(({ lateMs }) => Math.abs(lateMs - middle)));
  const limit = Math.max(15, slipDeviations * deviation);
  const good = around.filter(({ lateMs }) => Math.abs(lateMs - middle) <= limit);
  const mean = good.reduce((sum, { lateMs }) => sum + lateMs, 0) / good.length;
  const spreadMs = Math.sqrt(
    good.reduce((sum, { lateMs }) => sum + (lateMs - mean) ** 2, 0) / Math.max(1, good.length - 1),
  );
  const doubtMs = (studentsT(good.length - 1) * spreadMs) / Math.sqrt(good.length);
  return {
    lateMs: leastMs + remainder(mean - leastMs, everyMs),
    spreadMs,
    doubtMs,
    counted: new Set(good.map(({ tap }) => tap)),
    isSure: good.length >= fewestTaps && (doubtMs <= wantedDoubtMs || taps.length >= mostTaps),
  };
}

function withoutBounces(taps: readonly Tap[], everyMs: number): readonly Tap[] {
  const kept: Tap[] = [];
  for (const tap of taps) {
    const last = kept.at(-1);
    if (!last || (tap.atSeconds - last.atSeconds) * 1000 > bounceShare * everyMs) kept.push(tap);
  }
  return kept;
}

function circularMean(valuesMs: readonly number[], everyMs: number): number {
  const angles = valuesMs.map((value) => (2 * Math.PI * value) / everyMs);
  const sum = (of: (angle: number) => number): number =>
    angles.reduce((total, angle) => total + of(angle), 0);
  return (Math.atan2(sum(Math.sin), sum(Math.cos)) / (2 * Math.PI)) * everyMs;
}

/** From minus to plus half of it. */
export const folded = (valueMs: number, everyMs: number): number =>
  valueMs - Math.round(valueMs / everyMs) * everyMs;

const remainder = (valueMs: number, everyMs: number): number =>
  valueMs - Math.floor(valueMs / everyMs) * everyMs;

/** 97.5 % of Student's t, within 1 % from 5 degrees of freedom on. */
const studentsT = (freedom: number): number => 1.96 + 2.4 / freedom + 3.1 / freedom ** 2 + 6 / freedom ** 3;

/** How long after the click next to it something happened, as clicks are believed to be heard. */
export function lateMsOf(clock: HeardBeat, everyBeats: number, daemonSeconds: number): number {
  const beat = clock.beat + ((daemonSeconds - clock.heardAtSeconds) * clock.tempoBpm) / 60;
  const click = Math.round(beat / everyBeats) * everyBeats;
  return ((beat - click) * 60_000) / clock.tempoBpm;
}
