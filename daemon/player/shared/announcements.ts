/** The longest that is said at once: 12 s, at the highest rate. */
export const mostAnnouncementFrames = 12 * 48_000;

/** Of the numbers before the samples: announcements put so far, announcements heard so far, frames of the latest. */
const put = 0;
const heard = 1;
const length = 2;
const headBytes = 16;

/**
 * Main's side of what is said over the music, one after the other: the samples belong to main until it has put them, and to the render
 * loop until it has heard them to their end. So none is ever torn, and one whose render loop has died is said by the next.
 */
export class AnnouncementWriter {
  /** To construct the `Player` with. The system gives out its memory only as it is written: as long as nothing is said it costs none. */
  readonly buffer = new SharedArrayBuffer(headBytes + mostAnnouncementFrames * 4);
  readonly #head = new Int32Array(this.buffer, 0, headBytes / 4);
  readonly #samples = new Float32Array(this.buffer, headBytes);

  /** Whether the latest was heard to its end. */
  get isFree(): boolean {
    return Atomics.load(this.#head, put) === Atomics.load(this.#head, heard);
  }

  /**
   * To be heard at once, mono at the player's rate, full scale 1; what is longer than the longest is cut off. False, with nothing changed,
   * while the one before it is not over.
   */
  put(samples: Float32Array): boolean {
    if (!this.isFree) return false;
    const frames = Math.min(samples.length, mostAnnouncementFrames);
    if (frames === 0) return true;
    this.#samples.set(samples.subarray(0, frames));
    Atomics.store(this.#head, length, frames);
    Atomics.add(this.#head, put, 1);
    return true;
  }
}

/** The render loop's side. Nothing allocates after construction. */
export class AnnouncementReader {
  readonly samples: Float32Array;
  readonly #head: Int32Array;

  constructor(buffer: SharedArrayBuffer) {
    this.#head = new Int32Array(buffer, 0, headBytes / 4);
    this.samples = new Float32Array(buffer, headBytes);
  }

  /** Of the one that is to be heard, or is being heard; 0: none is. */
  get frames(): number {
    const isOver = Atomics.load(this.#head, put) === Atomics.load(this.#head, heard);
    return isOver ? 0 : Atomics.load(this.#head, length);
  }

  /** It was heard to its end. */
  done(): void {
    Atomics.store(this.#head, heard, Atomics.load(this.#head, put));
  }
}
