import { maxBarsAtOnce } from '../../score/bar.ts';
import { RecentMap } from '../../time/recent-map.ts';
import type { BarLineState } from '../families/biaxial/bar-writer.ts';

/** The bar lines that can be gone back to: the latest few, by number. */
export interface LineStore {
  keep(state: BarLineState): number;
  find(line: number | null): BarLineState | undefined;
}

/**
 * As many lines as there are bars at one time. What was revoked takes their places too: a line that is gone for that
 * reason is replaced by listening to the bar before.
 */
export function createLineStore(capacity = maxBarsAtOnce): LineStore {
  const states = new RecentMap<number, BarLineState>(capacity);
  let next = 0;
  return {
    keep(state) {
      states.set(next, state);
      return next++;
    },
    find: (line) => (line === null ? undefined : states.get(line)),
  };
}
