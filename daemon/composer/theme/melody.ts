/** A note of the melody, in grid steps since its first bar line. */
export interface MelodyNote {
  readonly startStep: number;
  readonly lengthSteps: number;
  readonly pitchMidi: number;
  readonly velocity01: number;
}
