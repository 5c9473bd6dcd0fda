import { defineRecord, number } from '../../system/shared-record.ts';

/** What is tapped over the music, for all devices of this machine. Frames are the player's. */
interface TapsNow {
  /** The code, as one number; unless there are clicks. */
  readonly code: number;
  /** Clicks on the music's beats instead of a code: on each that this divides. 0: a code, or chirps. */
  readonly everyBeats: number;
  /** Chirps instead, for a microphone: by the outputs whose bits are set, in turn. 0: none. */
  readonly chirpTo: number;
  readonly startFrame: number;
  /** By then all is over, and the music is back; 0: nothing was ever tapped. */
  readonly endFrame: number;
  /** Of the taps, of full scale. */
  readonly level01: number;
}

export const tapRecord = defineRecord<TapsNow>({
  code: number,
  everyBeats: number,
  chirpTo: number,
  startFrame: number,
  endFrame: number,
  level01: number,
});

/** The music steps back, and comes back, in so many frames. */
export const duckFrames = 19_200;
