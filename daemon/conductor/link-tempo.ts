import { highestTempoBpm, lowestTempoBpm, type WantedTempo } from './wanted-tempo.ts';

/** The beats of an Ableton Link session: one of them, which begins a bar, and how many a minute (20-999). */
export interface LinkBeat {
  readonly tempoBpm: number;
  /** When it is to be heard, monotonic seconds; it may be long ago. */
  readonly beatAtSeconds: number;
}

/** Undefined while there is nobody to follow. */
export type LinkBeats = () => LinkBeat | undefined;

/** Beat on beat; where music cannot go so slowly or so fast, two on one of Link's, or one on every second. */
export function linkTempo({ tempoBpm: linkBpm, beatAtSeconds }: LinkBeat, atSeconds: number): WantedTempo {
  let tempoBpm = linkBpm;
  while (tempoBpm < lowestTempoBpm) tempoBpm *= 2;
  while (tempoBpm > highestTempoBpm) tempoBpm /= 2;
  const periodSeconds = 60 / tempoBpm;
  const beats = Math.floor((atSeconds - beatAtSeconds) / periodSeconds);
  return { basis: 'link', tempoBpm, beatAtSeconds: beatAtSeconds + beats * periodSeconds };
}
