import type { BarPlan } from '../plan.ts';

/** Index of the earlier bar that a plan echoes; -1 for none. */
export function playedIndex(plan: BarPlan | undefined): number {
  const bar = plan?.echo?.bar;
  return bar?.of === 'played' ? bar.index : -1;
}
