/** How far ahead the limiter sees, and so how much later everything is heard. */
export const limiterLookAheadFrames = 96;

/**
 * A look-ahead limiter: no sample leaves it above the ceiling, whatever enters. The gain that each sample needs is
 * held for the look-ahead (a sliding minimum) and then averaged over the same length, so that the gain has arrived
 * when the peak does; it recovers exponentially. Both channels share one gain. What is not a number becomes silence.
 */
export class Limiter {
  readonly #ceiling: number;
  readonly #recovery: number;
  readonly #length = limiterLookAheadFrames;
  readonly #delayedLeft = new Float32Array(limiterLookAheadFrames);
  readonly #delayedRight = new Float32Array(limiterLookAheadFrames);
  /** The last gains after the minimum, for the average. */
  readonly #averaged = new Float64Array(limiterLookAheadFrames).fill(1);
  /** Sliding minimum: candidates in rising order, as a ring of gains and of the frames they came at. */
  readonly #candidateGain = new Float64Array(limiterLookAheadFrames + 1);
  readonly #candidateFrame = new Float64Array(limiterLookAheadFrames + 1);
  #first = 0;
  #count = 0;
  #frame = 0;
  #index = 0;
  #sum = limiterLookAheadFrames;
  #held = 1;
  #lowest = 1;

  constructor(ceiling: number, recoverySeconds: number, sampleRateHz: number) {
    this.#ceiling = ceiling;
    this.#recovery = 1 - Math.exp(-1 / (recoverySeconds * sampleRateHz));
  }

  /** The lowest gain since the last call, 0 to 1. */
  takeLowestGain(): number {
    const lowest = this.#lowest;
    this.#lowest = 1;
    return lowest;
  }

  process(left: Float32Array, right: Float32Array, frames: number): void {
    const length = this.#length;
    const ceiling = this.#ceiling;
    for (let i = 0; i < frames; i += 1) {
      let l = left[i]!;
      let r = right[i]!;
      if (!Number.isFinite(l)) l = 0;
      if (!Number.isFinite(r)) r = 0;
      const peak = Math.max(Math.abs(l), Math.abs(r));
      const needed = peak > ceiling ? ceiling / peak : 1;
      const minimum = this.#slideMinimum(needed);
      // Down at once, up slowly; never above what the window needs.
      this.#held = Math.min(minimum, this.#held + (1 - this.#held) * this.#recovery);

      const index = this.#index;
      this.#sum += this.#held - this.#averaged[index]!;
      this.#averaged[index] = this.#held;
      const gain = Math.min(1, this.#sum / length);
      const outLeft = this.#delayedLeft[index]! * gain;
      const outRight = this.#delayedRight[index]! * gain;
      this.#delayedLeft[index] = l;
      this.#delayedRight[index] = r;
      // The average is exact but for rounding: the last millionth is cut here.
      left[i] = Math.min(ceiling, Math.max(-ceiling, outLeft));
      right[i] = Math.min(ceiling, Math.max(-ceiling, outRight));
      if (gain < this.#lowest) this.#lowest = gain;
      this.#index = index + 1 === length ? 0 : index + 1;
      this.#frame += 1;
    }
    this.#resum();
  }

  /** The smallest of the last `length + 1` needed gains (monotonic queue: constant time on average). */
  #slideMinimum(needed: number): number {
    const size = this.#length + 1;
    if (this.#count > 0 && this.#candidateFrame[this.#first]! < this.#frame - this.#length) {
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
    for (let i = 0; i < this.#length; i += 1) sum += this.#averaged[i]!;
    this.#sum = sum;
  }
}
