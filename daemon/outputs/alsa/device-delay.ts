/** A server may tell what was in its buffer a period ago. */
const leastBeyondSeconds = -0.045;
/** No radio link is longer. */
const mostBeyondSeconds = 2;
/** Reports that are compared; some tenths of a second of them. A power of two. */
const kept = 64;
/** As many of them as this that cannot be, or that leap, make a liar. */
const mostOdd = kept / 4;
const leapSeconds = 0.032;
/** One that says the same so often, while so much comes and goes in its buffer, tells no delay. */
const sameTimes = 24;
const movedSeconds = 0.02;
/** After as many reports in a row that can be true, about a second, a liar is believed again: PulseAudio says 0 while it begins. */
const honestReports = 256;

/**
 * The delay of a device, as far as what it says of it can be true: some say always 0, or always the same, less than lies
 * in their buffer, hours, or now this and now that. What lies in the buffer is known without them.
 */
export class DeviceDelay {
  /** Why what it says is not believed, for people. */
  lie: string | undefined;
  readonly #sampleRateHz: number;
  /** What was said beyond the buffer in the last reports, and whether that is odd; in a ring. */
  readonly #beyond = new Float64Array(kept);
  readonly #sorted = new Float64Array(kept);
  readonly #isOdd = new Uint8Array(kept);
  #odd = 0;
  #count = 0;
  #honest = 0;
  #middle = 0;
  #said = 0;
  #same = 0;
  #leastQueued = 0;
  #mostQueued = 0;

  constructor(sampleRateHz: number) {
    this.#sampleRateHz = sampleRateHz;
  }

  /** The device was opened; it may tell the truth now. */
  opened(): void {
    this.lie = undefined;
    this.filled();
  }

  /** What lay in its buffer is gone. */
  filled(): void {
    this.#isOdd.fill(0);
    this.#odd = 0;
    this.#count = 0;
    this.#same = 0;
    this.#honest = 0;
  }

  /** `said`: the device's word; `queued`: what was written and not played. Gives what is believed, frames. */
  believe(said: number, queued: number): number {
    const beyond = said - queued;
    const canBe =
      said >= 0 &&
      beyond >= leastBeyondSeconds * this.#sampleRateHz &&
      beyond <= mostBeyondSeconds * this.#sampleRateHz;
    this.#keep(canBe ? beyond : this.#middle, !canBe);
    const isConstant = this.#isConstant(said, queued);
    const isHonest = canBe && !isConstant && this.#odd <= mostOdd / 2;
    this.#honest = isHonest ? this.#honest + 1 : 0;
    if (this.lie !== undefined) {
      if (this.#honest >= honestReports) this.lie = undefined;
    } else if (isConstant) this.lie = `always ${this.#milliseconds(said)}`;
    else if (this.#odd > mostOdd) this.lie = canBe ? 'now this, now that' : `${this.#milliseconds(said)}`;
    if (this.lie !== undefined || !canBe) return queued + (this.lie === undefined ? this.#middle : 0);
    return Math.abs(beyond - this.#middle) <= leapSeconds * this.#sampleRateHz ? said : queued + this.#middle;
  }

  #keep(beyond: number, cannotBe: boolean): void {
    const place = this.#count & (kept - 1);
    const before = this.#count === 0 ? beyond : this.#beyond[(this.#count - 1) & (kept - 1)]!;
    const isOdd = cannotBe || Math.abs(beyond - before) > leapSeconds * this.#sampleRateHz ? 1 : 0;
    this.#odd += isOdd - this.#isOdd[place]!;
    this.#isOdd[place] = isOdd;
    this.#beyond[place] = beyond;
    this.#count += 1;
    if (this.#count > 8 && this.#count % 8 !== 1) return;
    const there = Math.min(this.#count, kept);
    const sorted = this.#sorted.subarray(0, there);
    sorted.set(this.#beyond.subarray(0, there));
    sorted.sort();
    this.#middle = sorted[there >> 1]!;
  }

  #isConstant(said: number, queued: number): boolean {
    if (said !== this.#said || this.#same === 0) {
      this.#said = said;
      this.#same = 0;
      this.#leastQueued = queued;
      this.#mostQueued = queued;
    }
    this.#same += 1;
    this.#leastQueued = Math.min(this.#leastQueued, queued);
    this.#mostQueued = Math.max(this.#mostQueued, queued);
    return (
      this.#same >= sameTimes && this.#mostQueued - this.#leastQueued >= movedSeconds * this.#sampleRateHz
    );
  }

  #milliseconds(frames: number): string {
    return `${Math.round((frames / this.#sampleRateHz) * 1000)} ms`;
  }
}
