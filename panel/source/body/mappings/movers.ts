import type { HeardAddress } from '../../../../daemon/sensors/map/heard/heard-view.ts';

/** Finds what a hand moves among all that speaks: what chatters anyway moved before the hand did, too. */

type HeardValue = HeardAddress['values'][number];

/** One number or word of one address, since somebody began to move it. */
export interface Watched {
  readonly key: string;
  readonly way: HeardAddress['way'];
  readonly address: string;
  readonly value: HeardValue;
  readonly takenBy: HeardAddress['takenBy'];
  /** The lowest and the highest since; absent for a word. */
  readonly range: readonly [number, number] | undefined;
  /** What it did before, to tell what it does anyway. */
  readonly before: { readonly perSecond: number; readonly travelPerSecond: number };
  /** How far it had gone, and how far to each side, when it was first looked at. */
  readonly start: {
    readonly count: number;
    readonly travel: number;
    readonly low: number;
    readonly high: number;
  };
  /** Times as far as it would have gone by itself, in ways from end to end; of a press 1. */
  readonly strength: number;
}

export interface Learning {
  readonly beganMs: number;
  readonly watched: ReadonlyMap<string, Watched>;
}

/** What chatters does so by chance more at one time than at another. */
const chatterTimes = 3;
/** What was silent for so long, or for so many of its intervals, did nothing by itself. */
const silentSeconds = 3;
const silentIntervals = 4;
/** A way that is less than this share of the number itself is what counting in floating point leaves. */
const leastShare = 1e-9;
/** A hand goes at least so much of a way. */
const leastStrength = 0.3;

export const keyOf = (way: string, address: string, field: string): string => `${way} ${address} ${field}`;

/** `heard`: what was heard before anybody moved anything. */
export function beginLearning(heard: readonly HeardAddress[], nowMs: number): Learning {
  return { beganMs: nowMs, watched: watch(heard, new Map(), nowMs, nowMs) };
}

/** The same after another look. */
export function learnFrom(learning: Learning, heard: readonly HeardAddress[], nowMs: number): Learning {
  return { ...learning, watched: watch(heard, learning.watched, learning.beganMs, nowMs) };
}

/** What moved, the strongest first. */
export function moversOf({ watched }: Learning): readonly Watched[] {
  return [...watched.values()]
    .filter(({ strength }) => strength >= leastStrength)
    .sort((a, b) => b.strength - a.strength);
}

/** So much stronger goes ahead: what is about to be pressed is not to jump away. */
const aheadTimes = 2;

/** The same movers in an order that hardly changes: `before`: their keys as they stood. */
export function steadily(movers: readonly Watched[], before: readonly string[]): readonly Watched[] {
  const placeOf = ({ key }: Watched): number => {
    const place = before.indexOf(key);
    return place < 0 ? before.length : place;
  };
  const all = [...movers].sort((a, b) => placeOf(a) - placeOf(b));
  for (let index = 1; index < all.length; index += 1)
    for (let at = index; at > 0 && all[at]!.strength > aheadTimes * all[at - 1]!.strength; at -= 1)
      [all[at - 1], all[at]] = [all[at]!, all[at - 1]!];
  return all;
}

function watch(
  heard: readonly HeardAddress[],
  known: ReadonlyMap<string, Watched>,
  beganMs: number,
  nowMs: number,
): ReadonlyMap<string, Watched> {
  const isFirst = known.size === 0 && nowMs === beganMs;
  const seconds = (nowMs - beganMs) / 1000;
  const next = new Map(known);
  for (const { way, address, values, takenBy, ageSeconds, ratePerSecond } of heard) {
    // A knob that was tried out a moment ago rests, however it was turned then.
    const rests = ageSeconds > (ratePerSecond > 0 ? silentIntervals / ratePerSecond : silentSeconds);
    const didSo = isFirst && !rests;
    for (const value of values) {
      const key = keyOf(way, address, value.field);
      const before = known.get(key);
      const { number } = value;
      // What comes only now has done nothing before.
      const wasThere = before !== undefined || isFirst;
      const seen: Pick<Watched, 'before' | 'start'> = before ?? {
        before: {
          perSecond: didSo ? ratePerSecond : 0,
          travelPerSecond: didSo ? (number?.travelPerSecond ?? 0) : 0,
        },
        start: {
          count: isFirst ? value.count : 0,
          travel: isFirst ? (number?.travel ?? 0) : 0,
          low: number?.low ?? 0,
          high: number?.high ?? 0,
        },
      };
      const range = number && rangeSince(before, number, wasThere, seen.start);
      next.set(key, {
        ...{ key, way, address, value, takenBy, range },
        ...{ before: seen.before, start: seen.start },
        strength: strengthOf(value, seen, seconds),
      });
    }
  }
  return next;
}

/** Between two looks it may have gone further: what the last minute knows and had not known before is of now. */
function rangeSince(
  before: Watched | undefined,
  { last, low, high }: NonNullable<HeardValue['number']>,
  wasThere: boolean,
  start: Watched['start'],
): readonly [number, number] {
  if (!wasThere) return [low, high];
  const [lowest, highest] = before?.range ?? [last, last];
  return [
    Math.min(lowest, last, low < start.low ? low : last),
    Math.max(highest, last, high > start.high ? high : last),
  ];
}

function strengthOf(
  { count, number, word }: HeardValue,
  { before, start }: Pick<Watched, 'before' | 'start'>,
  seconds: number,
): number {
  const times = count - start.count - chatterTimes * before.perSecond * seconds;
  const isPress = before.perSecond === 0 && times >= 1;
  if (number === undefined || word !== undefined) return isPress ? 1 : 0;
  const [low, high] = [Math.min(number.low, start.low), Math.max(number.high, start.high)];
  const span = high - low;
  if (span <= leastShare * Math.max(Math.abs(low), Math.abs(high))) return isPress ? 1 : 0;
  const travelled = number.travel - start.travel - chatterTimes * before.travelPerSecond * seconds;
  return Math.max(0, travelled / span);
}
