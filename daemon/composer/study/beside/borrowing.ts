import type { Song } from './songs.ts';

/** A melody as a row of moves, equal where two notes follow each other in the same way; 0 is equal to nothing. */
export type Moves = Int32Array;

const widestGapSteps = 63;

/** How each note of the lead follows the one before: its interval, and the steps between their onsets. */
export function leadMoves({ notes }: Song): Moves {
  const lead = notes.filter(({ part }) => part === 'lead');
  return Int32Array.from(lead.slice(1), ({ pitchMidi, step }, i) => {
    const before = lead[i]!;
    return 1 + (pitchMidi - before.pitchMidi + 128) * 64 + Math.min(widestGapSteps, step - before.step);
  });
}

/** Melodies one after the other, so that no run goes on from one into the next. */
export function joinMoves(melodies: readonly Moves[]): Moves {
  return Int32Array.from(melodies.flatMap((moves) => [...moves, 0]));
}

/** The longest row of notes that is also found in `others`, in whatever key; in notes. */
export function longestBorrowing(own: Moves, others: Moves): number {
  /** By note of our own: how long the run is that ends there and at the present note of the others. */
  const runs = new Int32Array(own.length + 1);
  let longest = 0;
  for (const move of others) {
    for (let i = own.length; i > 0; i--) {
      const run = move !== 0 && own[i - 1] === move ? runs[i - 1]! + 1 : 0;
      runs[i] = run;
      if (run > longest) longest = run;
    }
  }
  return longest === 0 ? 0 : longest + 1;
}
