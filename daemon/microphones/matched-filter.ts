import FourierTransform from 'fft.js';

/** How much a sound is like one that is looked for. Keeps its memory from one look to the next. */
export interface MatchedFilter {
  /** Frames that it can look at, at once. */
  readonly mostFrames: number;
  /**
   * For each of the frames from `begin` on (before the sound and behind it is silence): how much of what is looked for
   * begins there, whatever its phase. 1: all of it, as loud as it was given. The result is overwritten by the next look.
   */
  look(sound: Float32Array, begin: number, frames: number): Float32Array;
}

/**
 * Cross-correlation by FFT. Of the spectrum only positive frequencies are kept: what comes back is then complex, and its
 * magnitude an envelope, with one smooth top where the plain correlation has many.
 */
export function createMatchedFilter(wanted: Float32Array, mostFrames: number): MatchedFilter {
  const size = 2 ** Math.ceil(Math.log2(mostFrames + wanted.length));
  const transform = new FourierTransform(size);
  const input = new Float64Array(2 * size);
  const spectrum = new Float64Array(2 * size);
  const output = new Float64Array(2 * size);
  const envelope = new Float32Array(size);
  const energy = wanted.reduce((sum, sample) => sum + sample * sample, 0);

  const load = (sound: Float32Array, begin: number, frames: number): void => {
    input.fill(0);
    for (let i = Math.max(0, -begin); i < Math.min(frames, sound.length - begin); i += 1)
      input[2 * i] = sound[begin + i]!;
  };
  load(wanted, 0, wanted.length);
  const template = new Float64Array(2 * size);
  transform.transform(template, input);

  return {
    mostFrames: size - wanted.length,
    look(sound, begin, frames) {
      load(sound, begin, frames + wanted.length);
      transform.transform(spectrum, input);
      // Times the conjugate; twice for the frequencies that are left, which stand for their mirrored ones, too.
      for (let bin = 0; bin < size; bin += 1) {
        const weight = bin === 0 || bin >= size / 2 ? 0 : 2 / energy;
        const [re, im] = [spectrum[2 * bin]!, spectrum[2 * bin + 1]!];
        const [toRe, toIm] = [template[2 * bin]!, -template[2 * bin + 1]!];
        input[2 * bin] = weight * (re * toRe - im * toIm);
        input[2 * bin + 1] = weight * (re * toIm + im * toRe);
      }
      transform.inverseTransform(output, input);
      for (let i = 0; i < frames; i += 1) envelope[i] = Math.hypot(output[2 * i]!, output[2 * i + 1]!);
      return envelope.subarray(0, frames);
    },
  };
}
