import { createMeanRate, type MeanRate } from '../../../time/mean-rate.ts';
import { RecentMap } from '../../../time/recent-map.ts';
import { mapEntryShape } from '../entry.ts';
import { type Way, ways } from '../ways.ts';
import { createLately, type Lately } from './lately.ts';
import { valuesIn } from './values-in.ts';

/** What was said at one place of late. */
export interface AtAddress {
  readonly way: Way;
  readonly address: string;
  /** In our own words, or to play along. */
  readonly isOurs: boolean;
  readonly ageSeconds: number;
  readonly count: number;
  readonly ratePerSecond: number;
  readonly values: readonly {
    readonly field: string;
    readonly ageSeconds: number;
    readonly count: number;
    /** Where it is a word. */
    readonly word?: string;
    /** Where it is a number; 1 of a press that has none. */
    readonly number?: ReturnType<Lately['at']> & Pick<Lately, 'last' | 'travel'>;
  }[];
}

/** All that programs and knobs said lately, whether somebody takes it or not. */
export interface HeardAddresses {
  hear(way: Way, address: string, said: unknown, isOurs: boolean): void;
  /** The latest first. */
  list(): readonly AtAddress[];
}

/** Each way has its own, so that who chatters on one does not push out what is turned on another. */
const mostAddresses = 32;
const mostValues = 16;
const forgottenSeconds = 600;

interface HeardValue {
  count: number;
  atSeconds: number;
  word: string | undefined;
  lately: Lately | undefined;
}

interface Heard {
  readonly isOurs: boolean;
  readonly rate: MeanRate;
  readonly values: RecentMap<string, HeardValue>;
  count: number;
  atSeconds: number;
}

export function createHeardAddresses(nowSeconds: () => number): HeardAddresses {
  const byWay = new Map(ways.map((way) => [way, new RecentMap<string, Heard>(mostAddresses)]));

  return {
    hear(way, address, said, isOurs) {
      const addresses = byWay.get(way)!;
      // Of what no entry could name nobody can learn.
      if (!addresses.has(address) && !canBeNamed(way, address)) return;
      const now = nowSeconds();
      const heard = addresses.useOrMake(address, () => ({
        ...{ isOurs, rate: createMeanRate(), values: new RecentMap<string, HeardValue>(mostValues) },
        ...{ count: 0, atSeconds: now },
      }));
      heard.count += 1;
      heard.atSeconds = now;
      heard.rate.count(now);
      for (const { field, value } of valuesIn(said)) {
        const known = heard.values.useOrMake(field, () => ({
          ...{ count: 0, atSeconds: now, word: undefined, lately: undefined },
        }));
        known.count += 1;
        known.atSeconds = now;
        known.word = typeof value === 'string' ? value : undefined;
        if (typeof value === 'string') continue;
        if (known.lately === undefined) known.lately = createLately(now, value);
        else known.lately.hear(now, value);
      }
    },
    list() {
      const now = nowSeconds();
      return [...byWay]
        .flatMap(([way, addresses]) =>
          [...addresses].map(([address, { isOurs, rate, values, count, atSeconds }]) => ({
            ...{ way, address, isOurs, count, ageSeconds: now - atSeconds, ratePerSecond: rate.perSecond },
            values: [...values].map(([field, value]) => describe(field, value, now)),
          })),
        )
        .filter(({ ageSeconds }) => ageSeconds < forgottenSeconds)
        .sort((a, b) => a.ageSeconds - b.ageSeconds);
    },
  };
}

function describe(field: string, { count, atSeconds, word, lately }: HeardValue, now: number) {
  return {
    ...{ field, count, ageSeconds: now - atSeconds },
    ...(word !== undefined && { word }),
    ...(lately && { number: { ...lately.at(now), last: lately.last, travel: lately.travel } }),
  };
}

function canBeNamed(way: Way, address: string): boolean {
  const named = way === 'button' ? Number(address) : address;
  return mapEntryShape.shape[way].safeParse(named).success;
}
