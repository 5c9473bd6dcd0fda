import { z } from 'zod';
import type { Random } from '../time/random.ts';

/** What songs differ in, of what persons leave to the band. Each has ways of its own; one more is a word here, and whoever chooses it. */
export const matters = ['style', 'lineup', 'density'] as const;
export type Matter = (typeof matters)[number];

/** A way to play, of each matter: `{ style: 'folk', lineup: 'folk/1', density: 'sparse' }`. */
export type Ways = Readonly<Partial<Record<Matter, string>>>;

/** More than there ever are: who writes into the file shall not fill a memory. */
const mostWays = 256;
const mostWeight = 200;

/** What was heard of a way: rewards (-1 to 1) by their weights, and these. */
const waySchema = z
  .strictObject({
    sum: z.number().min(-mostWeight).max(mostWeight),
    weight: z.number().min(0).max(mostWeight),
  })
  .refine(({ sum, weight }) => Math.abs(sum) <= weight + 1e-9, 'more than could be heard');
const waysSchema = z
  .record(z.string().min(1).max(80), waySchema)
  .refine((ways) => Object.keys(ways).length <= mostWays, `at most ${mostWays} ways`);

export const tasteSchema = z.strictObject({
  version: z.literal(1),
  /** Songs that were chosen: each is drawn anew. */
  choices: z.number().int().min(0).max(1e9),
  ways: z.strictObject({ style: waysSchema, lineup: waysSchema, density: waysSchema }),
  /** How much of a song the legs are with the beat, usually. */
  usualKept01: z.number().min(0).max(1).optional(),
});
/** What somebody seems to like: what is known of each way, plain and immutable. */
export type Taste = Readonly<z.infer<typeof tasteSchema>>;

export const newTaste: Taste = { version: 1, choices: 0, ways: { style: {}, lineup: {}, density: {} } };

/** Of a way of which nothing was heard it is believed that it is as good as others, give or take this. */
const priorWeight = 1.5;
const rewardDeviation = 0.7;
/** So often any way is taken, whatever is known of it. */
const explored01 = 0.1;
/** What was heard counts half a hundred songs later. */
const keptPerSong = 0.5 ** (1 / 100);

/** How much a way is liked, -1 to 1: what was heard of it, drawn towards nothing. */
const likingOf = ({ sum, weight }: { readonly sum: number; readonly weight: number }): number =>
  sum / (weight + priorWeight);

/**
 * One of these ways, by Thompson sampling: of each what it may be worth is drawn, as surely as it is known, and the best is taken.
 * `ways`: one at least.
 */
export function choose(taste: Taste, matter: Matter, ways: readonly string[], random: Random): string {
  const isExplored = random.next() < explored01;
  const any = ways[random.index(ways.length)]!;
  const worth = ways.map((way) => {
    const known = Object.hasOwn(taste.ways[matter], way) ? taste.ways[matter][way]! : { sum: 0, weight: 0 };
    return random.normal(likingOf(known), rewardDeviation / Math.sqrt(known.weight + priorWeight));
  });
  return isExplored ? any : ways[worth.indexOf(Math.max(...worth))]!;
}

/** Something was heard of these ways: -1 disliked, 1 liked; `weight` 1: somebody said so. */
export function observe(taste: Taste, heard: Ways, reward: number, weight: number): Taste {
  const learnt = (matter: Matter): Taste['ways'][Matter] => {
    const way = heard[matter];
    const ways = taste.ways[matter];
    if (way === undefined) return ways;
    const known = Object.hasOwn(ways, way) ? ways[way]! : { sum: 0, weight: 0 };
    const more = Math.min(weight, mostWeight - known.weight);
    return strongest({ ...ways, [way]: { sum: known.sum + more * reward, weight: known.weight + more } });
  };
  return { ...taste, ways: ofEach(learnt) };
}

/** A song more was chosen: what was heard before counts a little less. */
export function age(taste: Taste): Taste {
  const older = (matter: Matter): Taste['ways'][Matter] =>
    Object.fromEntries(
      Object.entries(taste.ways[matter]).map(([way, { sum, weight }]) => [
        way,
        { sum: sum * keptPerSong, weight: weight * keptPerSong },
      ]),
    );
  return { ...taste, choices: taste.choices + 1, ways: ofEach(older) };
}

/** Of what is known so much that it may be said: what is liked most first. */
export function leaningsOf(taste: Taste): { matter: Matter; way: string; liking: number }[] {
  const known = matters
    .flatMap((matter) =>
      Object.entries(taste.ways[matter]).map(([way, heard]) => ({ matter, way, liking: likingOf(heard) })),
    )
    .filter(({ liking }) => Math.abs(liking) >= leastLiking);
  const styles = known.filter(({ matter }) => matter === 'style');
  // A band goes without saying where its style is liked as it is.
  const isSaid = ({ way: band, liking }: (typeof known)[number]): boolean =>
    styles.some(({ way, liking: ofStyle }) => band.startsWith(`${way}/`) && ofStyle > 0 === liking > 0);
  return known
    .filter((leaning) => leaning.matter !== 'lineup' || !isSaid(leaning))
    .sort((a, b) => b.liking - a.liking || (a.way < b.way ? -1 : 1));
}
const leastLiking = 0.1;

const ofEach = (of: (matter: Matter) => Taste['ways'][Matter]): Taste['ways'] => ({
  style: of('style'),
  lineup: of('lineup'),
  density: of('density'),
});

/** Those of which most was heard. */
function strongest(ways: Taste['ways'][Matter]): Taste['ways'][Matter] {
  const known = Object.entries(ways);
  if (known.length <= mostWays) return ways;
  return Object.fromEntries(known.sort(([, a], [, b]) => b.weight - a.weight).slice(0, mostWays));
}
