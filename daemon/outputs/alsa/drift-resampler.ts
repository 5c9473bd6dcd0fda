const channels = 2;

/**
 * Plays interleaved stereo a little faster or slower (four-point Hermite interpolation), so that a device with a clock
 * of its own follows the music's. At a ratio of exactly 1 the samples pass unchanged.
 */
export class DriftResampler {
  /** Input frames used for each output frame; near 1. */
  ratio = 1;
  /** The last four frames, oldest first; output lies between the second and the third. */
  readonly #window = new Float64Array(4 * channels);
  #phase = 0;

  /** The most input frames that `frames` of output can need. */
  inputNeeded(frames: number): number {
    return Math.floor(this.#phase + frames * this.ratio) + 1;
  }

  /** Makes `frames` of output; gives how many input frames were used. */
  process(input: Float32Array, output: Float32Array, frames: number): number {
    const window = this.#window;
    let used = 0;
    for (let i = 0; i < frames; i += 1) {
      while (this.#phase >= 1) {
        this.#push(input, used);
        used += 1;
        this.#phase -= 1;
      }
      for (let channel = 0; channel < channels; channel += 1) {
        const a = window[channel]!;
        const b = window[channels + channel]!;
        const c = window[2 * channels + channel]!;
        const d = window[3 * channels + channel]!;
        output[i * channels + channel] = hermite(a, b, c, d, this.#phase);
      }
      this.#phase += this.ratio;
    }
    while (this.#phase >= 1) {
      this.#push(input, used);
      used += 1;
      this.#phase -= 1;
    }
    return used;
  }

  #push(input: Float32Array, frame: number): void {
    this.#window.copyWithin(0, channels);
    this.#window[3 * channels] = input[frame * channels]!;
    this.#window[3 * channels + 1] = input[frame * channels + 1]!;
  }
}

/** Catmull-Rom between b and c; t from 0 to 1. */
function hermite(a: number, b: number, c: number, d: number, t: number): number {
  const c1 = 0.5 * (c - a);
  const c2 = a - 2.5 * b + 2 * c - 0.5 * d;
  const c3 = 0.5 * (d - a) + 1.5 * (b - c);
  return ((c3 * t + c2) * t + c1) * t + b;
}
