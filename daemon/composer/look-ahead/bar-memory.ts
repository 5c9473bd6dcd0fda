import type { BarPlan } from '../plan.ts';
import type { GridNote } from '../writer/grid.ts';

/** A bar that was written, whoever wrote it, before the band arranged it. */
export interface RememberedBar {
  readonly plan: BarPlan;
  readonly notes: readonly GridNote[];
}

/** What was played, for motifs that return. */
export interface BarMemory {
  remember(bar: RememberedBar): void;
  /** Bars from this index on were revoked: they will not be heard. */
  forgetFrom(index: number): void;
  find(index: number): RememberedBar | undefined;
  notesOf(index: number): readonly GridNote[] | undefined;
}

/** A user's theme stands below index 0. */
export type ThemeNotes = Pick<BarMemory, 'notesOf'>;

/** 256 bars are about eight minutes at 130 a minute, in a few hundred kilobytes: longer than any song's own memory. */
export function createBarMemory(capacity = 256, theme?: ThemeNotes): BarMemory {
  const bars = new Map<number, RememberedBar>();
  return {
    remember(bar) {
      bars.set(bar.plan.index, bar);
      bars.delete(bar.plan.index - capacity);
    },
    forgetFrom(index) {
      for (const known of bars.keys()) if (known >= index) bars.delete(known);
    },
    find: (index) => bars.get(index),
    notesOf: (index) => (index < 0 ? theme?.notesOf(index) : bars.get(index)?.notes),
  };
}
