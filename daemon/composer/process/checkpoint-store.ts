import { maxBarsAtOnce } from '../../score/bar.ts';
import { RecentMap } from '../../time/recent-map.ts';

/** The writer's states at bar lines that can be gone back to: the latest few, by number. */
export interface CheckpointStore<State> {
  keep(state: State): number;
  find(checkpoint: number | null): State | undefined;
}

/**
 * As many checkpoints as there are bars at one time. What was revoked takes their places too: a checkpoint that is gone
 * for that reason is replaced by hearing the bar before.
 */
export function createCheckpointStore<State>(
  first: number,
  capacity = maxBarsAtOnce,
): CheckpointStore<State> {
  const states = new RecentMap<number, State>(capacity);
  let next = first;
  return {
    keep(state) {
      states.set(next, state);
      return next++;
    },
    find: (checkpoint) => (checkpoint === null ? undefined : states.get(checkpoint)),
  };
}
