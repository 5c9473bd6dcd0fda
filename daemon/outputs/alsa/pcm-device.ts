/** A sound device that takes interleaved stereo floats and never blocks: the part of ALSA that the writer needs. */
export interface PcmDevice {
  /** Frames that the device can hold. */
  readonly bufferFrames: number;
  /** Frames that can be written now; below 0 an error of ALSA's. */
  writableFrames(): number;
  /** Writes as many of the frames as go in; below 0 an error. */
  write(interleaved: Float32Array, frames: number): number;
  /** Frames written that are still to be heard; undefined while that is not known. */
  delayFrames(): number | undefined;
  /** Begins to play what was written; harmless when it plays already. */
  start(): void;
  /** Throws away what was not heard and makes ready to be filled again; below 0 an error. */
  reset(): number;
  close(): void;
  errorText(code: number): string;
}

/** Errors: Error with a line for people when the device cannot be opened. */
export type OpenPcmDevice = (bufferFrames: number) => PcmDevice;
