import { tapRecord } from '../taps/tap-record.ts';
import { createBeatMarks } from './beat-marks.ts';
import { createOutputGains } from './output-levels.ts';

/** Frames that the ring remembers: about 2.7 s (3 s at 44.1 kHz), a power of two. */
export const masterRingFrames = 1 << 17;
const mask = masterRingFrames - 1;
const channels = 2;
/** So far from being overwritten a reader must stay, for the writer may be in the middle of a block. */
const guardFrames = 8192;

/** The shared memory of the master ring. */
export interface MasterRingBuffers {
  /** Of all that is in it: whoever plays or keeps it goes by this. */
  readonly sampleRateHz: number;
  readonly counters: SharedArrayBuffer;
  readonly samples: SharedArrayBuffer;
  /** What the devices of this machine play over it (`TappedRing`); not in the samples. */
  readonly taps: SharedArrayBuffer;
  /** How loud each of these plays it, by its slot among the ears (`OutputLevels`). */
  readonly gains: SharedArrayBuffer;
  /** Where in it the beats are (`BeatMarks`). */
  readonly beats: SharedArrayBuffer;
}

/**
 * Written frames: the low 32 bits, and how many whole halves of their range were written. The two are not stored at once,
 * but a half known a little too early or too late still tells which of the numbers with these low bits is meant.
 */
const low = 0;
const halves = 1;
const half = 2 ** 31;

/** `beats`, `gains`: the player's, if it is a player who writes. */
export function createMasterRing(
  sampleRateHz: number,
  { beats, gains }: Pick<MasterRingBuffers, 'beats' | 'gains'> = {
    beats: createBeatMarks(),
    gains: createOutputGains(),
  },
): MasterRingBuffers {
  return {
    sampleRateHz,
    counters: new SharedArrayBuffer(8),
    samples: new SharedArrayBuffer(masterRingFrames * channels * 4),
    taps: tapRecord.open().buffer,
    gains,
    beats,
  };
}

/** The finished sound, broadcast: the render loop writes and waits for nobody; a reader that is too slow loses some. */
export class MasterRingWriter {
  readonly #counters: Int32Array;
  readonly #samples: Float32Array;
  #written: number;

  /** `startFrames`: as if so much had been written already. */
  constructor(buffers: MasterRingBuffers, startFrames = 0) {
    this.#counters = new Int32Array(buffers.counters);
    this.#samples = new Float32Array(buffers.samples);
    this.#written = startFrames;
    this.#publish();
  }

  write(left: Float32Array, right: Float32Array, frames: number): void {
    const samples = this.#samples;
    for (let i = 0; i < frames; i += 1) {
      const at = ((this.#written + i) & mask) * channels;
      samples[at] = left[i]!;
      samples[at + 1] = right[i]!;
    }
    this.#written += frames;
    this.#publish();
    Atomics.notify(this.#counters, low);
  }

  #publish(): void {
    const whole = Math.floor(this.#written / half);
    if (whole !== Atomics.load(this.#counters, halves)) Atomics.store(this.#counters, halves, whole);
    Atomics.store(this.#counters, low, this.#written | 0);
  }
}

/** One listener to the master ring, in any thread. */
export class MasterRingReader {
  /** The next frame to be read, as the player counts. */
  position = 0;
  /** Times that the reader was so slow that sound was lost to it. */
  overruns = 0;
  readonly sampleRateHz: number;
  readonly #counters: Int32Array;
  readonly #samples: Float32Array;
  #seen = 0;

  constructor(buffers: MasterRingBuffers) {
    this.sampleRateHz = buffers.sampleRateHz;
    this.#counters = new Int32Array(buffers.counters);
    this.#samples = new Float32Array(buffers.samples);
    this.seekBehind(0);
  }

  /** Frames that can be read now. */
  available(): number {
    this.#seen = Atomics.load(this.#counters, low);
    return (this.#seen - this.position) | 0;
  }

  /** Goes to `frames` before the newest, which need not be whole; the frame that it goes to is. */
  seekBehind(frames: number): void {
    const middle = Atomics.load(this.#counters, halves) * half + half / 2;
    // The number nearest to the middle of its half that has these low bits: off by hours, it would be right still.
    const written = middle + ((Atomics.load(this.#counters, low) - middle) | 0);
    this.position = Math.max(0, Math.round(written - frames));
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
      into[2 * i] = samples[at]!;
      into[2 * i + 1] = samples[at + 1]!;
    }
    this.position += frames;
    return true;
  }

  /** Waits until more was written than `available` last saw, `milliseconds` at most. */
  wait(milliseconds: number): void {
    Atomics.wait(this.#counters, low, this.#seen, milliseconds);
  }
}
