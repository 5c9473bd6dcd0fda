import type { MasterRingReader } from '../../player/shared/master-ring.ts';
import { DriftResampler, framesBefore } from './drift-resampler.ts';

/** The most that is made at once. */
export const chunkFrames = 512;
const channels = 2;
const room = chunkFrames + 64;
/** To be on whole frames again it plays this much faster or slower: a cent of a semitone, for a few hundredths of a second. */
const settling = 0.0005;

/** The master ring as one device is given it: as it is for the reference ear, a little faster or slower for who follows it. */
export class DeviceFeed {
  /** What `make` made. */
  readonly samples = new Float32Array(channels * chunkFrames);
  readonly #ring: MasterRingReader;
  readonly #input = new Float32Array(channels * room);
  /** Frames at the head of `#input` that are not done with. */
  #carried = 0;
  #resampler = new DriftResampler();

  constructor(ring: MasterRingReader) {
    this.#ring = ring;
  }

  /** The next frame that the device is given. */
  get position(): number {
    return this.#ring.position - this.#carried + framesBefore;
  }

  /** Frames that are rendered and not given yet. */
  waiting(): number {
    return this.#ring.available() + this.#carried - framesBefore;
  }

  /** Goes to `frames` before the newest. */
  seekBehind(frames: number): void {
    this.#ring.seekBehind(frames + framesBefore);
    this.#carried = 0;
    this.#resampler = new DriftResampler();
  }

  /** Makes as many frames as are there, `frames` at most and none below `least`, as they are but for being on whole frames. */
  makePlain(frames: number, least: number): number {
    const resampler = this.#resampler;
    const isWhole = resampler.phase === 0;
    const there = this.waiting() - resampler.inputNeeded(0) + framesBefore;
    const count = Math.min(frames, there);
    if (count < least) return 0;
    const way = resampler.phase < 0.5 ? -resampler.phase : 1 - resampler.phase;
    const most = settling * count;
    return this.make(count, isWhole ? 1 : 1 + Math.min(most, Math.max(-most, way)) / count);
  }

  /** Makes these frames at this many of the ring's for each, or none while they are not there. */
  make(frames: number, ratio: number): number {
    const resampler = this.#resampler;
    resampler.ratio = ratio;
    const needed = resampler.inputNeeded(frames) - this.#carried;
    if (needed > 0) {
      if (!this.#ring.read(this.#input.subarray(channels * this.#carried), needed)) return 0;
      this.#carried += needed;
    }
    const used = resampler.process(this.#input, this.samples, frames);
    this.#input.copyWithin(0, channels * used, channels * this.#carried);
    this.#carried -= used;
    return frames;
  }
}
