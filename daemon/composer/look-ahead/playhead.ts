/** Where the music is: the beat heard (or rendered) now, and how fast it goes. */
export interface Playhead {
  readonly beat: number;
  readonly tempoBpm: number;
  /** How long the music has been waiting for its first bar; absent while it plays. */
  readonly waitedSeconds?: number | undefined;
}

/** How long it is until a beat is heard; below 0 when it was. */
export function secondsUntil(beat: number, playhead: Playhead): number {
  return ((beat - playhead.beat) * 60) / playhead.tempoBpm;
}
