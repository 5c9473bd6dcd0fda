import type { BarPlan } from '../plan.ts';

/** Index of the earlier bar that a plan echoes; -1 for none. */
export function playedIndex(plan: BarPlan | undefined): number {
  const bar = plan?.echo?.bar;
  return bar === undefined || bar.of === 'theme' ? -1 : bar.index;
}
