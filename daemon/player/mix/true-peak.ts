import { eventGridFrames } from '../synth/synth.ts';

/** ITU-R BS.1770-4, annex 2: two of the four phases of its interpolator; the others are these, turned round. */
const first = Float64Array.of(
  ...[0.001708984375, 0.010986328125, -0.0196533203125, 0.033203125, -0.0594482421875, 0.1373291015625],
  ...[0.97216796875, -0.102294921875, 0.047607421875, -0.026611328125, 0.014892578125, -0.00830078125],
);
const second = Float64Array.of(
  ...[-0.0291748046875, 0.029296875, -0.0517578125, 0.089111328125, -0.16650390625, 0.465087890625],
  ...[0.77978515625, -0.2003173828125, 0.1015625, -0.0582275390625, 0.0330810546875, -0.0189208984375],
);
const taps = first.length;
/**
 * A phase and the same turned round are the sum and the difference of an even and an odd half: half as many products.
 */
const half = taps / 2;
const evenOf = (phase: Float64Array): Float64Array =>
  phase.slice(0, half).map((tap, i) => (tap + phase[taps - 1 - i]!) / 2);
const oddOf = (phase: Float64Array): Float64Array =>
  phase.slice(0, half).map((tap, i) => (tap - phase[taps - 1 - i]!) / 2);
const [evenFirst, oddFirst, evenSecond, oddSecond] = [
  evenOf(first),
  oddOf(first),
  evenOf(second),
  oddOf(second),
];
/** No sound between samples is further above them. */
const mostAbove = second.reduce((sum, tap) => sum + Math.abs(tap), 0);

/** What is told of a frame is the peak around the frame so many before it. */
export const truePeakDelayFrames = taps / 2;

/** How high a channel swings between its samples. Measures one step of the grid at a time. */
export class TruePeak {
  /** The last samples of the step before, then the step. */
  readonly #samples = new Float64Array(taps - 1 + eventGridFrames);
  #peakBefore = 0;

  /** Raises each of `peaks` to the peak there, where it may be above `ceiling`; below it nothing is looked at closely. */
  measure(channel: Float32Array, offset: number, ceiling: number, peaks: Float64Array): void {
    const samples = this.#samples;
    samples.copyWithin(0, eventGridFrames);
    let highest = 0;
    for (let i = 0; i < eventGridFrames; i += 1) {
      const sample = channel[offset + i]!;
      samples[taps - 1 + i] = sample;
      const absolute = sample < 0 ? -sample : sample;
      if (absolute > highest) highest = absolute;
    }
    const mayBeAbove = Math.max(highest, this.#peakBefore) * mostAbove > ceiling;
    this.#peakBefore = highest;
    if (!mayBeAbove) return;
    for (let i = 0; i < eventGridFrames; i += 1) {
      let outerEven = 0;
      let outerOdd = 0;
      let innerEven = 0;
      let innerOdd = 0;
      for (let tap = 0; tap < half; tap += 1) {
        // The latest sample meets the first tap.
        const late = samples[i + taps - 1 - tap]!;
        const early = samples[i + tap]!;
        const sum = late + early;
        const difference = late - early;
        outerEven += sum * evenFirst[tap]!;
        outerOdd += difference * oddFirst[tap]!;
        innerEven += sum * evenSecond[tap]!;
        innerOdd += difference * oddSecond[tap]!;
      }
      // The larger of |even + odd| and |even - odd|.
      const between = Math.max(
        Math.abs(outerEven) + Math.abs(outerOdd),
        Math.abs(innerEven) + Math.abs(innerOdd),
      );
      const around = Math.max(Math.abs(samples[i + taps - 1 - truePeakDelayFrames]!), between);
      if (around > peaks[i]!) peaks[i] = around;
    }
  }
}
