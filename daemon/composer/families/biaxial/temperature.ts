import type { GridNote } from '../../grid-note.ts';

/**
 * A closed loop on sameness: a bar that says again exactly what the last one said warms the sampling of the next, the
 * more the longer it goes on; the first bar that differs cools it again.
 */
export interface Repetition {
  /** Of the last bar's notes. */
  readonly fingerprint: string;
  /** Bars in a row that were the same as the one before them. */
  readonly count: number;
}

export function afterBar(before: Repetition, notes: readonly GridNote[]): Repetition {
  const fingerprint = notes
    .map((note) => `${note.role}${note.pitchMidi}@${note.startStep}+${note.lengthSteps}`)
    .join(' ');
  const same = fingerprint === before.fingerprint && notes.length > 0;
  return { fingerprint, count: same ? before.count + 1 : 0 };
}

/** Of the network's sampling: 1, as it was learnt, in the middle. */
export function temperatureOf(adventurous01: number): number {
  return 2 * adventurous01;
}

/** What the plan's temperature is multiplied by. */
export function temperatureFactor(repetition: Repetition): number {
  return 1 + warmthPerRepeat * Math.min(repetition.count, mostRepeats);
}

const warmthPerRepeat = 0.25;
const mostRepeats = 4;
