import type { Intent } from '../../conductor/intent.ts';
import type { Bar } from '../../score/bar.ts';
import type { Note, Part, Role } from '../../score/note.ts';
import type { GridNote } from '../grid-note.ts';
import type { BarPlan } from '../plan.ts';
import type { WriteRequest } from '../process/protocol.ts';
import type { BarMemory, ThemeNotes } from './bar-memory.ts';
import type { PlayedKey } from './jam.ts';
import type { Playhead } from './playhead.ts';

/**
 * Keeps music written ahead of what is heard: plans bar after bar, has them written, hands them to the sink,
 * and takes back what is not committed when the intent changes. The bar being played and the next are committed.
 */
export interface LookAhead {
  /**
   * To be called often (every 0.1 s, or sooner). The promise settles when all that can be written now is written: an
   * offline render awaits it, and is so deterministic; live code does not wait. It rejects only for a fault of ours (planner or band).
   */
  tick(playhead: Playhead, intent: Intent): Promise<void>;
  /** While nothing is played: what was not heard is taken back, and the music will go on from this beat. */
  restart(beat: number): void;
  /** Somebody plays along: the band answers in the coming bar. */
  hear(key: PlayedKey): void;
  counters(): LookAheadCounters;
}

export interface LookAheadCounters {
  readonly modelBars: number;
  readonly fallbackBars: number;
  readonly revokedBars: number;
  /** Times that nothing was written in time and beats passed without music. */
  readonly gaps: number;
  /** Bars that answered somebody who played along. */
  readonly answers: number;
}

/** Decides what a bar should be. Pure, so that an earlier state can be gone back to. */
export interface Planner<State extends { readonly nextBeat: number }> {
  initial(seed: number): State;
  plan(intent: Intent, state: State, generation: number): { readonly plan: BarPlan; readonly state: State };
}

/** Who writes the pitched notes: the composer process. Undefined: not this time (stale, or it is not there). */
export interface NoteWriter {
  write(
    request: WriteRequest,
  ): Promise<{ readonly notes: readonly GridNote[]; readonly checkpoint: number } | undefined>;
}

export interface BarSink {
  /** A bar that is to be played; a later generation of the same index takes its place. */
  put(bar: Bar): void;
  /** Bars from this index on are not to be played; they will be put anew. */
  revokeFrom(index: number): void;
}

export interface LookAheadDependencies<State extends { readonly nextBeat: number }> {
  readonly planner: Planner<State>;
  readonly writer: NoteWriter;
  /** Instant and pure. */
  readonly fallback: (plan: BarPlan, memory: BarMemory) => readonly GridNote[];
  /** The band: pitched notes become parts with drums, pads and instruments. */
  readonly arrange: (
    plan: BarPlan,
    pitched: readonly Note[],
  ) => { readonly notes: readonly Note[]; readonly instruments: Readonly<Record<Part, number>> };
  readonly sink: BarSink;
  /** A user's theme, of which plans may echo bars. */
  readonly theme?: ThemeNotes | undefined;
  readonly options: {
    readonly horizonSeconds: number;
    readonly lateSeconds: number;
    /** Offline: the writer is waited for, and the fallback is for its death only. */
    readonly waitsForWriter: boolean;
    readonly seed: number;
    /** The role that somebody who plays along takes. */
    readonly jamRole: Role;
  };
}
