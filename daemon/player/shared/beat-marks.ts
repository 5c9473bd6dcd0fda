/** Beats remembered: more than fall into what the ring remembers, at any tempo. A power of two. */
const keptBeats = 32;

/** Shared memory in which the player says which frames of the finished sound the latest beats begin with. */
export function createBeatMarks(): SharedArrayBuffer {
  return new SharedArrayBuffer(8 + keptBeats * 2 * 8);
}

/** For one writer, and for any number of readers whose eyes are on the last seconds only. */
export class BeatMarks {
  readonly #count: Int32Array;
  /** A frame and a beat each. */
  readonly #marks: Float64Array;

  constructor(buffer: SharedArrayBuffer) {
    this.#count = new Int32Array(buffer, 0, 1);
    this.#marks = new Float64Array(buffer, 8);
  }

  /** `beat`: as the bars count it, whole. */
  mark(frame: number, beat: number): void {
    const count = Atomics.load(this.#count, 0);
    this.#marks[placeOf(count)] = frame;
    this.#marks[placeOf(count) + 1] = beat;
    Atomics.store(this.#count, 0, (count + 1) | 0);
  }

  /** Of the oldest that is remembered. */
  get firstIndex(): number {
    return Math.max(0, this.endIndex - keptBeats / 2);
  }

  /** Behind the newest. */
  get endIndex(): number {
    return Atomics.load(this.#count, 0);
  }

  frameOf(index: number): number {
    return this.#marks[placeOf(index)]!;
  }

  beatOf(index: number): number {
    return this.#marks[placeOf(index) + 1]!;
  }
}

const placeOf = (index: number): number => 2 * (index & (keptBeats - 1));
