import type { StationHealth } from '../system/health.ts';

/** One way out of the house, of the sound or of what happens, as others see it. */
export interface Output {
  /** As it was asked for: `alsa:hw:0`, `stream`, ... */
  readonly name: string;
  /** Now: another may be. */
  readonly isReferenceEar: boolean;
  /** Where it has a clock of its own: its slot among the ears, by which chirps know for whom they are. */
  readonly earSlot?: number;
  health(): StationHealth;
  /** Whether sound comes out of a device of this machine now; an output without it makes none here. */
  soundsHere?(): boolean;
  /**
   * Where it can be made up for: how much later its sound is heard than its device says, and the same of the reference,
   * with which it is to be heard together, ms. It counts at once, or is walked to without a gap.
   */
  setDelay?(delayMs: number, referenceDelayMs: number, how: { readonly atOnce: boolean }): void;
  /** There may be more devices than before: one that is waited for is looked for at once. */
  lookAgain?(): void;
  /** Of one that plays wherever the system does: silent for so long, for something else plays there. */
  setResting?(isResting: boolean): void;
  /** Ends it properly (a file is completed); never throws. */
  close(): Promise<void>;
}
