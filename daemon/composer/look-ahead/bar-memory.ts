import type { Key } from '../../score/key.ts';
import { RecentMap } from '../../time/recent-map.ts';
import type { GridNote, MotifNote } from '../grid-note.ts';
import type { BarPlan, EchoedBar } from '../plan.ts';
import { movedLead } from '../sequence.ts';
import { type PackedNotes, packNotes, unpackNotes } from './packed-notes.ts';

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

/** Whoever goes on from a bar looks no farther back than the bars that may be taken back, 14 and the two that are committed. */
const mostWhole = 32;

/**
 * Holds the notes of the bars that were last written or called back: a motif that returns stays, however long the song. 1024
 * hold at least the last 512 that were written (each calls back one more at most), in about a megabyte: an ending of a verse that is sung
 * twice comes back after 520 bars. Plans are kept of the last bars alone.
 */
export function createBarMemory(capacity = 1024, theme?: ThemeNotes): BarMemory {
  const packed = new RecentMap<number, PackedNotes>(capacity);
  const whole = new RecentMap<number, RememberedBar>(Math.min(capacity, mostWhole));
  return {
    remember(bar) {
      packed.set(bar.plan.index, packNotes(bar.notes));
      whole.set(bar.plan.index, bar);
    },
    forgetFrom(index) {
      for (const bars of [packed, whole])
        for (const known of bars.keys()) if (known >= index) bars.delete(known);
    },
    find: (index) => whole.get(index),
    notesOf(bar) {
      if (bar.of === 'theme') return theme?.notesOf(bar.bar, bar.key);
      const kept = packed.use(bar.index);
      const notes = kept && unpackNotes(kept);
      return bar.of === 'played' || notes === undefined ? notes : movedLead(notes, bar.key, bar.scaleSteps);
    },
  };
}
