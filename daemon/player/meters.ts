/** Peaks and loudness of the last tenth of a second or so, for people to look at. */
export class Meters {
  peakLeft = 0;
  peakRight = 0;
  rms = 0;
  readonly #windowFrames: number;
  #frames = 0;
  #left = 0;
  #right = 0;
  #squares = 0;

  constructor(windowFrames: number) {
    this.#windowFrames = windowFrames;
  }

  /** True when a window was completed and the three values are new. */
  measure(left: Float32Array, right: Float32Array, frames: number): boolean {
    for (let i = 0; i < frames; i += 1) {
      const l = left[i]!;
      const r = right[i]!;
      const absoluteLeft = l < 0 ? -l : l;
      const absoluteRight = r < 0 ? -r : r;
      if (absoluteLeft > this.#left) this.#left = absoluteLeft;
      if (absoluteRight > this.#right) this.#right = absoluteRight;
      this.#squares += l * l + r * r;
    }
    this.#frames += frames;
    if (this.#frames < this.#windowFrames) return false;
    this.peakLeft = this.#left;
    this.peakRight = this.#right;
    this.rms = Math.sqrt(this.#squares / (2 * this.#frames));
    this.#frames = 0;
    this.#left = 0;
    this.#right = 0;
    this.#squares = 0;
    return true;
  }
}
