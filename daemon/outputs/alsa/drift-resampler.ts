const channels = 2;
/** Frames that each frame of output is made of. */
const taps = 32;
/** Fractions of a frame for which the filter is kept; between two of them it is interpolated. */
const phases = 256;
/** Of the Kaiser window: what lies outside the band is 90 dB down. */
const kaiserBeta = 9;

/** Frames at the head of the input that lie before the one that is heard first. */
export const framesBefore = taps / 2 - 1;
/** What must be there behind it. */
const framesBehind = taps / 2;
const almost = 1e-9;

/**
 * Plays interleaved stereo a little faster or slower (a windowed sinc of 32 frames), so that a device with a clock of its
 * own follows the music's. At a ratio of 1 on whole frames the samples pass unchanged. It keeps no samples: what it is
 * given begins `framesBefore` frames before the one that is heard next.
 */
export class DriftResampler {
  /** Input frames used for each output frame; near 1. */
  ratio = 1;
  /** Where between two frames the next one lies, 0 to 1. */
  phase = 0;
  readonly #filters: Float64Array;

  /** `pass01`: the highest frequency that passes, as a share of half the input's rate. */
  constructor(pass01 = 1) {
    this.#filters = filtersFor(pass01);
  }

  /** How many frames there must be for `frames` of output. */
  inputNeeded(frames: number): number {
    return Math.floor(this.phase + frames * this.ratio) + framesBefore + framesBehind + 1;
  }

  /** Makes `frames` of output; gives how many input frames are done with. */
  process(input: Float32Array, output: Float32Array, frames: number): number {
    if (this.ratio === 1 && this.phase === 0) {
      const from = framesBefore * channels;
      for (let i = 0; i < frames * channels; i += 1) output[i] = input[from + i]!;
      return frames;
    }
    let at = this.phase;
    for (let i = 0; i < frames; i += 1) {
      const whole = Math.floor(at);
      this.#mix(input, whole, at - whole, output, i);
      at += this.ratio;
    }
    // What is a whole frame but for rounding is one.
    const nearest = Math.round(at);
    if (Math.abs(at - nearest) < almost) at = nearest;
    const used = Math.floor(at);
    this.phase = at - used;
    return used;
  }

  #mix(input: Float32Array, frame: number, fraction: number, output: Float32Array, into: number): void {
    const filters = this.#filters;
    const place = fraction * phases;
    const index = Math.floor(place);
    const between = place - index;
    const row = index * taps;
    let left = 0;
    let right = 0;
    for (let tap = 0; tap < taps; tap += 1) {
      const one = filters[row + tap]!;
      const weight = one + between * (filters[row + taps + tap]! - one);
      const at = (frame + tap) * channels;
      left += weight * input[at]!;
      right += weight * input[at + 1]!;
    }
    output[into * channels] = left;
    output[into * channels + 1] = right;
  }
}

const known = new Map<number, Float64Array>();

/** A row of weights for each fraction, and one for the next whole frame. Each row sums to 1. */
function filtersFor(pass01: number): Float64Array {
  const made = known.get(pass01) ?? makeFilters(pass01);
  known.set(pass01, made);
  return made;
}

function makeFilters(pass01: number): Float64Array {
  const filters = new Float64Array((phases + 1) * taps);
  for (let phase = 0; phase <= phases; phase += 1) {
    const row = filters.subarray(phase * taps, (phase + 1) * taps);
    for (let tap = 0; tap < taps; tap += 1) {
      const distance = tap - framesBefore - phase / phases;
      row[tap] = sinc(pass01 * distance) * kaiser(distance / (taps / 2));
    }
    const sum = row.reduce((total, weight) => total + weight, 0);
    for (let tap = 0; tap < taps; tap += 1) row[tap] = row[tap]! / sum;
  }
  return filters;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function kaiser(place: number): number {
  return Math.abs(place) > 1 ? 0 : bessel(kaiserBeta * Math.sqrt(1 - place * place)) / bessel(kaiserBeta);
}

/** The modified Bessel function of the first kind, order 0. */
function bessel(x: number): number {
  let sum = 1;
  let term = 1;
  for (let n = 1; term > 1e-12 * sum; n += 1) {
    term *= (x / (2 * n)) ** 2;
    sum += term;
  }
  return sum;
}
