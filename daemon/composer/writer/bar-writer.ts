import type { Role } from '../../score/note.ts';
import type { GridNote, MotifNote } from '../grid-note.ts';
import type { BarPlan } from '../plan.ts';

/**
 * Writes the pitched notes of one bar after another. `State` is all that the writing of the next bar depends on besides
 * its request: opaque to everybody else, never changed once made, so that a bar can be written again, otherwise, from the
 * bar line where it began.
 */
export interface BarWriter<State> {
  /** At the bar line before the first bar: silence. */
  start(): State;
  /**
   * Writes one bar. `isStale` is asked now and then; once it is true the writing ends and undefined comes back. Not to be
   * called again before it has ended.
   */
  write(from: State, request: BarRequest, isStale?: () => boolean): Promise<WrittenBar<State> | undefined>;
}

export interface BarRequest {
  readonly plan: BarPlan;
  /** The notes of the bar that `plan.echo` names. */
  readonly echo?: readonly MotifNote[];
  /** Roles that are not the writer's to decide: it hears their notes as they are and answers in the other roles. */
  readonly given?: { readonly roles: readonly Role[]; readonly notes: readonly GridNote[] };
}

export interface WrittenBar<State> {
  readonly notes: readonly GridNote[];
  /** At the bar line after it. */
  readonly state: State;
}
