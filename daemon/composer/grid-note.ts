import { stepsPerBar } from '../score/meter.ts';
import type { Note, NoteSource, Role } from '../score/note.ts';
import type { PitchMidi } from '../score/pitch.ts';
import type { BarPlan } from './plan.ts';

/**
 * A pitched note of one bar, in grid steps from the bar line. Bars are self-contained: a note that goes on over the bar
 * line is cut there, and the next bar holds the rest as a note that is `tied`.
 */
export interface GridNote {
  readonly role: Role;
  readonly pitchMidi: PitchMidi;
  /** 0-15. */
  readonly startStep: number;
  /** At least 1; never over the bar line. */
  readonly lengthSteps: number;
  /** Above 0, at most 1. */
  readonly velocity01: number;
  /** Begins on the bar line, going on from the bar before. */
  readonly tied: boolean;
  readonly source: Exclude<NoteSource, 'groove'>;
}

/** A note as it is remembered, whoever played it. */
export type MotifNote = Omit<GridNote, 'source'>;

export function toNotes(plan: Pick<BarPlan, 'startBeat' | 'lengthBeats'>, grid: readonly GridNote[]): Note[] {
  const beatsPerStep = plan.lengthBeats / stepsPerBar;
  return grid.map((note) => ({
    part: note.role,
    atBeat: plan.startBeat + note.startStep * beatsPerStep,
    durationBeats: note.lengthSteps * beatsPerStep,
    pitchMidi: note.pitchMidi,
    velocity01: note.velocity01,
    source: note.source,
    ...(note.tied ? { tied: true as const } : {}),
  }));
}
