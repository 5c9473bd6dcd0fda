/** Frames in an MP3 frame (MPEG-1 layer III). */
export const mp3FrameFrames = 1152;

export interface Mp3Encoder {
  /** For people. */
  readonly description: string;
  /** Takes `mp3FrameFrames` interleaved stereo frames; gives what bytes there are, in memory of its own. */
  encode(interleaved: Float32Array): Uint8Array;
  close(): void;
}
