import type { Intent } from '../../conductor/intent.ts';
import type { Bar } from '../../score/bar.ts';
import type { BarPlan } from '../plan.ts';

/** A bar that is written and not yet over. */
export interface QueuedBar<State> {
  readonly plan: BarPlan;
  /** What was wanted when it was planned. */
  readonly intent: Intent;
  readonly formBefore: State;
  /** The writer's checkpoint after it; null after a fallback bar. */
  readonly checkpoint: number | null;
}

export function endOf(plan: BarPlan): number {
  return plan.startBeat + plan.lengthBeats;
}

/** A bar as it is played: what was planned of it, and how the band arranged it. */
export function toBar(
  plan: BarPlan,
  arranged: Pick<Bar, 'notes' | 'instruments' | 'answersJam'>,
  source: Bar['source'],
): Bar {
  const { index, generation, startBeat, lengthBeats, feel, section, key, chords, closing } = plan;
  const { song, choice, styleWeights, answeredCueId, outlook, workoutStep, barsToChange } = plan;
  const { notes, instruments, answersJam } = arranged;
  return {
    index,
    generation,
    startBeat,
    lengthBeats,
    feel,
    section,
    key,
    chords,
    source,
    instruments,
    notes,
    closing,
    song,
    choice,
    styleWeights,
    answeredCueId,
    outlook,
    workoutStep,
    barsToChange,
    answersJam,
  };
}
