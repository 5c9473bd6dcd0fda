import type { BarLineState } from '../writer/bar-writer.ts';

/** The bar lines that can be gone back to: the latest few, by number. */
export interface LineStore {
  keep(state: BarLineState): number;
  find(line: number | null): BarLineState | undefined;
}

/** 16 lines are twice the longest horizon (6 s of the shortest bars, 1 s each) and some more for what was revoked. */
export function createLineStore(capacity = 16): LineStore {
  const states = new Map<number, BarLineState>();
  let next = 0;
  return {
    keep(state) {
      states.set(next, state);
      const oldest = states.keys().next().value;
      if (states.size > capacity && oldest !== undefined) states.delete(oldest);
      return next++;
    },
    find: (line) => (line === null ? undefined : states.get(line)),
  };
}
