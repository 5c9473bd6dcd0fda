import type { Bar } from '../score/bar.ts';

/** More than are ever ahead or unheard. */
const mostBars = 32;

/** Bars for whoever asks what an index was: played, playing, committed and planned. */
export interface RecentBars {
  put(bar: Bar): void;
  /** They are not wanted any more, this one and those after it. */
  revokeFrom(index: number): void;
  /** The latest writing of a recent bar. */
  of(index: number): Bar | undefined;
  /** In order. */
  list(): readonly Bar[];
}

export function createRecentBars(): RecentBars {
  const bars = new Map<number, Bar>();
  return {
    put(bar) {
      bars.set(bar.index, bar);
      bars.delete(bar.index - mostBars);
    },
    revokeFrom(index) {
      for (const known of bars.keys()) if (known >= index) bars.delete(known);
    },
    of: (index) => bars.get(index),
    list: () => [...bars.values()].sort((a, b) => a.index - b.index),
  };
}
