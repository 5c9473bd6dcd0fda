/** Lets those hear a pairing code who hear the music at this machine, and nobody else. */
export interface CodeTaps {
  /** Why nobody would hear it now, for people; undefined when it would be heard. */
  readonly unheardBecause: string | undefined;
  /** How long what is tapped now goes on; 0 when nothing is. */
  readonly secondsLeft: number;
  /** Seconds that it takes. */
  tap(digits: string): number;
  stop(): void;
}
