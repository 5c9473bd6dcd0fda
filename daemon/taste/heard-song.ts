import type { BodyState } from '../body/state.ts';
import type { Bar } from '../score/bar.ts';
import { heaviestStyle } from '../styles/mixture.ts';
import { observe, type Taste, type Ways } from './taste.ts';

/** How much denser than usual songs are. */
export const densities = { sparse: -0.12, usual: 0, dense: 0.12 } as const;

/** What is heard of a song while it lasts. */
export interface HeardSong {
  readonly song: number;
  readonly ways: Ways;
  /** Somebody said what they think of it: that is all that counts. */
  readonly isJudged: boolean;
  /** Looks at legs that moved while it was heard, and those that were with the beat. */
  readonly looks: number;
  readonly kept: number;
}

export function songOf(bar: Bar): HeardSong | undefined {
  if (bar.song === undefined || bar.styleWeights === undefined) return undefined;
  const style = heaviestStyle(bar.styleWeights);
  const { lineup, densityShift } = bar.choice ?? {};
  const density = Object.entries(densities).find(([, shift]) => shift === densityShift)?.[0];
  const ways = {
    style,
    ...(lineup !== undefined && { lineup: lineupName(style, lineup) }),
    ...(density !== undefined && { density }),
  };
  return { song: bar.song, ways, isJudged: false, looks: 0, kept: 0 };
}

export const lineupName = (style: string, lineup: number): string => `${style}/${lineup}`;

/** So near the beat legs keep to it, as a share of the tempo. */
const nearShare = 0.02;

/** A look at the legs, ten times a second. */
export function withLook(song: HeardSong, { activity, cadenceSpm }: BodyState, tempoBpm: number): HeardSong {
  if (cadenceSpm === undefined || (activity !== 'running' && activity !== 'walking')) return song;
  const isNear = Math.abs(cadenceSpm / tempoBpm - 1) <= nearShare;
  return { ...song, looks: song.looks + 1, kept: song.kept + (isNear ? 1 : 0) };
}

/** Half a minute: of less nothing is said. */
const leastLooks = 300;
/** A song that nobody said anything of is heard with so much weight, and legs that were with it as by so much more or less than usual say all they can. */
const mildWeight = 0.25;
const spread01 = 0.25;
/** How soon what is usual turns. */
const turn = 0.1;

/** A song is over: what the legs thought of it, where nobody said more. */
export function afterSong(taste: Taste, { ways, isJudged, looks, kept }: HeardSong): Taste {
  if (looks < leastLooks) return taste;
  const kept01 = kept / looks;
  const usual = taste.usualKept01 ?? kept01;
  const reward = Math.max(-1, Math.min(1, (kept01 - usual) / spread01));
  const heard = isJudged ? taste : observe(taste, ways, reward, mildWeight);
  return { ...heard, usualKept01: usual + turn * (kept01 - usual) };
}
