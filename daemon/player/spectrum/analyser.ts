import FourierTransform from 'fft.js';
import { bandEdgeHz, mostLevel, softestDb, spectrumBands } from './spectrum.ts';

/** So much sound is looked at: 93 ms, long enough to tell a bass string from the next. */
export const analysedFrames = 4096;
const softest = 10 ** (softestDb / 10);
/** A tone fills so many bins of a Hann window. */
const binsOfTone = 1.5;

export interface Analyser {
  /** Of `analysedFrames` frames of interleaved stereo. The middle of them counts most. */
  levels(interleaved: Float32Array): number[];
}

interface Band {
  /** Bins whose middle lies in it, first and behind the last; none where bins are wider than the band. */
  readonly begin: number;
  readonly end: number;
  /** Its middle, in bins. */
  readonly middle: number;
}

/** Tells how loud a sound is in each band. A tone of full scale in both channels is 0 dBFS. */
export function createAnalyser(sampleRateHz: number): Analyser {
  const transform = new FourierTransform(analysedFrames);
  const window = Float64Array.from(
    { length: analysedFrames },
    (_, frame) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (frame + 0.5)) / analysedFrames),
  );
  const hzPerBin = sampleRateHz / analysedFrames;
  const bands = Array.from({ length: spectrumBands }, (_, index): Band => {
    const [begin, end] = [bandEdgeHz(index), bandEdgeHz(index + 1)].map((hz) => Math.ceil(hz / hzPerBin));
    return { begin: begin!, end: end!, middle: bandEdgeHz(index + 0.5) / hzPerBin };
  });
  const windowed = new Float64Array(2 * analysedFrames);
  const bins = new Float64Array(2 * analysedFrames);
  // Half of a Hann window's sum, for each of two channels.
  const fullScale = 2 * (analysedFrames / 4) ** 2;

  /** Both channels in one transform: as real and imaginary parts they are told apart by the mirrored bin, and powers add up. */
  const powerAt = (bin: number): number => {
    const mirrored = analysedFrames - bin;
    return (
      (bins[2 * bin]! ** 2 +
        bins[2 * bin + 1]! ** 2 +
        bins[2 * mirrored]! ** 2 +
        bins[2 * mirrored + 1]! ** 2) /
      (2 * fullScale)
    );
  };
  const powerIn = ({ begin, end, middle }: Band): number => {
    const below = Math.floor(middle);
    const share = middle - below;
    let most = powerAt(below) * (1 - share) + powerAt(below + 1) * share;
    let sum = 0;
    for (let bin = begin; bin < end; bin += 1) {
      const power = powerAt(bin);
      sum += power;
      if (power > most) most = power;
    }
    return Math.max(most, sum / binsOfTone);
  };

  return {
    levels(interleaved) {
      for (let frame = 0; frame < analysedFrames; frame += 1) {
        windowed[2 * frame] = interleaved[2 * frame]! * window[frame]!;
        windowed[2 * frame + 1] = interleaved[2 * frame + 1]! * window[frame]!;
      }
      transform.transform(bins, windowed);
      return bands.map((band) => toLevel(powerIn(band)));
    },
  };
}

function toLevel(power: number): number {
  const db = 10 * Math.log10(Math.max(softest, power));
  return Math.round(Math.min(1, 1 - db / softestDb) * mostLevel);
}
