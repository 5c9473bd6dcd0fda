import type { StationHealth } from '../system/health.ts';

/** One way of the music out of the house, as others see it. */
export interface Output {
  /** As it was asked for: `alsa:hw:0`, `stream`, ... */
  readonly name: string;
  readonly isReferenceEar: boolean;
  health(): StationHealth;
  /** Ends it properly (a file is completed); never throws. */
  close(): Promise<void>;
}
