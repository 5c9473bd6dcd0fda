/** How much later than the device says its sound is heard, frames: for its writer, told anew while it writes. */
export interface DeviceWay {
  readonly frames: number;
}

/** The same in shared memory, kept from one writer to the next. */
export class SharedWay implements DeviceWay {
  readonly buffer: SharedArrayBuffer;
  readonly #frames: Int32Array;

  constructor(buffer = new SharedArrayBuffer(4)) {
    this.buffer = buffer;
    this.#frames = new Int32Array(buffer);
  }

  get frames(): number {
    return Atomics.load(this.#frames, 0);
  }

  set frames(frames: number) {
    Atomics.store(this.#frames, 0, frames);
  }
}
