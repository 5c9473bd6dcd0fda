import type { PlayerClock } from '../player/shared/clock.ts';
import type { Bar, Section } from '../score/bar.ts';
import { chordSymbol } from '../score/chord.ts';
import { keyName } from '../score/key.ts';
import { heardBar } from './heard-bar.ts';

/** What was being heard when somebody said that they like it. */
export interface Like {
  /** When that was, monotonic seconds. */
  readonly atSeconds: number;
  readonly barIndex: number;
  /** 0 for the first since the music began. */
  readonly song?: number | undefined;
  readonly section: Section;
  readonly key: string;
  /** Of the bar, in order. */
  readonly chords: readonly string[];
  readonly tempoBpm: number;
  /** Those that the bar was written in. */
  readonly styleWeights: Readonly<Record<string, number>>;
  readonly seed: number;
}

export interface LikesDependencies {
  readonly clock: () => Pick<PlayerClock, 'state' | 'barIndex' | 'beat' | 'heardAtSeconds' | 'tempoBpm'>;
  /** Those that are known, in order. */
  readonly bars: () => readonly Bar[];
  readonly seed: number;
}

export interface Likes {
  /** Call at every moment. */
  advance(atSeconds: number): void;
  /** What is heard now, or was until a moment ago; undefined when nothing was. */
  heard(): Like | undefined;
  keep(like: Like): void;
  readonly last: Like | undefined;
}

/** So long after it has ended, music can be liked: a finger comes after the ear, and a phone may not know yet that it ended. */
const afterSeconds = 5;

export function createLikes({ clock, bars, seed }: LikesDependencies): Likes {
  let nowSeconds = 0;
  let last: Like | undefined;
  let sounded: { readonly bar: Bar; readonly tempoBpm: number; readonly atSeconds: number } | undefined;
  const listen = (): void => {
    const now = clock();
    const bar = heardBar(now, bars(), nowSeconds);
    if (bar) sounded = { bar, tempoBpm: now.tempoBpm, atSeconds: nowSeconds };
  };
  return {
    advance(atSeconds) {
      nowSeconds = atSeconds;
      listen();
    },
    heard() {
      // Music may have begun since the last moment.
      listen();
      if (sounded === undefined || nowSeconds - sounded.atSeconds > afterSeconds) return undefined;
      const { bar, tempoBpm } = sounded;
      return {
        atSeconds: nowSeconds,
        barIndex: bar.index,
        ...(bar.song !== undefined && { song: bar.song }),
        section: bar.section,
        key: keyName(bar.key),
        chords: bar.chords.map(({ chord }) => chordSymbol(chord)),
        tempoBpm,
        styleWeights: bar.styleWeights ?? {},
        seed,
      };
    },
    keep(like) {
      last = like;
    },
    get last() {
      return last;
    },
  };
}
