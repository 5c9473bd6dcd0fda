/** What the writer of a device is told while it writes. */
export interface DeviceOrders {
  /** How much later than the device says its sound is heard, frames, and the same of the reference ear. */
  readonly wayFrames: number;
  readonly referenceWayFrames: number;
  /** Counts the times that a way was set by somebody who waits for it: it is taken at once, else without a gap. */
  readonly moves: number;
  /** Counts the times that there may be more to open than before: a device that is waited for is looked for at once. */
  readonly nudges: number;
}

const way = 0;
const referenceWay = 1;
const moves = 2;
const nudges = 3;

/** The same in shared memory, kept from one writer to the next. */
export class SharedOrders implements DeviceOrders {
  readonly buffer: SharedArrayBuffer;
  readonly #numbers: Int32Array;

  constructor(buffer = new SharedArrayBuffer(16)) {
    this.buffer = buffer;
    this.#numbers = new Int32Array(buffer);
  }

  get wayFrames(): number {
    return Atomics.load(this.#numbers, way);
  }

  get referenceWayFrames(): number {
    return Atomics.load(this.#numbers, referenceWay);
  }

  get moves(): number {
    return Atomics.load(this.#numbers, moves);
  }

  get nudges(): number {
    return Atomics.load(this.#numbers, nudges);
  }

  setWay(wayFrames: number, referenceWayFrames: number, { atOnce }: { readonly atOnce: boolean }): void {
    Atomics.store(this.#numbers, way, wayFrames);
    Atomics.store(this.#numbers, referenceWay, referenceWayFrames);
    if (atOnce) Atomics.add(this.#numbers, moves, 1);
  }

  nudge(): void {
    Atomics.add(this.#numbers, nudges, 1);
  }
}
