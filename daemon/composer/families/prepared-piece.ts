import type { Chord } from '../../score/chord.ts';

/** A piece of people's music laid on a model's lanes, as the training tool's `prepare` does it. */
export interface PreparedPiece {
  readonly id: string;
  readonly style: string;
  readonly bars: number;
  /** [steps * lanes]: 0 silent, 1 held, 2 struck. */
  readonly codes: Uint8Array;
  /** [steps * lanes]: 0-127. */
  readonly velocities: Uint8Array;
  /** By beat (four steps). */
  readonly chords: readonly (Chord | undefined)[];
  /** By role and bar: steps with an onset; whether the role sounds. */
  readonly onsets: readonly Uint8Array[];
  readonly active: readonly Uint8Array[];
  readonly hasRole: readonly boolean[];
}
