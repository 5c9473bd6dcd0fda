import { eventGridFrames } from '../synth/synth.ts';
import { TruePeak, truePeakDelayFrames } from './true-peak.ts';

/** How far ahead the limiter sees, and so how much later everything is heard. */
export const limiterLookAheadFrames = 96;

/** The gain is averaged over so long... */
const averagedFrames = limiterLookAheadFrames - truePeakDelayFrames - 1;
/** ...and held for as long, and as much longer as a peak between two samples is seen on both. */
const heldFrames = averagedFrames + 2;

/** A gain that has come back so far is back. */
const nearlyOne = 1 - 1e-6;

/**
 * A look-ahead limiter: nothing leaves it above the ceiling, whatever enters, not between the samples either. The gain that
 * each sample needs is held for the look-ahead (a sliding minimum) and then averaged, so that the gain has arrived
 * when the peak does; it recovers exponentially. Both channels share one gain. What is not a number becomes silence.
 */
export class Limiter {
  readonly #ceiling: number;
  readonly #recovery: number;
  readonly #truePeaks: readonly [TruePeak, TruePeak];
  readonly #peaks = new Float64Array(eventGridFrames);
  /** For the frames that leave. A number that a method gives back or is given lies on the heap; here none does. */
  readonly #gains = new Float64Array(eventGridFrames);
  readonly #delayedLeft = new Float32Array(limiterLookAheadFrames);
  readonly #delayedRight = new Float32Array(limiterLookAheadFrames);
  /** The last gains after the minimum, for the average. */
  readonly #averaged = new Float64Array(averagedFrames).fill(1);
  /** Sliding minimum: candidates in rising order, as a ring of gains and of the frames they came at. */
  readonly #candidateGain = new Float64Array(heldFrames);
  readonly #candidateFrame = new Float64Array(heldFrames);
  #first = 0;
  #count = 0;
  #frame = 0;
  #index = 0;
  #averagedIndex = 0;
  #sum = averagedFrames;
  #held = 1;
  #calmFrames = 0;
  #lowest = 1;

  constructor(ceiling: number, recoverySeconds: number, sampleRateHz: number) {
    this.#ceiling = ceiling;
    this.#truePeaks = [new TruePeak(ceiling), new TruePeak(ceiling)];
    this.#recovery = 1 - Math.exp(-1 / (recoverySeconds * sampleRateHz));
  }

  /** The lowest gain since the last call, 0 to 1. */
  takeLowestGain(): number {
    const lowest = this.#lowest;
    this.#lowest = 1;
    return lowest;
  }

  /** Limits so many frames, a multiple of the grid. */
  process(left: Float32Array, right: Float32Array, frames: number): void {
    for (let offset = 0; offset < frames; offset += eventGridFrames) this.#step(left, right, offset);
    this.#resum();
  }

  #step(left: Float32Array, right: Float32Array, offset: number): void {
    for (let i = offset; i < offset + eventGridFrames; i += 1) {
      if (!Number.isFinite(left[i]!)) left[i] = 0;
      if (!Number.isFinite(right[i]!)) right[i] = 0;
    }
    this.#peaks.fill(0);
    this.#truePeaks[0].measure(left, offset, this.#peaks);
    this.#truePeaks[1].measure(right, offset, this.#peaks);
    if (this.#isAtRest()) this.#delay(left, right, offset);
    else this.#limit(left, right, offset);
  }

  /** Nothing has been too high for so long that the gain is back: there is only the delay. */
  #isAtRest(): boolean {
    let highest = 0;
    for (let i = 0; i < eventGridFrames; i += 1) if (this.#peaks[i]! > highest) highest = this.#peaks[i]!;
    this.#calmFrames = highest > this.#ceiling ? 0 : this.#calmFrames + eventGridFrames;
    if (this.#calmFrames < heldFrames + averagedFrames + eventGridFrames || this.#held < nearlyOne)
      return false;
    this.#held = 1;
    this.#count = 0;
    this.#averaged.fill(1);
    return true;
  }

  #delay(left: Float32Array, right: Float32Array, offset: number): void {
    let index = this.#index;
    for (let i = offset; i < offset + eventGridFrames; i += 1) {
      const outLeft = this.#delayedLeft[index]!;
      const outRight = this.#delayedRight[index]!;
      this.#delayedLeft[index] = left[i]!;
      this.#delayedRight[index] = right[i]!;
      left[i] = outLeft;
      right[i] = outRight;
      index = index + 1 === limiterLookAheadFrames ? 0 : index + 1;
    }
    this.#index = index;
    this.#frame += eventGridFrames;
  }

  #limit(left: Float32Array, right: Float32Array, offset: number): void {
    const ceiling = this.#ceiling;
    for (let i = 0; i < eventGridFrames; i += 1) {
      this.#findGain(i);
      const gain = this.#gains[i]!;
      const index = this.#index;
      const outLeft = this.#delayedLeft[index]! * gain;
      const outRight = this.#delayedRight[index]! * gain;
      this.#delayedLeft[index] = left[offset + i]!;
      this.#delayedRight[index] = right[offset + i]!;
      // The average is exact but for rounding: the last millionth is cut here.
      left[offset + i] = Math.min(ceiling, Math.max(-ceiling, outLeft));
      right[offset + i] = Math.min(ceiling, Math.max(-ceiling, outRight));
      this.#index = index + 1 === limiterLookAheadFrames ? 0 : index + 1;
    }
  }

  /** The gain for the frame that leaves, when a peak has been seen behind the one that enters. */
  #findGain(i: number): void {
    const peak = this.#peaks[i]!;
    const minimum = this.#slideMinimum(peak > this.#ceiling ? this.#ceiling / peak : 1);
    // Down at once, up slowly; never above what the window needs.
    this.#held = Math.min(minimum, this.#held + (1 - this.#held) * this.#recovery);
    const index = this.#averagedIndex;
    this.#sum += this.#held - this.#averaged[index]!;
    this.#averaged[index] = this.#held;
    this.#averagedIndex = index + 1 === averagedFrames ? 0 : index + 1;
    this.#frame += 1;
    const gain = Math.min(1, this.#sum / averagedFrames);
    if (gain < this.#lowest) this.#lowest = gain;
    this.#gains[i] = gain;
  }

  /** The smallest of the last `heldFrames` needed gains (monotonic queue: constant time on average). */
  #slideMinimum(needed: number): number {
    const size = heldFrames;
    if (this.#count > 0 && this.#candidateFrame[this.#first]! < this.#frame - heldFrames + 1) {
      this.#first = (this.#first + 1) % size;
      this.#count -= 1;
    }
    while (this.#count > 0) {
      const last = (this.#first + this.#count - 1) % size;
      if (this.#candidateGain[last]! < needed) break;
      this.#count -= 1;
    }
    const end = (this.#first + this.#count) % size;
    this.#candidateGain[end] = needed;
    this.#candidateFrame[end] = this.#frame;
    this.#count += 1;
    return this.#candidateGain[this.#first]!;
  }

  /** A running sum collects rounding errors: it is made anew once a block. */
  #resum(): void {
    let sum = 0;
    for (let i = 0; i < averagedFrames; i += 1) sum += this.#averaged[i]!;
    this.#sum = sum;
  }
}
