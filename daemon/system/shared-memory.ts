/**
 * Shared memory between threads: the latest state (`SharedSnapshot`) and a queue that loses nothing until it is full
 * (`SharedQueue`). Both work in one
 * thread too. Nothing allocates after construction, and nobody ever waits for anybody.
 */

const wordsPerNumber = 2;

/**
 * The latest values of a few numbers: one writer, any number of readers, each with its own instance over the same
 * buffer. A sequence lock: the sequence is odd while a write goes on. Every word is written and read atomically, so
 * that the memory model of JavaScript, not only that of one processor, promises that no torn state is seen.
 */
export class SharedSnapshot {
  /** What was last read, or is to be published. */
  readonly values: Float64Array;
  readonly buffer: SharedArrayBuffer;
  readonly #shared: Int32Array;
  readonly #valueWords: Int32Array;
  readonly #scratchWords: Int32Array;
  #lastSequence = 0;

  constructor(length: number, buffer: SharedArrayBuffer = new SharedArrayBuffer(4 + length * 8)) {
    if (buffer.byteLength !== 4 + length * 8) throw new RangeError('the buffer is of another length');
    this.buffer = buffer;
    this.#shared = new Int32Array(buffer);
    this.values = new Float64Array(length);
    this.#valueWords = new Int32Array(this.values.buffer);
    this.#scratchWords = new Int32Array(length * wordsPerNumber);
  }

  /** Writer: makes `values` visible to all readers. */
  publish(): void {
    const shared = this.#shared;
    const words = this.#valueWords;
    Atomics.add(shared, 0, 1);
    for (let i = 0; i < words.length; i += 1) Atomics.store(shared, i + 1, words[i]!);
    Atomics.add(shared, 0, 1);
  }

  /**
   * Writer: comes after one that died, maybe in the middle of a publish, and goes on from what it said; nothing else may
   * be writing. A number that was cut short may be half old and half new.
   */
  takeOver(): void {
    if ((Atomics.load(this.#shared, 0) & 1) !== 0) Atomics.add(this.#shared, 0, 1);
    this.refresh();
  }

  /** True when something was published since the last `refresh` that read something. */
  changed(): boolean {
    return Atomics.load(this.#shared, 0) !== this.#lastSequence;
  }

  /**
   * Reader: brings the latest state into `values`, at no cost where nothing was published since. False when the writer
   * was in the way at each of `attempts` tries: `values` is then as it was.
   */
  refresh(attempts = 3): boolean {
    const shared = this.#shared;
    const scratch = this.#scratchWords;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const before = Atomics.load(shared, 0);
      if (before === this.#lastSequence) return true;
      if ((before & 1) !== 0) continue;
      for (let i = 0; i < scratch.length; i += 1) scratch[i] = Atomics.load(shared, i + 1);
      if (Atomics.load(shared, 0) !== before) continue;
      this.#valueWords.set(scratch);
      this.#lastSequence = before;
      return true;
    }
    return false;
  }
}

/** Records of a fixed number of numbers, from one thread to one other, in order. A full queue refuses and counts. */
export class SharedQueue {
  /** The record to push, or the one just taken. */
  readonly record: Float64Array;
  readonly buffer: SharedArrayBuffer;
  readonly #counters: Int32Array;
  readonly #data: Float64Array;
  readonly #capacity: number;
  readonly #width: number;

  /** `capacity`, in records, is a power of two, so that counters may wrap. */
  constructor(capacity: number, width: number, buffer?: SharedArrayBuffer) {
    if (capacity < 1 || (capacity & (capacity - 1)) !== 0)
      throw new RangeError('capacity must be a power of two');
    this.#capacity = capacity;
    this.#width = width;
    this.buffer = buffer ?? new SharedArrayBuffer(16 + capacity * width * 8);
    this.#counters = new Int32Array(this.buffer, 0, 4);
    this.#data = new Float64Array(this.buffer, 16, capacity * width);
    this.record = new Float64Array(width);
  }

  /** Producer: false, and counted, when the queue is full. */
  push(): boolean {
    const written = Atomics.load(this.#counters, 0);
    if (((written - Atomics.load(this.#counters, 1)) | 0) >= this.#capacity) {
      Atomics.add(this.#counters, 2, 1);
      return false;
    }
    this.#data.set(this.record, (written & (this.#capacity - 1)) * this.#width);
    Atomics.store(this.#counters, 0, (written + 1) | 0);
    return true;
  }

  /** Consumer: brings the oldest record into `record`; false when there is none. */
  take(): boolean {
    const read = Atomics.load(this.#counters, 1);
    if (read === Atomics.load(this.#counters, 0)) return false;
    const start = (read & (this.#capacity - 1)) * this.#width;
    for (let i = 0; i < this.#width; i += 1) this.record[i] = this.#data[start + i]!;
    Atomics.store(this.#counters, 1, (read + 1) | 0);
    return true;
  }

  /** Records refused so far because the consumer was too slow. */
  get dropped(): number {
    return Atomics.load(this.#counters, 2) >>> 0;
  }
}
