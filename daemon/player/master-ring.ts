/** Frames that the ring remembers: about 2.7 s, a power of two. */
export const masterRingFrames = 1 << 17;
const mask = masterRingFrames - 1;
const channels = 2;
/** So far from being overwritten a reader must stay, for the writer may be in the middle of a block. */
const guardFrames = 8192;

/** The shared memory of the master ring. */
export interface MasterRingBuffers {
  readonly counters: SharedArrayBuffer;
  readonly samples: SharedArrayBuffer;
}

/** Written frames: low 32 bits, then how often they went over. */
const low = 0;
const high = 1;

export function createMasterRing(): MasterRingBuffers {
  return {
    counters: new SharedArrayBuffer(8),
    samples: new SharedArrayBuffer(masterRingFrames * channels * 4),
  };
}

/** The finished sound, broadcast: the render loop writes and waits for nobody; a reader that is too slow loses some. */
export class MasterRingWriter {
  readonly #counters: Int32Array;
  readonly #samples: Float32Array;
  #written = 0;

  constructor(buffers: MasterRingBuffers) {
    this.#counters = new Int32Array(buffers.counters);
    this.#samples = new Float32Array(buffers.samples);
  }

  write(left: Float32Array, right: Float32Array, frames: number): void {
    const samples = this.#samples;
    for (let i = 0; i < frames; i += 1) {
      const at = ((this.#written + i) & mask) * channels;
      samples[at] = left[i] as number;
      samples[at + 1] = right[i] as number;
    }
    this.#written += frames;
    const over = Math.floor(this.#written / 2 ** 32);
    if (over !== Atomics.load(this.#counters, high)) Atomics.store(this.#counters, high, over);
    Atomics.store(this.#counters, low, this.#written | 0);
    Atomics.notify(this.#counters, low);
  }
}

/** One listener to the master ring, in any thread. */
export class MasterRingReader {
  /** The next frame to be read, as the player counts. */
  position = 0;
  /** Times that the reader was so slow that sound was lost to it. */
  overruns = 0;
  readonly #counters: Int32Array;
  readonly #samples: Float32Array;
  #seen = 0;

  constructor(buffers: MasterRingBuffers) {
    this.#counters = new Int32Array(buffers.counters);
    this.#samples = new Float32Array(buffers.samples);
    this.seekBehind(0);
  }

  /** Frames that can be read now. */
  available(): number {
    this.#seen = Atomics.load(this.#counters, low);
    return (this.#seen - this.position) | 0;
  }

  /** Goes to `frames` before the newest. */
  seekBehind(frames: number): void {
    for (;;) {
      const over = Atomics.load(this.#counters, high);
      const written = Atomics.load(this.#counters, low) >>> 0;
      if (over !== Atomics.load(this.#counters, high)) continue;
      this.position = Math.max(0, over * 2 ** 32 + written - frames);
      return;
    }
  }

  /**
   * Reads interleaved stereo; false when there is not enough yet. A reader that was overtaken goes on with what is
   * still there, and it is counted.
   */
  read(into: Float32Array, frames: number): boolean {
    let available = this.available();
    if (available > masterRingFrames - guardFrames) {
      this.overruns += 1;
      this.seekBehind(masterRingFrames / 2);
      available = this.available();
    }
    if (available < frames) return false;
    const samples = this.#samples;
    for (let i = 0; i < frames; i += 1) {
      const at = ((this.position + i) & mask) * channels;
      into[2 * i] = samples[at] as number;
      into[2 * i + 1] = samples[at + 1] as number;
    }
    this.position += frames;
    return true;
  }

  /** Waits until more was written than `available` last saw, `milliseconds` at most. */
  wait(milliseconds: number): void {
    Atomics.wait(this.#counters, low, this.#seen, milliseconds);
  }
}
