/** General MIDI percussion keys: of the patterns, and what a count is struck on. */
export const drumKeys = {
  kick: 36,
  rim: 37,
  snare: 38,
  closedHat: 42,
  floorTom: 43,
  openHat: 46,
  lowTom: 47,
  crash: 49,
  highTom: 50,
  ride: 51,
  woodBlock: 76,
} as const;

/** One stroke as a drummer played it. */
export interface DrumHit {
  /** 0-15. */
  readonly step: number;
  readonly key: number;
  readonly velocity01: number;
  /** Early below 0, late above, in steps; -0.5 to 0.5. */
  readonly offsetSteps: number;
}

export type DrumBar = readonly DrumHit[];
