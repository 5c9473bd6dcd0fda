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
function halfOf(phase: Float64Array, sign: 1 | -1): Six {
  const half = Array.from({ length: taps / 2 }, (_, i) => (phase[i]! + sign * phase[taps - 1 - i]!) / 2);
  return half as unknown as Six;
}
type Six = readonly [number, number, number, number, number, number];
const evenOf = (phase: Float64Array): Six => halfOf(phase, 1);
const oddOf = (phase: Float64Array): Six => halfOf(phase, -1);
const [e0, e1, e2, e3, e4, e5] = evenOf(first);
const [o0, o1, o2, o3, o4, o5] = oddOf(first);
const [E0, E1, E2, E3, E4, E5] = evenOf(second);
const [O0, O1, O2, O3, O4, O5] = oddOf(second);
/** What the two samples around a place between samples can add to what is there, and what all others can. */
const mostOfNear = mostOf((tap) => tap === taps / 2 - 1 || tap === taps / 2);
const mostOfFar = mostOf((tap) => tap !== taps / 2 - 1 && tap !== taps / 2);

function mostOf(isMeant: (tap: number) => boolean): number {
  const sums = [first, second].map((phase) =>
    phase.filter((_, tap) => isMeant(tap)).reduce((sum, weight) => sum + Math.abs(weight), 0),
  );
  return Math.max(...sums);
}

/** What is told of a frame is the peak around the frame so many before it. */
export const truePeakDelayFrames = taps / 2;

/** How high a channel swings between its samples. Measures one step of the grid at a time. */
export class TruePeak {
  /** The last samples of the step before, then the step. */
  readonly #samples = new Float64Array(taps - 1 + eventGridFrames);
  readonly #ceiling: number;
  #peakBefore = 0;

  /** Below `ceiling` nothing is looked at closely. */
  constructor(ceiling: number) {
    this.#ceiling = ceiling;
  }

  /** Raises each of `peaks` to the peak there, where it may be above the ceiling. */
  measure(channel: Float32Array, offset: number, peaks: Float64Array): void {
    const samples = this.#samples;
    samples.copyWithin(0, eventGridFrames);
    let highest = 0;
    for (let i = 0; i < eventGridFrames; i += 1) {
      const sample = channel[offset + i]!;
      samples[taps - 1 + i] = sample;
      const absolute = sample < 0 ? -sample : sample;
      if (absolute > highest) highest = absolute;
    }
    const highestAround = Math.max(highest, this.#peakBefore);
    this.#peakBefore = highest;
    // Between two samples that are no higher than this it cannot swing above the ceiling.
    const harmless = (this.#ceiling - highestAround * mostOfFar) / mostOfNear;
    if (highestAround <= harmless) return;
    for (let i = 0; i < eventGridFrames; i += 1) {
      const before = samples[i + taps / 2 - 1]!;
      const after = samples[i + taps / 2]!;
      if (before <= harmless && before >= -harmless && after <= harmless && after >= -harmless) continue;
      // The latest sample meets the first tap. Written out: a loop over the taps takes half as long again.
      const sum0 = samples[i + 11]! + samples[i]!;
      const sum1 = samples[i + 10]! + samples[i + 1]!;
      const sum2 = samples[i + 9]! + samples[i + 2]!;
      const sum3 = samples[i + 8]! + samples[i + 3]!;
      const sum4 = samples[i + 7]! + samples[i + 4]!;
      const sum5 = samples[i + 6]! + samples[i + 5]!;
      const gap0 = samples[i + 11]! - samples[i]!;
      const gap1 = samples[i + 10]! - samples[i + 1]!;
      const gap2 = samples[i + 9]! - samples[i + 2]!;
      const gap3 = samples[i + 8]! - samples[i + 3]!;
      const gap4 = samples[i + 7]! - samples[i + 4]!;
      const gap5 = samples[i + 6]! - samples[i + 5]!;
      const outerEven = sum0 * e0 + sum1 * e1 + sum2 * e2 + sum3 * e3 + sum4 * e4 + sum5 * e5;
      const outerOdd = gap0 * o0 + gap1 * o1 + gap2 * o2 + gap3 * o3 + gap4 * o4 + gap5 * o5;
      const innerEven = sum0 * E0 + sum1 * E1 + sum2 * E2 + sum3 * E3 + sum4 * E4 + sum5 * E5;
      const innerOdd = gap0 * O0 + gap1 * O1 + gap2 * O2 + gap3 * O3 + gap4 * O4 + gap5 * O5;
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
