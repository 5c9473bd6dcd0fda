/** Stereo sound on its way into a file, which has its name once it is whole. */
export interface SoundFile {
  /** Appends `frames` frames. Errors: TactusError `cannotCreate`. */
  write(left: Float32Array, right: Float32Array, frames: number): void;
  /** Completes the file and gives it its name. Errors: TactusError `cannotCreate`. */
  finish(): void;
  /** Leaves nothing behind; after `finish` it does nothing. */
  abort(): void;
}
