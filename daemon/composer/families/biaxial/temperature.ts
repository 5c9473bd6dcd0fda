import type { GridNote } from '../../grid-note.ts';

/**
 * A closed loop on sameness: a bar that says again exactly what the last one said warms the sampling of the next, the
 * more the longer it goes on; the first bar that differs cools it again.
 */
export interface Repetition {
  /** The last bar's. */
  readonly notes: readonly GridNote[];
  /** Bars in a row that were the same as the one before them. */
  readonly count: number;
}

export function afterBar(before: Repetition, notes: readonly GridNote[]): Repetition {
  const same = notes.length > 0 && faceOf(notes) === faceOf(before.notes);
  return { notes, count: same ? before.count + 1 : 0 };
}

/** What was said three times in a row: a fourth bar keeps off it. Undefined where nothing was. */
export function saidEnough({ notes, count }: Repetition): readonly GridNote[] | undefined {
  return count >= mostAlike - 1 ? notes : undefined;
}

function faceOf(notes: readonly GridNote[]): string {
  return notes.map((note) => `${note.role}${note.pitchMidi}@${note.startStep}+${note.lengthSteps}`).join(' ');
}

/** Of the network's sampling: 1, as it was learnt, in the middle. */
export function temperatureOf(adventurous01: number): number {
  return 2 * adventurous01;
}

/** What the plan's temperature is multiplied by. */
export function temperatureFactor(repetition: Repetition): number {
  return 1 + warmthPerRepeat * Math.min(repetition.count, mostRepeats);
}

const mostAlike = 3;
const warmthPerRepeat = 0.25;
const mostRepeats = 4;
