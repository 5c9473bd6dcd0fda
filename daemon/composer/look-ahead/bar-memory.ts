import type { Key } from '../../score/key.ts';
import { RecentMap } from '../../time/recent-map.ts';
import type { GridNote, MotifNote } from '../grid-note.ts';
import type { BarPlan, EchoedBar } from '../plan.ts';
import { movedLead } from '../sequence.ts';

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
  /** For a motif that returns: a bar that was played is kept the longer for it. */
  notesOf(bar: EchoedBar): readonly MotifNote[] | undefined;
}

/** A user's theme, of which bars may return, too. */
export interface ThemeNotes {
  notesOf(bar: number, key: Key): readonly MotifNote[];
}

/**
 * Holds the bars that were last written or called back: a motif that returns stays, however long the song. 512 hold at
 * least the last 256 that were written (each calls back one more at most), in about four megabytes.
 */
export function createBarMemory(capacity = 512, theme?: ThemeNotes): BarMemory {
  const bars = new RecentMap<number, RememberedBar>(capacity);
  return {
    remember(bar) {
      bars.set(bar.plan.index, bar);
    },
    forgetFrom(index) {
      for (const known of bars.keys()) if (known >= index) bars.delete(known);
    },
    find: (index) => bars.get(index),
    notesOf(bar) {
      if (bar.of === 'theme') return theme?.notesOf(bar.bar, bar.key);
      const notes = bars.use(bar.index)?.notes;
      return bar.of === 'played' || notes === undefined ? notes : movedLead(notes, bar.key, bar.scaleSteps);
    },
  };
}
